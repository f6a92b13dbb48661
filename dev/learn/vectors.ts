import { featuresOf } from "#core/features.ts";

/** Examples as numbers: for each its features (places in `features`) with their values. */
export type Vectors = {
  /** The features that are kept, by their number; `idf` how telling each is. */
  features: readonly number[];
  idf: Float32Array;
  /** In how many texts each feature stands. */
  seen: readonly number[];
  starts: Uint32Array;
  ids: Uint32Array;
  values: Float32Array;
  /** How long each vector was before it was brought to length one. */
  lengths: readonly number[];
};

/** A feature that stands in one or two texts alone says little about others. */
const SEEN_IN = 3;

/** Turns texts into vectors: (1 + log count) × idf, of length one. */
export function toVectors(texts: readonly string[]): Vectors {
  const found = texts.map(featuresOf);
  const seen = new Map<number, number>();
  for (const one of found) for (const feature of one.keys()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const features = [...seen]
    .filter(([, n]) => n >= SEEN_IN)
    .map(([feature]) => feature)
    .sort((a, b) => a - b);
  const place = new Map(features.map((feature, i) => [feature, i]));
  const idf = Float32Array.from(
    features,
    (feature) => 1 + Math.log((1 + texts.length) / (1 + (seen.get(feature) ?? 0))),
  );
  const starts = new Uint32Array(texts.length + 1);
  const ids: number[] = [];
  const values: number[] = [];
  const lengths: number[] = [];
  for (const [row, one] of found.entries()) {
    const begin = ids.length;
    let square = 0;
    for (const [feature, n] of one) {
      const id = place.get(feature);
      if (id === undefined) continue;
      const value = (1 + Math.log(n)) * (idf[id] ?? 0);
      ids.push(id);
      values.push(value);
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    lengths.push(length);
    for (let i = begin; i < values.length; i += 1) values[i] = (values[i] ?? 0) / length;
    starts[row + 1] = ids.length;
  }
  return {
    features,
    idf,
    seen: features.map((feature) => seen.get(feature) ?? 0),
    starts,
    ids: Uint32Array.from(ids),
    values: Float32Array.from(values),
    lengths,
  };
}
