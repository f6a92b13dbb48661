import { below, fault, type Fault } from "./faults.ts";
import { limits, type LimitId } from "./limits.ts";
import {
  byType,
  integer,
  isRecord,
  isSet,
  list,
  object,
  optional,
  required,
  text,
  typeField,
  type Fields,
  type ObjectRule,
} from "./shape.ts";

const emoji = object({
  index: required(integer(0)),
  productId: required(text(null)),
  emojiId: required(text(null)),
});

/** Each emoji's index must be that of a `$` of the text (REF#text-message). */
const emojisOnDollars: ObjectRule = (value, path) => {
  const { text: words, emojis } = value;
  if (typeof words !== "string" || !Array.isArray(emojis)) return [];
  const entries: unknown[] = emojis;
  return entries.flatMap((entry, index) => {
    const at = isRecord(entry) ? entry["index"] : undefined;
    if (typeof at !== "number" || words[at] === "$") return [];
    return [fault(below(below(below(path, "emojis"), index), "index"), "emoji-place", "no $ at this index")];
  });
};

/** Text message (REF#text-message). */
export const textMessage = (common: Fields) =>
  object(
    {
      ...common,
      type: typeField,
      text: required(text("text.length")),
      emojis: optional(list(emoji, "text.emojis", 0)),
      quoteToken: optional(text(null)),
    },
    emojisOnDollars,
  );

const mentionee = byType({
  user: object({ type: typeField, userId: required(text(null)) }),
  all: object({ type: typeField }),
});

const substitute = byType({
  mention: object({ type: typeField, mentionee: required(mentionee) }),
  emoji: object({ type: typeField, productId: required(text(null)), emojiId: required(text(null)) }),
});

const KEY = /^[0-9A-Za-z_]*$/;

const substitution = (value: unknown, path: string): Fault[] => {
  if (!isRecord(value)) return [fault(path, "type", "must be an object")];
  const faults: Fault[] = [];
  const keys = Object.keys(value);
  if (keys.length > limits["textV2.substitutions"].value) {
    const message = `Size must be between 0 and ${limits["textV2.substitutions"].value}`;
    faults.push(fault(path, "textV2.substitutions", message));
  }
  for (const key of keys) {
    const where = below(path, key);
    faults.push(...text("textV2.key", { pattern: KEY })(key, where), ...substitute(value[key], where));
  }
  return faults;
};

type Placeholders = { keys: string[]; broken: boolean };

/** The names between single braces of a text; `{{` and `}}` stand for the braces themselves (REF#text-message-v2). */
export function placeholders(words: string): Placeholders {
  const keys: string[] = [];
  let broken = false;
  let rest = words;
  while (rest !== "") {
    const next = /\{\{|\}\}|\{([^{}]*)\}|[{}]/.exec(rest);
    if (next === null) break;
    if (next[1] !== undefined) keys.push(next[1]);
    else if (next[0].length === 1) broken = true;
    rest = rest.slice(next.index + next[0].length);
  }
  return { keys, broken };
}

function tooMany(found: number, limit: LimitId, path: string): Fault[] {
  const { value } = limits[limit];
  return found > value ? [fault(path, limit, `at most ${value} in one message`)] : [];
}

/** Every placeholder has its substitution, and not too many of a kind are put in. */
const placeholdersFilled: ObjectRule = (value, path) => {
  if (typeof value["text"] !== "string") return [];
  const { keys, broken } = placeholders(value["text"]);
  const where = below(path, "text");
  const faults: Fault[] = broken ? [fault(where, "placeholder", "{ and } must be used in pairs")] : [];
  const map = isRecord(value["substitution"]) ? value["substitution"] : {};
  const kinds = { mention: 0, emoji: 0 };
  for (const key of keys) {
    const given = Object.hasOwn(map, key) ? map[key] : undefined;
    if (!isSet(given)) faults.push(fault(where, "placeholder", `no substitution for {${key}}`));
    const kind = isRecord(given) ? given["type"] : undefined;
    if (kind === "mention" || kind === "emoji") kinds[kind] += 1;
  }
  faults.push(...tooMany(kinds.mention, "textV2.mentions", below(path, "substitution")));
  faults.push(...tooMany(kinds.emoji, "textV2.emojis", below(path, "substitution")));
  return faults;
};

/** Text message of the second kind, with mentions and emojis in braces (REF#text-message-v2). */
export const textV2Message = (common: Fields) =>
  object(
    {
      ...common,
      type: typeField,
      text: required(text("textV2.length")),
      substitution: optional(substitution),
      quoteToken: optional(text(null)),
    },
    placeholdersFilled,
  );
