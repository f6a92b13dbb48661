import type { Agency, Field, Service } from "#core/manual.ts";
import { writePostback, type Postback } from "#core/postbacks.ts";
import { fit } from "./fit.ts";
import { draw, type Flex } from "./templates.ts";

/** REF#postback-action, #uri-action: labels ≤ 40 graphemes (20 in quick replies), data and displayText ≤ 300, uri ≤ 1,000. */
const LABEL = 40;
const DISPLAY = 300;
const URI = 1_000;
const NAME = 150;

/** A tap that carries a postback of ours. `words` show as if the person had said them. */
export function choose(postback: Postback, label: string, words: string): Flex {
  return {
    type: "postback",
    label: fit(label, LABEL, "graphemes"),
    data: writePostback(postback),
    displayText: fit(words, DISPLAY),
  };
}

/** Chooses a service: `service=<id>`, and the field where one was asked for. */
export function chooseService(service: string, field: Field | null, label: string, words: string): Flex {
  return choose({ does: "service", service, field }, label, words);
}

/** A service's name as it is shown; its id where the name shows nothing. */
export function nameOf(service: Pick<Service, "id" | "titleTh" | "titleEn">, language: "th" | "en"): string {
  return fit(language === "en" ? service.titleEn : service.titleTh, NAME) || service.id;
}

/** A button with an action. */
export function drawButton(style: "primary" | "secondary" | "link", action: Flex): Flex {
  return draw("button", { style, action });
}

/** A number that a phone can dial, of a text such as "1506 กด 2" or "0-2232-1262 ถึง 4"; null where there is none. */
export function dialable(phone: string): string | null {
  const digits = /^\s*(\+[\d -]{3,}|[\d-]{3,})/u.exec(phone)?.[1]?.replaceAll(/[ -]/gu, "");
  return digits && digits.length <= 15 ? digits : null;
}

export function callButton(phone: string, label: string, style: "primary" | "secondary"): Flex | null {
  const number = dialable(phone);
  return number === null ? null : linkButton(`tel:${number}`, label, style);
}

/** A button that opens an address; null where LINE would refuse it (scheme, length). */
export function linkButton(
  address: string,
  label: string,
  style: "primary" | "secondary" | "link",
): Flex | null {
  const uri = toUri(address);
  const text = fit(label, LABEL, "graphemes");
  if (uri === null || text === "") return null;
  return drawButton(style, { type: "uri", label: text, uri });
}

function toUri(address: string): string | null {
  try {
    const { href, protocol } = new URL(address);
    return ["http:", "https:", "tel:"].includes(protocol) && href.length <= URI ? href : null;
  } catch {
    return null;
  }
}

/** The first phone a person can dial: the service's own, else the agency's first hotline. */
export function phoneOf(service: Pick<Service, "contact"> | null, agency: Agency): string {
  const own = service?.contact
    .map(({ phone }) => phone)
    .find((phone) => phone !== null && dialable(phone) !== null);
  return own ?? agency.hotlines[0]?.number ?? "";
}
