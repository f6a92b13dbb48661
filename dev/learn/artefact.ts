import { deflateRawSync } from "node:zlib";
import { heads, PLAIN_LENGTH, type Head, type RankerHeader } from "#core/ranker.ts";
import type { Model } from "./train.ts";
import type { Vectors } from "./vectors.ts";

/** A head's labels and what was learnt for them. `tells`: how much its weights count when an artefact must be cut to size. */
export type LearntHead = {
  labels: readonly string[];
  model: Model;
  temperature: number;
  plain: boolean;
  tells: number;
};

/** What an artefact holds: models of all heads over the same features. */
export type Learnt = {
  vectors: Pick<Vectors, "features" | "idf" | "seen" | "lengths">;
  heads: Readonly<Record<Head, LearntHead>>;
};

/** All weights but so many are within so many steps to either side: coarse steps compress better, and more weights fit. */
const RARE = 0.0005;
const STEPS = 15;
/** The largest step that is written for heads marked `plain`: few weights are much larger than all others there, and they decide. */
const LARGEST = 127;
const TURNS = 4;
/** Close enough to the limit: another turn would win nothing that one can measure. */
const FULL = 0.95;

/** One of all outputs: a label of a head, and the step in which its weights are written. */
type Output = { head: LearntHead; label: number; scale: number };

/**
 * Writes an artefact (the format: core/ranker), compressed, of at most `limit` bytes. Where a model is larger, its least telling weights
 * are left out: small ones, and those of features that hardly occur.
 */
export function toArtefact(learnt: Learnt, limit: number): Uint8Array {
  const outputs = heads.flatMap((name) => {
    const head = learnt.heads[name];
    const scale = scaleOf(head.model);
    return head.labels.map((_, label): Output => ({ head, label, scale }));
  });
  const telling = tellingOf(learnt, outputs);
  const ordered = Float32Array.from(telling).sort();
  // How far a given number of weights compresses is only known afterwards: begun with what would fit for certain, then aimed again.
  let most = Math.floor(limit / 2);
  let best = pack(learnt, outputs, telling, floorOf(ordered, most));
  for (let turn = 0; turn < TURNS && best.length < limit * FULL && most < ordered.length; turn += 1) {
    most = Math.floor(most * Math.min(1.5, (limit * 0.99) / best.length));
    const larger = pack(learnt, outputs, telling, floorOf(ordered, most));
    if (larger.length > limit) most = Math.floor(most * 0.97);
    else best = larger;
  }
  return best;
}

function floorOf(ordered: Float32Array, most: number): number {
  return most >= ordered.length ? 0 : (ordered[ordered.length - most] ?? 0);
}

function scaleOf({ weights }: Model): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return (sizes[Math.floor(sizes.length * (1 - RARE))] || 1) / STEPS;
}

function weightAt({ head, label }: Output, row: number): number {
  return head.model.weights[row * head.model.classes + label] ?? 0;
}

/** How much each weight tells: how large it is, and how often its feature comes. */
function tellingOf({ vectors }: Learnt, outputs: readonly Output[]): Float32Array {
  const { features, seen, idf, lengths } = vectors;
  const usual = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length);
  const telling = new Float32Array(features.length * outputs.length);
  for (let row = 0; row < features.length; row += 1) {
    const often = Math.sqrt(seen[row] ?? 0) * (idf[row] ?? 0);
    for (const [target, output] of outputs.entries()) {
      const over = output.head.plain ? PLAIN_LENGTH : usual;
      telling[row * outputs.length + target] =
        (Math.abs(weightAt(output, row)) * often * output.head.tells) / over;
    }
  }
  return telling;
}

function pack(
  { vectors, heads: learnt }: Learnt,
  outputs: readonly Output[],
  telling: Float32Array,
  floor: number,
): Uint8Array {
  const rows = vectors.features.map((feature, row): Row => {
    const entries: [number, number][] = [];
    for (const [target, output] of outputs.entries()) {
      if ((telling[row * outputs.length + target] ?? 0) <= floor) continue;
      const largest = output.head.plain ? LARGEST : STEPS;
      const weight = Math.round(weightAt(output, row) / output.scale);
      const written = Math.max(-largest, Math.min(largest, weight));
      if (written !== 0) entries.push([target, written]);
    }
    // A row without weights still counts: its idf belongs to the length of a message.
    return { feature, idf: vectors.idf[row] ?? 0, entries };
  });
  const headOf = (head: LearntHead) => ({
    labels: [...head.labels],
    temperature: head.temperature,
    plain: head.plain,
    scale: outputs.find((output) => output.head === head)?.scale ?? 1,
  });
  const bytes = encode(rows, outputs.length, {
    v: 1,
    heads: {
      meaning: headOf(learnt.meaning),
      field: headOf(learnt.field),
      sub: headOf(learnt.sub),
    },
    rows: rows.length,
    entries: rows.reduce((sum, { entries }) => sum + entries.length, 0),
    idf: idfRange(vectors.idf),
    bias: outputs.map(({ head, label }) => Math.round((head.model.bias[label] ?? 0) * 1e5) / 1e5),
  });
  return deflateRawSync(bytes, { level: 9 });
}

function idfRange(idf: Float32Array): { from: number; step: number } {
  const from = idf.reduce((a, b) => Math.min(a, b), Infinity);
  const to = idf.reduce((a, b) => Math.max(a, b), -Infinity);
  return idf.length === 0 ? { from: 1, step: 0 } : { from, step: (to - from) / 255 };
}

type Row = { feature: number; idf: number; entries: readonly [target: number, weight: number][] };

function encode(rows: readonly Row[], outputs: number, header: RankerHeader): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const bytes: number[] = [];
  const put = (value: number) => {
    let rest = value;
    while (rest >= 0x80) {
      bytes.push((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes.push(rest);
  };
  const { from, step } = header.idf;
  for (const [i, { feature }] of rows.entries()) put(feature - (rows[i - 1]?.feature ?? 0));
  for (const { idf } of rows) bytes.push(step === 0 ? 0 : Math.round((idf - from) / step));
  for (const { entries } of rows) put(entries.length);
  const all = rows.flatMap(({ entries }) => entries);
  for (const [target] of all) {
    bytes.push(target & 0xff);
    if (outputs > 256) bytes.push(target >> 8);
  }
  for (const [, weight] of all) bytes.push(weight & 0xff);
  const out = new Uint8Array(4 + head.length + bytes.length);
  new DataView(out.buffer).setUint32(0, head.length, true);
  out.set(head, 4);
  out.set(bytes, 4 + head.length);
  return out;
}
