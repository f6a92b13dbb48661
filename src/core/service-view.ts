import type { Field, Service } from "./manual.ts";

/** A part of a card or page, in the manual's own facts. The order of `sections` is the order people read them in. */
export type Part =
  | "duration"
  | "steps"
  | "documents"
  | "fee"
  | "channel"
  | "deadlines"
  | "contact"
  | "law"
  | "eservice"
  | "conditions";

/**
 * The law is shown where it is asked for; the page behind the card always has it. Conditions stand near the end: a chat opens there, and who
 * asks "may I, how much do I get" must see them without scrolling.
 */
const USUAL: readonly Part[] = [
  "deadlines",
  "duration",
  "steps",
  "documents",
  "fee",
  "channel",
  "conditions",
  "contact",
];

/**
 * True for a service of which the manual knows little more than whom to ask: no steps, time, documents or fee. Its card says
 * so once instead of four times.
 */
export function isThin(service: Service): boolean {
  return (
    service.steps.length === 0 &&
    service.totalDuration === null &&
    service.documents === null &&
    service.fee.kind === "not-stated"
  );
}

/**
 * The parts to show of a service. Where one was asked for, the card is short: a chat opens at the end of a long card, and the answer
 * must be in sight. It then holds the part asked for, what the person must do in time, and whom to ask; the rest is one tap away. A
 * thin card leaves out the four parts that it names as unknown.
 */
export function partsToShow(service: Service, asked: Field | null): Part[] {
  const thin: readonly Part[] = ["deadlines", "channel", "conditions", "contact"];
  if (asked === null) return (isThin(service) ? thin : USUAL).filter((part) => !isEmpty(service, part));
  const beside: readonly Part[] = ["deadlines", "contact"];
  return [asked, ...beside.filter((part) => part !== asked && !isEmpty(service, part))];
}

/** Parts that are left out silently when empty; for steps, time, documents and fee the card says that the manual is silent. */
function isEmpty(service: Service, part: Part): boolean {
  switch (part) {
    case "deadlines":
      return service.applicantDeadlines.length === 0;
    case "conditions":
      return service.conditions.length === 0;
    case "channel":
      return service.channels.length === 0;
    case "law":
      return service.law.length === 0;
    default:
      return false;
  }
}

/** False where the owner marked the list of steps, or of documents, as lacking something. */
export function isComplete(service: Service, part: "steps" | "documents"): boolean {
  return !service.incomplete.includes(part);
}
