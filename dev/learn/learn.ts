import { fields, type Manual } from "#core/manual.ts";
import { PLAIN_LENGTH } from "#core/ranker.ts";
import { toArtefact, type Learnt, type LearntHead } from "./artefact.ts";
import { isQuestion, type Phrase } from "./phrases.ts";
import { train, type Labels } from "./train.ts";
import { toVectors, type Vectors } from "./vectors.ts";

/** An artefact's size: it is data that every isolate loads once. */
const LIMIT = 1_000_000;
const HOW = { passes: 8, tolerance: 1, seed: 1 };

/*
 * For each head: how much a mistake costs against large weights (`c`), what softens its certainty, and how much a weight tells when the
 * artefact must be cut to size (a field is one of nine, so a weight of it serves many more messages than one of a service). All found
 * by cross-validation (docs/decisions/0004).
 */
const HEADS = {
  meaning: { c: 0.5, temperature: 0.12, plain: false, tells: 1 },
  field: { c: 0.2, temperature: 1, plain: true, tells: 3 },
  sub: { c: 0.5, temperature: 0.2, plain: false, tells: 1 },
} as const;

/** Kinds of messages that are rare among the phrases, or where a miss costs more than a false alarm: so many times do their phrases count. */
const COUNTS = new Map([
  ["#clarify", 1.5],
  ["#crisis", 4],
  ["#corruption", 4],
  ["#account_data", 2],
  ["#command", 2],
  ["#feedback", 2],
  ["#smalltalk", 2],
]);

/**
 * The names of services and what the manual says of them, as if people had typed it: all that there is to learn from for an office that
 * has no phrases yet.
 */
function namesOf(manual: Manual): Phrase[] {
  return manual.services.flatMap((service) => {
    const { id, titleTh, titleEn, summaryTh, summaryEn, formCodes, aliases, conditions } = service;
    const names = [titleTh, titleEn, ...formCodes, ...aliases.th, ...aliases.en];
    const said = [{ textTh: summaryTh, textEn: summaryEn }, ...conditions, ...service.applicantDeadlines];
    const texts = [...names, ...said.flatMap(({ textTh, textEn }) => [textTh, textEn ?? ""])];
    return [...new Set(texts.filter(Boolean))].map((text): Phrase => ({
      text,
      kind: "answer",
      accept: [id],
      field: null,
      sub: null,
      style: "name",
      batch: "names",
    }));
  });
}

/** Learns from phrases, and from the names in the manual. Phrases of services that the manual does not hold are left out. */
export function learn(manual: Manual, phrases: readonly Phrase[]): Learnt {
  const services = manual.services.map(({ id }) => id);
  const asked = phrases
    .map((phrase) => ({ ...phrase, accept: phrase.accept.filter((id) => services.includes(id)) }))
    .filter((phrase) => !isQuestion(phrase) || phrase.accept.length > 0);
  const all = [...asked, ...namesOf(manual)];
  const vectors = toVectors(all.map(({ text }) => text));
  const plain = withoutLength(vectors);
  const head = (
    name: keyof typeof HEADS,
    labels: readonly string[],
    meant: (phrase: Phrase) => string[] | null,
  ) => {
    const { c, temperature, plain: isPlain, tells } = HEADS[name];
    const place = new Map(labels.map((label, i) => [label, i]));
    const targets: Labels = all.map(
      (phrase) =>
        meant(phrase)
          ?.map((label) => place.get(label))
          .filter((one) => one !== undefined) ?? null,
    );
    const counts = labels.map((label) => COUNTS.get(label) ?? 1);
    const model = train(isPlain ? plain : vectors, targets, labels.length, { ...HOW, c, counts });
    return { labels, model, temperature, plain: isPlain, tells } satisfies LearntHead;
  };
  const kinds = [...new Set(all.map(({ kind }) => `#${kind}`))].filter((kind) => kind !== "#answer").sort();
  // That a foreign question belongs to none of the offices we know is learnt from batches in which somebody named the offices.
  const named = new Set(
    all.flatMap(({ kind, sub, batch }) => (kind === "out_of_scope" && sub !== null ? [batch] : [])),
  );
  const subOf = ({ kind, sub, batch }: Phrase) => {
    if (sub !== null) return [`${kind} ${sub}`];
    return kind === "out_of_scope" && named.has(batch) ? [`${kind} `] : null;
  };
  const subs = [...new Set(all.flatMap((phrase) => subOf(phrase) ?? []))].sort();
  return {
    vectors,
    heads: {
      // Of several good answers, or possible meanings, each; that a message is too vague to choose is learnt beside them.
      meaning: head("meaning", [...services, ...kinds], (phrase) => [
        ...(isQuestion(phrase) ? phrase.accept : []),
        `#${phrase.kind}`,
      ]),
      // Names ask for nothing, and of other kinds nobody labelled the field.
      field: head("field", ["", ...fields], (phrase) =>
        phrase.batch === "names" || !isQuestion(phrase) ? null : [phrase.field ?? ""],
      ),
      sub: head("sub", subs, subOf),
    },
  };
}

/** Learns, and writes what was learnt as an artefact. */
export function learnArtefact(manual: Manual, phrases: readonly Phrase[]): Uint8Array {
  return toArtefact(learn(manual, phrases), LIMIT);
}

/** A word that asks for a part of the manual counts the same in a long message and in a short one. */
function withoutLength(vectors: Vectors): Vectors {
  const values = Float32Array.from(vectors.values);
  for (const [row, length] of vectors.lengths.entries()) {
    const end = vectors.starts[row + 1] ?? 0;
    for (let i = vectors.starts[row] ?? 0; i < end; i += 1)
      values[i] = ((values[i] ?? 0) * length) / PLAIN_LENGTH;
  }
  return { ...vectors, values };
}
