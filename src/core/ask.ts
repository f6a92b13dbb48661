import { recognise, type Decision } from "./answers.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Field } from "./manual.ts";

/** A decision as one flat line, for tools and measurements: best service first. `share`: how likely the first one is (0..1), where known. */
export type Asked = { kind: string; services: readonly string[]; field: Field | null; share?: number };

/** Decides one message without a chat around it: no memory, no LINE, no store. The same decision as in the chat. */
export function ask(text: string, catalogue: Catalogue): Asked {
  const recognised = recognise(text, catalogue);
  if (recognised.special === null) return fromDecision(recognised.decision);
  const { special, services } = recognised;
  return { kind: special.kind, services: servicesOf(special.kind, services, catalogue), field: null };
}

function fromDecision(decision: Decision): Asked {
  switch (decision.kind) {
    case "answer":
      return {
        kind: "answer",
        services: [decision.service, ...(decision.others ?? [])],
        field: decision.field,
        ...(decision.share === undefined ? {} : { share: Math.round(decision.share * 1000) / 1000 }),
      };
    case "clarify":
      return { kind: "clarify", services: decision.services, field: decision.field };
    case "out_of_scope":
      // Not an answer: what the chat offers beside "not found".
      return { kind: "out_of_scope", services: decision.closest, field: null };
  }
}

function servicesOf(kind: string, touched: readonly string[], catalogue: Catalogue): readonly string[] {
  const { corruptionComplaint } = catalogue.manual.agency;
  if (kind === "account_data") return touched;
  if (kind === "corruption" && corruptionComplaint.service !== null) return [corruptionComplaint.service];
  return [];
}
