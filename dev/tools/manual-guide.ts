import { columns, type Column } from "#core/manual-columns.ts";
import type { Manual } from "#core/manual.ts";
import { columnWords, guide } from "#words/manual-table.ts";

/** The sheet beside the table: its rows, which of them are heads, and where the ids stand that cells choose from (rows from 1). */
export type Guide = {
  rows: string[][];
  heads: number[];
  units: { first: number; last: number };
  audiences: { first: number; last: number };
};

/** How to edit the table of a manual, what each column wants, and the ids of its units and groups of people. */
export function toGuide({ agency, units }: Manual): Guide {
  const { title, advice, heads } = guide;
  const rows: string[][] = [["", ...title]];
  const headRows = [1];
  const add = (head: string[], own: string[][]) => {
    rows.push([], head);
    headRows.push(rows.length);
    const first = rows.length + 1;
    rows.push(...own);
    return { first, last: rows.length };
  };
  rows.push(...advice.map(([th, en], i) => [String(i + 1), th, en]));
  add(
    [heads.column.join(" · "), ...heads.write, heads.needed.join(" · ")],
    columns.map((column) => [column.heading, ...wantOf(column), neededOf(column)]),
  );
  const named = (of: string, own: readonly { id: string; nameTh: string; nameEn: string }[]) =>
    add(
      [`${of}: ${heads.code[0]}`, ...heads.name],
      own.map(({ id, nameTh, nameEn }) => [id, nameTh, nameEn]),
    );
  const headingOf = (key: string, list: string | null) =>
    columns.find((column) => column.key === key && column.list === list)?.heading ?? "";
  return {
    units: named(headingOf("unit", null), units),
    audiences: named(headingOf("", "audience"), agency.audiences),
    rows,
    heads: headRows,
  };
}

function wantOf({ holds, key, list }: Column): readonly string[] {
  if (/url$/iu.test(key)) return columnWords.address;
  if (key === "unit" || list === "audience") return columnWords.known;
  if (typeof holds === "string") return columnWords[holds];
  return [columnWords.words(holds.map(([, word]) => word)), ""];
}

function neededOf({ required, list, key }: Column): string {
  if (!required) return "";
  return (list === null && !key.startsWith("totalDuration") ? columnWords.once : columnWords.item).join(
    " · ",
  );
}
