import * as z from "zod";
import { featuresOf, NOTICED } from "./features.ts";

/**
 * What a message is scored for: what it means (a service, or `#` and a kind of message that is no question), which part of the manual it
 * asks for, which command or danger or small talk it is.
 */
export const heads = ["meaning", "field", "sub"] as const;
export type Head = (typeof heads)[number];

/**
 * What was learnt from how people ask: for each head a linear model over the features of a message. Immutable; read from an artefact that
 * is named by its content.
 */
export type Ranker = {
  heads: Readonly<
    Record<Head, { labels: readonly string[]; from: number; temperature: number; plain: boolean }>
  >;
  /** Row of each feature that was kept. */
  rows: ReadonlyMap<number, number>;
  idf: Float32Array;
  /** Weights row by row: those of row r are the entries from starts[r] to starts[r + 1]. */
  starts: Uint32Array;
  targets: Uint16Array;
  weights: Int8Array;
  /** What one step of a weight is worth, by target. */
  scales: Float32Array;
  bias: Float32Array;
};

/**
 * How likely each label of each head is (each head's together 1); `margins`: by how much the message is on the side of each meaning (above 0)
 * or not (below), whatever the others are; `known`: how much of the message was ever seen (0..1).
 */
export type Scores = Readonly<Record<Head | "margins", ReadonlyMap<string, number>>> & { known: number };

/** The length of a usual message: what heads marked `plain` are scored by, whatever the length of this one. */
export const PLAIN_LENGTH = 40;

const headSchema = z.strictObject({
  labels: z.array(z.string()),
  /** Divides the scores, so that "90 %" is right nine times in ten. Found by cross-validation. */
  temperature: z.number().positive(),
  /** Scored without taking off the message's length: one word decides in a long message as in a short one. */
  plain: z.boolean(),
  scale: z.number().positive(),
});

const headerSchema = z.strictObject({
  v: z.literal(1),
  heads: z.strictObject({ meaning: headSchema, field: headSchema, sub: headSchema }),
  rows: z.int().nonnegative(),
  entries: z.int().nonnegative(),
  idf: z.strictObject({ from: z.number(), step: z.number() }),
  bias: z.array(z.number()),
});
export type RankerHeader = z.infer<typeof headerSchema>;

/**
 * Reads an artefact: a header in JSON (its length first, 4 bytes, little end first), then for each row the distance to the feature before
 * it (variable length), then for each row its idf (one byte), then how many weights it has (variable length), then the target of each
 * weight (one byte, or two where there are more than 256), then the weights (one byte). Like stands by like, because it is kept compressed.
 * @throws Error where the bytes are not such an artefact
 */
export function readRanker(bytes: Uint8Array): Ranker {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))));
  const reader = { view, at: 4 + length };
  const { entries } = header;
  const rows = new Map<number, number>();
  let feature = 0;
  for (let row = 0; row < header.rows; row += 1) {
    feature += readNumber(reader);
    rows.set(feature, row);
  }
  const { from, step } = header.idf;
  const idf = Float32Array.from({ length: header.rows }, () => from + step * readByte(reader));
  const starts = new Uint32Array(header.rows + 1);
  let end = 0;
  for (let row = 0; row < header.rows; row += 1) {
    end += readNumber(reader);
    starts[row + 1] = end;
  }
  const layout = layOut(header);
  const isWide = layout.outputs > 256;
  if (
    end !== entries ||
    bytes.length !== reader.at + (isWide ? 3 : 2) * entries ||
    header.bias.length !== layout.outputs
  )
    throw new Error("the artefact is not whole");
  const targets = Uint16Array.from(
    { length: entries },
    () => readByte(reader) + (isWide ? 256 * readByte(reader) : 0),
  );
  if (targets.some((target) => target >= layout.outputs))
    throw new Error("the artefact names a label that it has not");
  const weights = new Int8Array(bytes.slice(reader.at).buffer);
  const bias = Float32Array.from(header.bias);
  return { heads: layout.heads, scales: layout.scales, rows, idf, starts, targets, weights, bias };
}

type Reader = { view: DataView; at: number };

/** @throws RangeError at the end of the bytes */
function readByte(reader: Reader): number {
  const byte = reader.view.getUint8(reader.at);
  reader.at += 1;
  return byte;
}

/** A number of variable length: seven bits a byte, the lowest first. */
function readNumber(reader: Reader): number {
  let value = 0;
  for (let shift = 0; shift <= 28; shift += 7) {
    const byte = readByte(reader);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new Error("the artefact holds a number that is too long");
}

/** Where each head's labels stand among all outputs. */
function layOut(header: RankerHeader): Pick<Ranker, "heads" | "scales"> & { outputs: number } {
  const scales: number[] = [];
  const place = (head: Head) => {
    const { labels, temperature, plain, scale } = header.heads[head];
    const from = scales.length;
    for (const _ of labels) scales.push(scale);
    return { labels, from, temperature, plain };
  };
  const placed = { meaning: place("meaning"), field: place("field"), sub: place("sub") };
  return { heads: placed, scales: Float32Array.from(scales), outputs: scales.length };
}

/** Scores a message. Takes raw text; the time is bounded by the letters that features read. */
export function scoresOf(ranker: Ranker, text: string): Scores {
  const { found, known, length } = look(ranker, text);
  const sums = sumsOf(ranker, found);
  const marginsOf = (head: Head): number[] => {
    const { labels, from, plain } = ranker.heads[head];
    const over = plain ? PLAIN_LENGTH : length;
    return labels.map((_, i) => {
      const sum = (sums[from + i] ?? 0) * (ranker.scales[from + i] ?? 0);
      return (ranker.bias[from + i] ?? 0) + sum / over;
    });
  };
  const named = (head: Head, values: readonly number[]): ReadonlyMap<string, number> =>
    new Map(values.map((value, i) => [ranker.heads[head].labels[i] ?? "", value]));
  const shares = (head: Head, margins: readonly number[]) =>
    named(head, softmax(margins, ranker.heads[head].temperature));
  const meaning = marginsOf("meaning");
  return {
    meaning: shares("meaning", meaning),
    margins: named("meaning", meaning),
    field: shares("field", marginsOf("field")),
    sub: shares("sub", marginsOf("sub")),
    known,
  };
}

/** How much of a message was ever seen (0..1). */
export function knownShare(ranker: Ranker, text: string): number {
  return look(ranker, text).known;
}

type Found = readonly (readonly [row: number, value: number])[];

/** The features of a message that were seen before, with their values, and the length of all of them together. */
function look({ rows, idf }: Ranker, text: string): { found: Found; known: number; length: number } {
  const features = featuresOf(text);
  const found: [number, number][] = [];
  let square = 0;
  let letters = 0;
  let seen = 0;
  for (const [feature, n] of features) {
    const row = rows.get(feature);
    if (feature >= NOTICED) letters += 1;
    if (row === undefined) continue;
    if (feature >= NOTICED) seen += 1;
    const value = (1 + Math.log(n)) * (idf[row] ?? 0);
    found.push([row, value]);
    square += value * value;
  }
  const known = letters === 0 ? 0 : seen / letters;
  return { found, known, length: Math.sqrt(square) || 1 };
}

/** The inner loop of everything: each array is read in place, a shared helper would see five kinds of arrays and be slow. */
function sumsOf({ starts, targets, weights, bias }: Ranker, found: Found): Float64Array {
  const sums = new Float64Array(bias.length);
  for (const [row, value] of found) {
    const end = starts[row + 1] ?? 0;
    for (let i = starts[row] ?? 0; i < end; i += 1) {
      const target = targets[i] ?? 0;
      sums[target] = (sums[target] ?? 0) + value * (weights[i] ?? 0);
    }
  }
  return sums;
}

function softmax(scores: readonly number[], temperature: number): number[] {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const shares = scores.map((score) => Math.exp((score - most) / temperature));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
