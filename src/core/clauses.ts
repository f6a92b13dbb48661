/** A clause has so many letters at least: a shorter one is read with the next. */
const LEAST = 22;
/** The last one may be shorter: what weighs most is said at the end. */
const LEAST_LAST = 12;
/** Thai may be written without any space: a longer run is read in pieces of this length, each half over the one before. */
const RUN = 60;
const PIECE = 40;
/** So much of a message is read: time stays bounded. */
const MOST = 2_000;

/** A long message in parts of about one thing said each, in their order. Takes raw text; gives at least one part where there is a word. */
export function clausesOf(text: string): string[] {
  const clauses: string[] = [];
  let open = "";
  for (const word of text
    .slice(0, MOST)
    .split(/[\s.!?,;:…]+/u)
    .flatMap(pieces)) {
    open = open === "" ? word : `${open} ${word}`;
    if (open.length < LEAST) continue;
    clauses.push(open);
    open = "";
  }
  if (open.length >= LEAST_LAST || clauses.length === 0) return open === "" ? clauses : [...clauses, open];
  const before = clauses.pop() ?? "";
  return [...clauses, `${before} ${open}`.trimEnd()];
}

function pieces(run: string): string[] {
  if (run.length <= RUN) return run === "" ? [] : [run];
  const step = PIECE / 2;
  return Array.from({ length: Math.ceil(run.length / step) - 1 }, (_, i) =>
    run.slice(i * step, i * step + PIECE),
  );
}
