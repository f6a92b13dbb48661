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
  | "eservice";

/** The law is shown where it is asked for; the page behind the card always has it. */
const USUAL: readonly Part[] = ["deadlines", "duration", "steps", "documents", "fee", "channel", "contact"];

/** Marks that editors leave in the notes of a list which is known to be incomplete (service-facts, README). */
const STEPS_INCOMPLETE = "ขั้นตอนยังไม่ครบ";
const DOCUMENTS_INCOMPLETE = "รายการเอกสารยังไม่ครบ";

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

/** The parts to show of a service, the one asked for first. A thin card leaves out the four parts that it names as unknown. */
export function partsToShow(service: Service, asked: Field | null): Part[] {
  const thin: readonly Part[] = ["deadlines", "channel", "contact"];
  const usual = (isThin(service) ? thin : USUAL).filter((part) => part === asked || !isEmpty(service, part));
  return asked === null ? [...usual] : [asked, ...usual.filter((part) => part !== asked)];
}

/** Parts that are left out silently when empty; for steps, time, documents and fee the card says that the manual is silent. */
function isEmpty(service: Service, part: Part): boolean {
  switch (part) {
    case "deadlines":
      return service.applicantDeadlines.length === 0;
    case "channel":
      return service.channels.length === 0;
    case "law":
      return service.law.length === 0;
    default:
      return false;
  }
}

/** False where editors marked the list of steps, or of documents, as not complete. */
export function isComplete(service: Service, part: "steps" | "documents"): boolean {
  return !(service.notesTh ?? "").includes(part === "steps" ? STEPS_INCOMPLETE : DOCUMENTS_INCOMPLETE);
}
