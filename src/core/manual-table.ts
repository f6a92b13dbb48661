import {
  columns,
  columnsOf,
  lists,
  singleColumns,
  valueAt,
  type Column,
  type ListName,
} from "./manual-columns.ts";
import type { Service } from "./manual.ts";

/** The services of a manual as one table: under its headings a block of rows for each service. */
export type Table = { headings: string[]; rows: (string | number | null)[][] };

/**
 * Services as a table. The first row of a block holds what a service has once; row r of it holds the r-th item of every list. The id stands
 * in each row. `fromTable` gives the same services back.
 */
export function toTable(services: readonly Service[]): Table {
  return { headings: columns.map(({ heading }) => heading), rows: services.flatMap(toBlock) };
}

function toBlock(service: Service): (string | number | null)[][] {
  const items = new Map(lists.map((list) => [list, itemsOf(service, list)]));
  const height = Math.max(1, ...[...items.values()].map(({ length }) => length));
  return Array.from({ length: height }, (_, r) =>
    columns.map((column) => {
      if (column.key === "id") return service.id;
      if (column.list !== null) return toCell(column, valueAt(items.get(column.list)?.[r], column.key));
      return r === 0 ? toCell(column, valueAt(service, column.key)) : null;
    }),
  );
}

function itemsOf(service: Service, list: ListName): readonly unknown[] {
  const items = valueAt(service, list);
  return Array.isArray(items) ? items : [];
}

function toCell({ holds }: Column, value: unknown): string | number | null {
  if (typeof holds !== "string") return holds.find(([known]) => known === value)?.[1] ?? null;
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** The letters of a column as spreadsheets show them, counted from 0: A … Z, AA, AB … */
export function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}

/** Where a service stands in a table that was read: its rows by number, and for each list the row of each of its items. */
export type Block = { id: string; row: number; items: ReadonlyMap<ListName, readonly number[]> };

/**
 * The row and the column of a field of a service as faults name it (`steps[2].nameTh`, counted from 1). A whole list is meant by its first
 * column in the first row.
 */
export function placeOf(block: Block, field: string): { row: number; column: Column } | null {
  const [, list, number, key = ""] = /^(.+?)\[(\d+)\](?:\.(.+))?$/u.exec(field) ?? [];
  if (list === undefined) {
    const column =
      singleColumns.find((one) => one.key === field) ??
      columns.find((one) => one.list === field || one.key.startsWith(`${field}.`));
    return column ? { row: block.row, column } : null;
  }
  const known = lists.find((one) => one === list);
  const column = known && columnsOf.get(known)?.find((one) => one.key === key);
  const row = known && block.items.get(known)?.[Number(number) - 1];
  return column && row !== undefined ? { row, column } : null;
}
