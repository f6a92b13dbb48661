import { classes, join, nothing, tag, type Html } from "#flex/preview/html.ts";
import { FLEX_SHEETS } from "./client-files.ts";
import { botFace } from "./faces.ts";
import type { Finding, Inspected, Inspection } from "./inspect.ts";
import type { BadPlace } from "./json-place.ts";
import { markFaults } from "./mark-faults.ts";
import { both, page, plain } from "./markup.ts";
import { sheetVersion, type Room } from "./room.ts";
import { fontSheets } from "./fonts.ts";
import { inspectorWords as words } from "./words.ts";

export type Outcome =
  | { kind: "empty" | "no-message" | "too-large" }
  | { kind: "bad"; place: BadPlace }
  | { kind: "drawn"; inspection: Inspection };

/** A small phone, a usual one, a tablet. */
const WIDTHS = [320, 390, 768] as const;

export function drawInspector(room: Room, typed: string, outcome: Outcome): string {
  const result = drawOutcome(room, typed, outcome);
  return page(
    {
      title: words.title,
      // Its rules are those of all that was drawn, so the address comes after the drawing.
      sheets: [...fontSheets(), ...FLEX_SHEETS, `/chat/sheet.css?v=${sheetVersion(room)}`],
      bodyClass: "flex-page",
    },
    tag(
      "main",
      {},
      tag("p", {}, tag("a", { href: "/" }, both(words.back))),
      tag("h1", {}, both(words.title)),
      drawForm(typed, outcome.kind === "bad"),
      result,
    ),
  );
}

function drawForm(typed: string, bad: boolean): Html {
  const field = {
    id: "json",
    name: "json",
    rows: "14",
    spellcheck: "false",
    autocomplete: "off",
    "aria-invalid": bad ? "true" : undefined,
    "aria-describedby": bad ? "outcome" : undefined,
  };
  return tag(
    "form",
    { method: "post", action: "/chat/flex", class: "paste" },
    tag("label", { for: "json" }, both(words.json)),
    tag("p", { class: "quiet" }, both(words.intro)),
    // The parser eats one line end after the opening tag.
    tag("textarea", field, `\n${typed}`),
    tag("button", { type: "submit", class: "strong" }, both(words.draw)),
  );
}

function drawOutcome(room: Room, typed: string, outcome: Outcome): Html {
  const alert = (...said: (Html | string)[]): Html =>
    tag("div", { class: "alert", id: "outcome", role: "alert" }, ...said);
  switch (outcome.kind) {
    case "empty":
      return nothing;
    case "no-message":
      return alert(both(words.noMessages));
    case "too-large":
      return alert(both(words.tooLarge));
    case "bad":
      return alert(drawBadPlace(typed, outcome.place));
    case "drawn":
      return drawInspection(room, outcome.inspection);
  }
}

/** The place in words, and the line itself with a mark under the column. */
function drawBadPlace(typed: string, { line, column }: BadPlace): Html {
  const where = `${words.line[0]} ${line} ${words.column[0]} ${column} (${words.line[1]} ${line}, ${words.column[1]} ${column})`;
  const text = typed.split(/\r\n|\r|\n/)[line - 1] ?? "";
  const before = text.slice(Math.max(0, column - 41), column - 1);
  const after = text.slice(column, column + 30);
  return join([
    tag("p", {}, both(words.badJson), ": ", tag("strong", {}, where)),
    tag("pre", {}, before, tag("mark", {}, text[column - 1] ?? " "), after),
  ]);
}

function drawInspection(room: Room, { messages, findings }: Inspection): Html {
  const clean = findings.length === 0;
  return join([
    tag(
      "section",
      { id: "outcome", "aria-labelledby": "findings-head", class: clean ? "clean" : "faulty" },
      tag(
        "h2",
        { id: "findings-head" },
        both(clean ? words.clean : words.findings),
        clean ? "" : ` · ${findings.length}`,
      ),
      clean ? nothing : tag("ol", { class: "findings" }, ...findings.map(drawFinding)),
    ),
    ...messages.map((message, index) => drawMessage(room, message, index, findings)),
  ]);
}

function drawFinding({ shownPath, rule, message, reference }: Finding): Html {
  const link = tag(
    "a",
    { href: reference, target: "_blank", rel: "noopener noreferrer" },
    reference.replace(/^.*?messaging-api\//, ""),
  );
  return tag(
    "li",
    {},
    tag(
      "p",
      {},
      tag("code", {}, shownPath === "" ? words.root[0] : shownPath),
      " ",
      tag("strong", {}, message),
    ),
    tag(
      "p",
      { class: "quiet" },
      both(words.rule),
      " ",
      tag("code", {}, rule),
      " · ",
      both(words.reference),
      " ",
      link,
    ),
  );
}

function drawMessage(
  room: Room,
  { message, at, altText, size }: Inspected,
  index: number,
  findings: readonly Finding[],
): Html {
  const here = findings.filter(({ path }) => path === at || path.startsWith(`${at}.`));
  const pieces = [room.preview.message(message, at), room.preview.quickReplies(message, at)];
  const [drawn = "", chips = ""] = markFaults(pieces, here);
  const tooBig = size.most !== null && size.bytes > size.most;
  const limit = size.most === null ? "" : ` ${words.of[0]} ${size.most.toLocaleString("en")}`;
  return tag(
    "section",
    { class: "inspected", "aria-label": `${words.json[0]} ${index + 1}` },
    tag("h2", {}, tag("code", {}, at)),
    tag(
      "dl",
      { class: "facts" },
      tag("dt", {}, both(words.altText)),
      tag("dd", {}, altText ?? words.noAltText[0]),
      tag("dt", {}, both(words.size)),
      tag(
        "dd",
        { class: classes(tooBig && "too-big") },
        `${size.bytes.toLocaleString("en")}${limit} ${words.bytes[0]}`,
      ),
    ),
    tag(
      "div",
      { class: "widths", tabindex: "0", role: "region", "aria-label": plain(words.shown) },
      ...WIDTHS.map((width) => drawAt(width, drawn, chips)),
    ),
  );
}

/** The message as it stands in a chat of that width. */
function drawAt(width: number, drawn: string, chips: string): Html {
  return tag(
    "figure",
    { class: "at-width" },
    tag("figcaption", {}, `${width} px`),
    tag(
      "div",
      { class: `pane pane-${width}` },
      tag("div", { class: "row" }, botFace(), tag("div", { class: "drawn" }, { html: drawn })),
      { html: chips },
    ),
  );
}
