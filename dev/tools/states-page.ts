import { deliveryTable } from "#core/delivery-states.ts";
import { feedbackTable } from "#core/feedback-states.ts";
import { reportTable } from "#core/report-states.ts";
import { isEnd, type Need, type Row, type Table, type Telling } from "#core/states.ts";
import { topicTable } from "#core/topic-states.ts";
import { updateTable } from "#core/update-states.ts";

type AnyTable = Table<readonly string[]>;
type AnyRow = Row<string>;

/** Every table of states, with the sentence that opens its part of docs/states.md. */
export const chapters: readonly { name: string; about: string; table: AnyTable }[] = [
  {
    name: "Feedback",
    about:
      "What a person said should change, from its receipt to an honest end; one that was wrongly ended opens again.",
    table: feedbackTable,
  },
  {
    name: "Update",
    about:
      "One version of a “you said, we did”: written by one, approved by another, on the public page before it reaches anybody.",
    table: updateTable,
  },
  {
    name: "Delivery",
    about: "One update on its way to one person: never sent twice, never forgotten.",
    table: deliveryTable,
  },
  {
    name: "Topic",
    about:
      "An issue that the office puts to the public, with what can change and who decides said beforehand.",
    table: topicTable,
  },
  {
    name: "Report",
    about: "One version of the participation report (o20) of a year: checked, signed by another, published.",
    table: reportTable,
  },
];

const opening = `# States

What may happen to each kind of thing, who may do it, what it needs, whom it tells and which entry the ledger gets. Drawn from the
tables in \`src/core/*-states.ts\` by \`npm run docs\`: change a table, not this page.

**Ways of telling.** *reply*: rides on the person's next free reply · *push*: a message that costs · *reply, then push*: a push where no
reply came first · *board*: the public page · *inbox*: the console. **Needs** joined by *or*: one of them is enough. A dash in **entry**: an
internal move, of which the ledger hears nothing. In the drawings a thick frame is an end (nothing more is owed), an arrow bears its entry's
name where that is not the state's, and two sorts of moves are left out: those that stay in a state, and the erasing of a person, which
ends every feedback of theirs. The lists below them have every move.`;

/** The whole text of docs/states.md; the same tables give the same text. */
export function statesPage(): string {
  const parts = chapters.map(({ name, about, table }) =>
    [`## ${name}`, about, drawingOf(table), listOf(table)].join("\n\n"),
  );
  return `${[opening, ...parts].join("\n\n")}\n`;
}

/** Mermaid takes a dash in a state's id for part of an arrow: the id has none, the name shown keeps it. */
const idOf = (state: string) => state.replaceAll("-", "_");

function drawingOf(table: AnyTable): string {
  const going = table.rows.filter(({ from, to, entry }) => from !== to && entry !== "person.erased");
  const drawn = table.states.filter((state) => going.some(({ from, to }) => from === state || to === state));
  const ends = drawn.filter((state) => isEnd(table, state));
  const lines = [
    ...drawn.filter((state) => idOf(state) !== state).map((state) => `state "${state}" as ${idOf(state)}`),
    ...[...Map.groupBy(going, arrowOf)].map(([arrow, rows]) => arrow + labelOf(rows)),
    "classDef ended stroke-width:4px",
    `class ${ends.map(idOf).join(", ")} ended`,
  ];
  return ["```mermaid", "stateDiagram-v2", ...lines.map((line) => `    ${line}`), "```"].join("\n");
}

function arrowOf({ from, to }: AnyRow): string {
  return `${from === null ? "[*]" : idOf(from)} --> ${idOf(to)}`;
}

/** An arrow has little room: its entries without the noun, and nothing where the entry is called as the state it leads to. */
function labelOf(rows: readonly AnyRow[]): string {
  const labels = rows.flatMap(({ to, entry }) => {
    const label = entry?.replace(/^\w+\./u, "") ?? to;
    return label === to ? [] : [label];
  });
  return labels.length === 0 ? "" : ` : ${[...new Set(labels)].join(", ")}`;
}

/** One line for all moves that differ only in where they start, or that all stay where they are. */
function listOf(table: AnyTable): string {
  const lines = [...Map.groupBy(table.rows, restOf)].map(
    ([rest, rows]) => `| ${rows.map(({ from }) => from ?? "*begins*").join(", ")} | ${rest} |`,
  );
  return [
    "| from | to | who | needs | tells | entry |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

function restOf({ from, to, by, notTheSameAs, needs, tells, entry }: AnyRow): string {
  return [
    from === to ? "*stays*" : to,
    by.join(", ") + (notTheSameAs === undefined ? "" : `; not the ${notTheSameAs}`),
    needs.map(needText).join(", "),
    tells.map(tellingText).join(", "),
    entry === null ? "–" : `\`${entry}\``,
  ].join(" | ");
}

function needText(need: Need): string {
  return typeof need === "string" ? need : need.join(" or ");
}

function tellingText({ whom, way, when }: Telling): string {
  const ways: Record<Telling["way"], string> = {
    reply: "reply",
    push: "push",
    "reply-then-push": "reply, then push",
    board: "board",
    inbox: "inbox",
  };
  return `${whom} (${ways[way]}${when === undefined ? "" : `, if ${when}`})`;
}
