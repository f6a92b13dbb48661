import type { Catalogue } from "./catalogue.ts";
import { fieldAsked } from "./fields.ts";
import { formsNamed } from "./form-codes.ts";
import { specialOf, type Special } from "./kinds.ts";
import type { Field } from "./manual.ts";
import { denseForm } from "./normalise.ts";
import type { Ranker } from "./ranker.ts";
import { search } from "./search.ts";
import { questionIn, servicesInTurn } from "./sentences.ts";
import { meantText, understand, type Likely, type Understood } from "./understand.ts";

/** What a question is answered with. Services are ids of the manual, the best first. */
export type Decision =
  /**
   * `others`: what it may mean instead, to be offered beside the answer; absent where nothing else is likely. `share`: how likely the service
   * is among all (0..1); absent where that is not known.
   */
  | { kind: "answer"; service: string; others?: readonly string[]; field: Field | null; share?: number }
  | { kind: "clarify"; services: readonly string[]; field: Field | null }
  /** `elsewhere`: the other office that it belongs to, by its id in the manual. */
  | { kind: "out_of_scope"; closest: readonly string[]; elsewhere?: string };

/** What a message is: a question with its decision, or something else with the services that it may touch. */
export type Recognised =
  | { special: Special; services: readonly string[] }
  | { special: null; decision: Decision };

const MOST_CHOICES = 4;
const MOST_OTHERS = 2;
const CLOSEST = 2;

/*
 * Thresholds on the share of a service among all, set by cross-validation (docs/decisions/0004): one service is answered where it has
 * three tenths of all likelihood, or two and a tenth more than the next, because the next ones are offered beside it. Below that every
 * second answer would be wrong, so the chat asks back; and below `least` nothing was recognised at all.
 */
const SURE = 0.3;
const AHEAD = { share: 0.2, times: 1.1 };
const LEAST = 0.07;
const OFFERED = 0.03;
const CHOSEN = 0.08;
/** A service this likely among everything that a message may be is worth offering beside "not found". */
const CLOSE = 0.04;

/** Recognises a message: from examples where the office's ranker could be read, by plain search where not. Takes raw text. */
export function recognise(typed: string, catalogue: Catalogue): Recognised {
  if (catalogue.ranker === null) return recogniseBySearch(typed, catalogue);
  const text = meantText(typed, catalogue.ranker);
  const understood = understand(text, catalogue.ranker);
  const services = understood.services.filter(({ service }) => catalogue.byId.has(service));
  const exactly = catalogue.names.get(denseForm(text));
  // Named outright: the whole message is a name of theirs, or their form is named in it.
  const named = exactly ?? formsNamed(catalogue.formCodes, text);
  const { special } = understood;
  if (special !== null && !isJustName(exactly, special, catalogue))
    return { special, services: touched(services, understood.asked, special) };
  const asked =
    special === null
      ? understood
      : { ...understood, special: null, vague: false, near: false, elsewhere: null, field: null };
  const decision = named.size > 0 ? decideNamed(services, named, asked) : decideAmong(services, asked);
  const settled = unlearnt(text, catalogue) ?? decision;
  const found = settled.kind === "answer" ? settled : decideStory(text, catalogue.ranker, settled, catalogue);
  return { special: null, decision: withSecond(found, text, catalogue.ranker, catalogue) };
}

/** A long message of which nothing is clear as a whole may hold a question to us in one of its sentences. */
function decideStory(text: string, ranker: Ranker, whole: Decision, { byId }: Catalogue): Decision {
  const part = questionIn(text, ranker);
  const understood = part === null ? null : understand(part, ranker);
  if (understood === null || understood.special !== null) return whole;
  const services = understood.services.filter(({ service }) => byId.has(service));
  const decision = decideAmong(services, understood);
  return decision.kind === "answer" ? decision : whole;
}

/** Two questions in one message: the first is answered, the second offered beside it. */
function withSecond(decision: Decision, text: string, ranker: Ranker, { byId }: Catalogue): Decision {
  if (decision.kind !== "answer") return decision;
  const inTurn = servicesInTurn(text, ranker).filter((service) => byId.has(service));
  if (inTurn.length === 0) return decision;
  // One clear part in a longer message may be its smaller half: only offered. Two clear ones: first come, first answered.
  const [service, ...rest] = inTurn.length > 1 ? inTurn : [decision.service, ...inTurn];
  const others = [...rest, decision.service, ...(decision.others ?? [])].filter((id) => id !== service);
  return {
    ...decision,
    service: service ?? decision.service,
    others: [...new Set(others)].slice(0, MOST_OTHERS),
  };
}

/** Who types just the name of a service means it, though its words might be talk of bribery. Danger goes first, and the channel against bribery stays one. */
function isJustName(
  exactly: ReadonlySet<string> | undefined,
  special: Special,
  catalogue: Catalogue,
): boolean {
  if (special.kind === "crisis" || exactly === undefined) return false;
  const channel = catalogue.manual.agency.corruptionComplaint.service;
  return channel === null || !exactly.has(channel);
}

/** Who names a service, or its form, means it, however few words stand around. */
function decideNamed(
  services: readonly Likely[],
  named: ReadonlySet<string>,
  understood: Extract<Understood, { special: null }>,
): Decision {
  const raised = services
    .map(({ service, share }) => ({
      service,
      share: (share + (named.has(service) ? 1 : 0)) / (1 + named.size),
    }))
    .sort((a, b) => b.share - a.share);
  return decideAmong(raised, { ...understood, near: false, vague: false });
}

/**
 * A service that came into the manual after the ranker was learnt is found by its names, until the next build: where the plain search finds
 * most of the message in it. Null where there is none such, which is the usual case and costs nothing.
 */
function unlearnt(text: string, catalogue: Catalogue): Decision | null {
  if (catalogue.unlearnt.size === 0) return null;
  const [best, ...others] = search(catalogue.index(), text, 1 + MOST_OTHERS);
  if (!best || best.share < UNLEARNT_SHARE || !catalogue.unlearnt.has(best.service)) return null;
  return {
    kind: "answer",
    service: best.service,
    others: others.map(({ service }) => service),
    field: fieldAsked(text),
  };
}

/** What a question gets; where the message is no question, what it would get if it were one. */
export function decide(text: string, catalogue: Catalogue): Decision {
  const recognised = recognise(text, catalogue);
  return recognised.special === null
    ? recognised.decision
    : { kind: "out_of_scope", closest: recognised.services };
}

/** What is clearly feedback leaves little likelihood to questions: the service stands out among them, or not. */
const FILED = { share: 0.5, asked: 0.02 };

/** What somebody says should change is filed under a service without being asked: there only a clear one is named. */
function touched(services: readonly Likely[], asked: number, { kind }: Special): string[] {
  const least = kind === "feedback" ? FILED : { share: 0.2, asked: CLOSE };
  return services
    .slice(0, CLOSEST)
    .filter(({ share }) => share >= least.share && asked >= least.asked)
    .map(({ service }) => service);
}

function isClear(first: number, second: number): boolean {
  return first >= SURE || (first >= AHEAD.share && first >= AHEAD.times * second);
}

function decideAmong(
  services: readonly Likely[],
  { near, vague, field, asked, elsewhere }: Extract<Understood, { special: null }>,
): Decision {
  const [first, second] = services;
  if (near || first === undefined || first.share < LEAST) {
    const closest = services.slice(0, CLOSEST).filter(({ share }) => share * asked >= CLOSE);
    const found = { kind: "out_of_scope" as const, closest: closest.map(({ service }) => service) };
    // Where something of ours is near, nobody is sent away.
    return elsewhere === null || found.closest.length > 0 ? found : { ...found, elsewhere };
  }
  if (isClear(first.share, second?.share ?? 0) && !vague) {
    const others = services.slice(1, 1 + MOST_OTHERS).filter(({ share }) => share >= OFFERED);
    const { service, share } = first;
    return { kind: "answer", service, others: others.map((other) => other.service), field, share };
  }
  const choices = services.filter(({ share }, i) => i < 2 || share >= CHOSEN).slice(0, MOST_CHOICES);
  if (choices.length < 2) return { kind: "answer", service: first.service, others: [], field };
  return { kind: "clarify", services: choices.map(({ service }) => service), field };
}

/** Below this share of the message found in the best entry, the search has no answer; a second one this near is about as likely. */
const UNLEARNT_SHARE = 0.4;
const SEARCH = { floor: 0.16, equal: 0.95, close: 0.08 };

/** Without examples: patterns for the kinds, words and runs of letters for the services. Much weaker; /health says that it is so. */
function recogniseBySearch(text: string, catalogue: Catalogue): Recognised {
  const special = specialOf(text);
  const hits = search(catalogue.index(), text);
  if (special) {
    const found = hits.slice(0, CLOSEST).filter(({ share }) => share >= SEARCH.floor);
    return { special, services: found.map(({ service }) => service) };
  }
  const [best] = hits;
  if (!best || best.share < SEARCH.floor) {
    const near = hits.slice(0, CLOSEST).filter(({ share }) => share >= SEARCH.close);
    return { special, decision: { kind: "out_of_scope", closest: near.map(({ service }) => service) } };
  }
  const field = fieldAsked(text);
  const equals = hits.filter((hit) => hit.score >= best.score * SEARCH.equal).slice(0, MOST_CHOICES);
  if (equals.length > 1)
    return { special, decision: { kind: "clarify", services: equals.map(({ service }) => service), field } };
  const others = hits.slice(1, 1 + MOST_OTHERS).map(({ service }) => service);
  return { special, decision: { kind: "answer", service: best.service, others, field } };
}
