import { fault, type Fault } from "./faults.ts";
import { limits, type LimitId } from "./limits.ts";
import type { Check } from "./shape.ts";

/** The characters of RFC 3986, every `%` with two hex digits: what is left of a URI once it is percent-encoded. */
const ENCODED = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const WEB = /^https?:\/\/[^/?#]+/i;
const OPENABLE = /^(?:https?:\/\/[^/?#]+|line:\/\/.+|tel:.+)/i;

function tooLong(value: string, path: string, limit: LimitId): Fault[] {
  const { value: max } = limits[limit];
  return value.length > max ? [fault(path, limit, `Length must be between 0 and ${max}`)] : [];
}

/** A URI that a tap opens: http, https, line or tel, percent-encoded, up to 1,000 characters (REF#uri-action). */
export const openableUri: Check = (value, path) => {
  if (typeof value !== "string") return [fault(path, "type", "must be a string")];
  const wrong = ENCODED.test(value) && OPENABLE.test(value) ? [] : [fault(path, "uri", "invalid uri")];
  return [...wrong, ...tooLong(value, path, "action.uri")];
};

/** The address of an image, video or audio file: https only, percent-encoded, up to 2,000 characters (REF#url-encoding). */
export const mediaUrl: Check = (value, path) => {
  if (typeof value !== "string") return [fault(path, "type", "must be a string")];
  const long = tooLong(value, path, "media.url");
  if (!ENCODED.test(value) || !WEB.test(value)) return [fault(path, "uri", "invalid uri"), ...long];
  return /^https:/i.test(value) ? long : [fault(path, "https", "invalid uri scheme"), ...long];
};
