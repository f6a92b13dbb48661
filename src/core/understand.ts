import { clausesOf } from "./clauses.ts";
import { dangers, commands, smalltalks, specialOf, type Special } from "./kinds.ts";
import { toField } from "./dialogue.ts";
import type { Field } from "./manual.ts";
import { asThaiKeys } from "./keyboard.ts";
import { knownShare, scoresOf, type Ranker, type Scores } from "./ranker.ts";

/** A service that a message may mean, and how likely (0..1, all services together 1). */
export type Likely = { service: string; share: number };

/**
 * What a message is, as far as it was learnt from how people ask: a kind that is no question to the manual, or a question with the services
 * it may mean, best first. `asked`: how likely it is a question to the manual at all. `vague`: too little was said to choose; `near`: the
 * manual has probably nothing on it.
 */
export type Understood =
  | { special: Special; services: readonly Likely[]; asked: number }
  | {
      special: null;
      services: readonly Likely[];
      asked: number;
      vague: boolean;
      near: boolean;
      /** Which other office it belongs to, where it is none of ours and that was learnt. */
      elsewhere: string | null;
      field: Field | null;
    };

/*
 * Thresholds, set by cross-validation over the phrase batches (docs/decisions/0004). Danger and bribery are taken for true on little
 * evidence, because a miss costs most; where a pattern says so too, on almost none.
 */
const CRISIS = { alone: 0.25, withPattern: 0.01 };
const CORRUPTION = { alone: 0.3, withPattern: 0.03 };
/** Likelihoods are against each other: where nothing fits, something still comes first. Below these margins it is not believed. */
const FLOOR = { danger: -0.52, kind: -0.5 };
/** A pattern for praise, blame or one's own record is believed where the examples do not speak against it. */
const WITH_PATTERN = 0.15;
/**
 * From so many letters on a message that looks most like praise or blame is taken for it where it is likelier than any one service; of a shorter
 * one all services together must be less likely. It cost none of the 310 longer questions of the test sets (docs/decisions/0004).
 */
const STORY = 60;
/** A message of which less than this was ever seen in any example is not understood. */
const SEEN_ENOUGH = 0.25;
/** So is one of which little was seen and that speaks for nothing in particular. */
const DIM = { known: 0.65, best: 0.1 };
/**
 * What speaks for a message being too vague to choose: that the second service is about as near as the first, that it looks like vague
 * messages, that it fits some service at all, and that it is short. Weights by logistic regression over messages that were not learnt
 * from (docs/decisions/0004); `from`: so much of it that one in a hundred clear questions is asked back.
 */
const VAGUE = { second: 4.9, looks: 5.8, fits: 0.9, letters: -3.95, from: -17.85 };

/** Recognises a message by what was learnt. Takes raw text. */
export function understand(text: string, ranker: Ranker): Understood {
  const scores = scoresOf(ranker, text);
  const shareOf = (kind: string) => scores.meaning.get(`#${kind}`) ?? 0;
  const found = [...scores.meaning].filter(([label]) => !label.startsWith("#"));
  const among = found.reduce((sum, [, share]) => sum + share, 0);
  const services = found
    .map(([service, share]) => ({ service, share: among === 0 ? 0 : share / among }))
    .sort((a, b) => b.share - a.share);
  const asked = among + shareOf("clarify");
  // A question tells of a service; who tells at length what went wrong names a service or two beside it.
  const isTold = lettersIn(text) >= STORY;
  const rivalOf = (kind: string) =>
    isTold && kind === "feedback" ? (services[0]?.share ?? 0) * among : asked;
  const whole = specialIn(specialOf(text), scores, shareOf, rivalOf);
  const special = (isTold && whole?.kind !== "crisis" ? dangerWithin(text, ranker) : null) ?? whole;
  if (special) return { special, services, asked };
  return {
    special: null,
    services,
    asked,
    vague: isVague(scores, services, text),
    near:
      isForeign(shareOf("out_of_scope"), asked, marginOf(scores, services[0]?.service ?? "")) ||
      isDim(scores, (services[0]?.share ?? 0) * among),
    elsewhere: elsewhereOf(scores),
    field: fieldOf(scores, text, ranker),
  };
}

/** A message that fits a service this well is answered with it, unless "none of ours" is this many times as likely. */
const FITS = { margin: -0.4, times: 2 };

function isForeign(foreign: number, asked: number, margin: number): boolean {
  return foreign > (margin >= FITS.margin ? FITS.times : 1) * asked;
}

/** How well a message fits a meaning; what was never learnt fits as badly as anything. */
function marginOf({ margins }: Scores, meaning: string): number {
  return margins.get(meaning) ?? -1;
}

function isVague(scores: Scores, [first, second]: readonly Likely[], text: string): boolean {
  if (first === undefined || second === undefined) return false;
  const best = marginOf(scores, first.service);
  const vague =
    VAGUE.second * (marginOf(scores, second.service) - best) +
    VAGUE.looks * marginOf(scores, "#clarify") +
    VAGUE.fits * best +
    VAGUE.letters * Math.log(Math.max(4, lettersIn(text)));
  return vague > VAGUE.from;
}

/**
 * Who tells at length what went wrong may say the worst in one clause of it, and all the rest speaks for a complaint. A clause alone is taken for
 * danger only where it is nothing else: so it costs none of the 414 long messages of the test sets that are none. Where a pattern says so too, less is enough.
 */
const IN_CLAUSE = { share: 0.9, margin: 0, withPattern: 0.3 };

function dangerWithin(text: string, ranker: Ranker): Special | null {
  for (const clause of clausesOf(text)) {
    const scores = scoresOf(ranker, clause);
    const share = scores.known < SEEN_ENOUGH ? 0 : (scores.meaning.get("#crisis") ?? 0);
    const pattern = specialOf(clause);
    if (pattern?.kind === "crisis" && share >= IN_CLAUSE.withPattern) return pattern;
    if (share >= IN_CLAUSE.share && marginOf(scores, "#crisis") >= IN_CLAUSE.margin)
      return toSpecial("crisis", scores);
  }
  return null;
}

function lettersIn(text: string): number {
  return text.replaceAll(/\s/gu, "").length;
}

function isDim({ known }: Scores, best: number): boolean {
  return known < SEEN_ENOUGH || (known < DIM.known && best < DIM.best);
}

/** Most foreign questions are about nothing in particular, so an office needs only this much of their likelihood to be named, and so much at all. */
const NAMED = { times: 0.3, least: 0.1 };

function elsewhereOf({ sub }: Scores): string | null {
  const prefix = "out_of_scope ";
  const [best] = [...sub]
    .filter(([label]) => label.startsWith(prefix) && label !== prefix)
    .sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] < Math.max(NAMED.least, NAMED.times * (sub.get(prefix) ?? 0)))
    return null;
  return best[0].slice(prefix.length);
}

/** How much more must be known of a message in Thai keys before it is taken for a slip of the keyboard. */
const CLEARLY_THAI = { more: 0.25, least: 0.6 };

/** The message as it was meant: typed again in Thai where the keyboard was left on English. */
export function meantText(text: string, ranker: Ranker): string {
  const thai = asThaiKeys(text);
  if (thai === null) return text;
  const known = knownShare(ranker, thai);
  return known >= CLEARLY_THAI.least && known >= knownShare(ranker, text) + CLEARLY_THAI.more ? thai : text;
}

/** The kind of a message that is no question to the manual; null where it may be one. `rivalOf`: how likely it is a question, against a kind. */
function specialIn(
  pattern: Special | null,
  scores: Scores,
  shareOf: (kind: string) => number,
  rivalOf: (kind: string) => number,
): Special | null {
  // What was never seen speaks for nothing: only a pattern does.
  if (scores.known < SEEN_ENOUGH) return pattern;
  const isSerious = (kind: "crisis" | "corruption", { alone, withPattern }: typeof CRISIS) => {
    const share = shareOf(kind);
    const fits = marginOf(scores, `#${kind}`) >= FLOOR.danger;
    const isSaid = pattern?.kind === kind;
    return isSaid ? fits || share >= withPattern : fits && share >= alone;
  };
  if (isSerious("crisis", CRISIS)) return pattern?.kind === "crisis" ? pattern : toSpecial("crisis", scores);
  if (isSerious("corruption", CORRUPTION)) return { kind: "corruption" };
  if (pattern !== null && isBelieved(pattern, shareOf)) return pattern;
  const [top] = [...scores.meaning]
    .filter(([label]) => label.startsWith("#") && label !== "#clarify")
    .filter(([label]) => label === "#out_of_scope" || marginOf(scores, label) >= FLOOR.kind)
    .map(([label, share]): [string, number] => [label.slice(1), share])
    .sort(([, a], [, b]) => b - a);
  return top === undefined || top[0] === "out_of_scope" || top[1] <= rivalOf(top[0])
    ? null
    : toSpecial(top[0], scores);
}

/** Orders to the chat and greetings have patterns for the whole message: where one fits, nothing else is meant. */
function isBelieved(pattern: Special, shareOf: (kind: string) => number): boolean {
  switch (pattern.kind) {
    case "command":
    case "smalltalk":
      return true;
    case "account_data":
    case "feedback":
      return shareOf(pattern.kind) >= WITH_PATTERN;
    default:
      return false;
  }
}

function toSpecial(kind: string, scores: Scores): Special | null {
  const of = <T extends string>(subs: readonly T[]): T | undefined =>
    [...subs].sort(
      (a, b) => (scores.sub.get(`${kind} ${b}`) ?? 0) - (scores.sub.get(`${kind} ${a}`) ?? 0),
    )[0];
  switch (kind) {
    case "crisis":
      return { kind, danger: of(dangers) ?? "violence" };
    case "command":
      return { kind, command: of(commands) ?? "menu" };
    case "smalltalk":
      return { kind, smalltalk: of(smalltalks) ?? "greeting" };
    case "corruption":
    case "account_data":
    case "feedback":
      return { kind };
    default:
      return null;
  }
}

/** A part of the manual is believed to be asked for where it is this likely against none. Set by cross-validation. */
const FIELD = 0.82;
/** In a long message the question stands near the end: so many letters are looked at alone. */
const QUESTION = 100;

function fieldOf(scores: Scores, text: string, ranker: Ranker): Field | null {
  const atEnd = text.length > QUESTION ? fieldIn(scoresOf(ranker, text.slice(-QUESTION))) : null;
  return atEnd ?? fieldIn(scores);
}

function fieldIn({ field }: Scores): Field | null {
  const none = field.get("") ?? 0;
  const [best] = [...field].filter(([label]) => label !== "").sort(([, a], [, b]) => b - a);
  return best && best[1] > FIELD * none ? toField(best[0]) : null;
}
