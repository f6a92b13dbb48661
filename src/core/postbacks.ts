import { toField, languages, type Language } from "./dialogue.ts";
import type { Field } from "./manual.ts";

/** Why an answer did not help, as a tap says it. */
export const whys = ["other-topic", "hard-to-read", "incomplete", "outdated"] as const;
export type Why = (typeof whys)[number];

/** What a button of ours carries back. The first three are part of the outside contract: `service=<id>` chooses a service. */
export type Postback =
  | { does: "service"; service: string; field: Field | null }
  | { does: "helpful"; service: string; helpful: boolean; why: Why | null }
  | { does: "wish"; service: string }
  | { does: "menu" }
  | { does: "browse"; audience: string }
  | { does: "language"; language: Language }
  /** The person confirms that everything about them shall go. */
  | { does: "erase" };

/** Writes a postback as the data of a button: a query string, short enough for LINE's 300 characters. */
export function writePostback(postback: Postback): string {
  const values = new URLSearchParams();
  switch (postback.does) {
    case "service":
      values.set("service", postback.service);
      if (postback.field) values.set("field", postback.field);
      break;
    case "helpful":
      values.set("helpful", postback.helpful ? "yes" : "no");
      values.set("of", postback.service);
      if (postback.why) values.set("why", postback.why);
      break;
    case "wish":
      values.set("wish", postback.service);
      break;
    case "menu":
      values.set("menu", "main");
      break;
    case "browse":
      values.set("browse", postback.audience);
      break;
    case "language":
      values.set("language", postback.language);
      break;
    case "erase":
      values.set("erase", "me");
      break;
  }
  return values.toString();
}

/** Reads the data of a button; null where it is none of ours (an old card, somebody else's data). Takes any text. */
export function readPostback(data: string): Postback | null {
  const values = new URLSearchParams(data.slice(0, 300));
  const service = values.get("service");
  if (service !== null) return { does: "service", service, field: toField(values.get("field")) };
  const helpful = values.get("helpful");
  if (helpful === "yes" || helpful === "no") {
    const why = whys.find((known) => known === values.get("why")) ?? null;
    return { does: "helpful", service: values.get("of") ?? "", helpful: helpful === "yes", why };
  }
  const wish = values.get("wish");
  if (wish !== null) return { does: "wish", service: wish };
  const audience = values.get("browse");
  if (audience !== null) return { does: "browse", audience };
  const language = languages.find((known) => known === values.get("language"));
  if (language) return { does: "language", language };
  if (values.get("erase") === "me") return { does: "erase" };
  return values.has("menu") ? { does: "menu" } : null;
}
