/** Where a text stops being JSON, counted from 1 as editors do. */
export type BadPlace = { line: number; column: number };

export type ReadJson = { value: unknown } | { bad: BadPlace };

/**
 * Reads JSON, or says at which line and column it breaks. `JSON.parse` alone does not always name a place: a text that ends
 * too early, for instance, gets none.
 */
export function readJson(text: string): ReadJson {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return { bad: placeIn(text, breakOf(text)) };
  }
}

function placeIn(text: string, index: number): BadPlace {
  const before = text.slice(0, index).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** A number, a text, a word of JSON, or one sign of structure; white space before it. */
const TOKEN =
  // oxlint-disable-next-line no-control-regex -- JSON refuses them inside a text
  /[ \t\r\n]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/y;

type Expect = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma" | "end";

/** The first place that can't be part of JSON: the grammar as a table of what may come next. */
function breakOf(text: string): number {
  const open: ("[" | "{")[] = [];
  let expect: Expect = "value";
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    const kind =
      found === null
        ? "none"
        : found[1] !== undefined
          ? "text"
          : found[2] !== undefined
            ? "word"
            : (found[3] ?? "none");
    const next = step(expect, kind, open);
    if (next === null || found === null) return skipSpace(text, at);
    expect = next;
    at = TOKEN.lastIndex;
  }
}

const skipSpace = (text: string, at: number): number =>
  at + (/^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);

/** What may follow this token, or null where it may not stand. Keeps the list of what is open. */
function step(expect: Expect, kind: string, open: ("[" | "{")[]): Expect | null {
  const closed = (): Expect => (open.length === 0 ? "end" : "comma");
  const close = (opener: "[" | "{"): Expect | null => {
    if (open.at(-1) !== opener) return null;
    open.pop();
    return closed();
  };
  if (expect === "key" || expect === "key or }") {
    if (kind === "text") return "colon";
    return kind === "}" && expect === "key or }" ? close("{") : null;
  }
  if (expect === "colon") return kind === ":" ? "value" : null;
  if (expect === "comma") return afterValue(kind, open, close);
  if (expect === "end") return null;
  return value(kind, expect, open, { closed, close });
}

type Closers = { closed: () => Expect; close: (opener: "[" | "{") => Expect | null };

function value(kind: string, expect: Expect, open: ("[" | "{")[], { closed, close }: Closers): Expect | null {
  if (kind === "text" || kind === "word") return closed();
  if (kind === "]" && expect === "value or ]") return close("[");
  if (kind !== "[" && kind !== "{") return null;
  open.push(kind);
  return kind === "[" ? "value or ]" : "key or }";
}

function afterValue(kind: string, open: ("[" | "{")[], close: Closers["close"]): Expect | null {
  if (kind === ",") return open.at(-1) === "{" ? "key" : "value";
  if (kind === "]") return close("[");
  return kind === "}" ? close("{") : null;
}
