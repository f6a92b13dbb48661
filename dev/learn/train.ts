import type { Vectors } from "./vectors.ts";

/** A trained linear model: a weight for each feature and class (`weights[feature * classes + class]`), and a bias for each class. */
export type Model = { classes: number; weights: Float32Array; bias: Float32Array };

/** Which classes a text belongs to; none: it is an example against all. `null`: it says nothing about this model. */
export type Labels = readonly (readonly number[] | null)[];

/** `counts`: how many times the texts of a class count against all others (rare classes would be overlooked). */
type Options = {
  c: number;
  passes: number;
  tolerance: number;
  seed: number;
  counts: readonly number[];
};

/**
 * Learns for each class to tell its texts from all others: a linear support vector machine with squared hinge loss, one against the rest,
 * by dual coordinate descent with shrinking (Hsieh et al., A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008). The
 * same texts give the same model: chance has a fixed seed. `c`: how much a mistake costs against large weights.
 */
export function train(vectors: Vectors, labels: Labels, classes: number, options: Options): Model {
  const width = vectors.features.length;
  const weights = new Float32Array(width * classes);
  const bias = new Float32Array(classes);
  const rows = labels.flatMap((label, row) => (label === null ? [] : [row]));
  const squares = lengthsOf(vectors, rows);
  for (let k = 0; k < classes; k += 1) {
    const signs = Int8Array.from(rows, (row) => (labels[row]?.includes(k) ? 1 : -1));
    const own = separate(vectors, rows, signs, squares, options, options.counts[k] ?? 1);
    for (let id = 0; id < width; id += 1) weights[id * classes + k] = own[id] ?? 0;
    bias[k] = own[width] ?? 0;
  }
  return { classes, weights, bias };
}

function lengthsOf({ starts, values }: Vectors, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => {
    let sum = 1;
    const end = starts[row + 1] ?? 0;
    for (let i = starts[row] ?? 0; i < end; i += 1) sum += (values[i] ?? 0) ** 2;
    return sum;
  });
}

/** One class against the rest. Gives a weight for each feature, and the bias as the last. */
function separate(
  vectors: Vectors,
  rows: readonly number[],
  signs: Int8Array,
  squares: Float64Array,
  options: Options,
  counts: number,
): Float64Array {
  const usual = 0.5 / options.c;
  const state: State = {
    vectors,
    w: new Float64Array(vectors.features.length + 1),
    alpha: new Float64Array(rows.length),
    active: Uint32Array.from(rows, (_, i) => i),
    size: rows.length,
    limit: Infinity,
  };
  const next = chance(options.seed);
  for (let pass = 0; pass < options.passes; pass += 1) {
    shuffle(state.active, state.size, next);
    const spread = sweep(state, rows, signs, squares, { usual, rare: usual / counts });
    if (spread <= options.tolerance) {
      if (state.size === rows.length) break;
      state.size = rows.length;
      state.limit = Infinity;
    }
  }
  return state.w;
}

/** `active`: the texts that are still looked at stand first, `size` of them. `limit`: well beyond it a text is not looked at again. */
type State = {
  vectors: Vectors;
  w: Float64Array;
  alpha: Float64Array;
  active: Uint32Array;
  size: number;
  limit: number;
};

/** One pass over the active texts. Gives how far apart the largest and the smallest projected gradient were. */
function sweep(
  state: State,
  rows: readonly number[],
  signs: Int8Array,
  squares: Float64Array,
  slacks: { usual: number; rare: number },
): number {
  const { vectors, w, alpha, active } = state;
  let largest = -Infinity;
  let smallest = Infinity;
  let s = 0;
  while (s < state.size) {
    const i = u32(active, s);
    const row = rows[i] ?? 0;
    const sign = i8(signs, i);
    const slack = sign > 0 ? slacks.rare : slacks.usual;
    const before = f64(alpha, i);
    const gradient = sign * score(w, vectors, row) - 1 + slack * before;
    if (before === 0 && gradient > state.limit) {
      // Well on its own side: it is not looked at again until the others have settled.
      state.size -= 1;
      active[s] = u32(active, state.size);
      active[state.size] = i;
      continue;
    }
    s += 1;
    const projected = before === 0 ? Math.min(0, gradient) : gradient;
    largest = Math.max(largest, projected);
    smallest = Math.min(smallest, projected);
    if (Math.abs(projected) < NOTHING) continue;
    const after = Math.max(0, before - gradient / (f64(squares, i) + slack));
    alpha[i] = after;
    move(w, vectors, row, (after - before) * sign);
  }
  state.limit = largest <= 0 ? Infinity : largest;
  return largest - smallest;
}

const NOTHING = 1e-12;

/* One helper for each kind of array: a shared one would see them all and be several times slower. */
const f64 = (values: Float64Array, i: number): number => values[i] ?? 0;
const f32 = (values: Float32Array, i: number): number => values[i] ?? 0;
const u32 = (values: Uint32Array, i: number): number => values[i] ?? 0;
const i8 = (values: Int8Array, i: number): number => values[i] ?? 0;

function score(w: Float64Array, { starts, ids, values }: Vectors, row: number): number {
  let sum = f64(w, w.length - 1);
  const end = u32(starts, row + 1);
  for (let j = u32(starts, row); j < end; j += 1) sum += f64(w, u32(ids, j)) * f32(values, j);
  return sum;
}

function move(w: Float64Array, { starts, ids, values }: Vectors, row: number, step: number): void {
  const end = u32(starts, row + 1);
  for (let j = u32(starts, row); j < end; j += 1) {
    const id = u32(ids, j);
    w[id] = f64(w, id) + step * f32(values, j);
  }
  w[w.length - 1] = f64(w, w.length - 1) + step;
}

/** Chance that is the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(order: Uint32Array, size: number, next: () => number): void {
  for (let i = size - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
}
