import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { columns } from "#core/manual-columns.ts";
import type { ManualFile } from "#core/manual-check.ts";
import { toTable } from "#core/manual-table.ts";
import { serviceSchema, type Service } from "#core/manual.ts";
import { tableWords } from "#words/manual-table.ts";

/** An entry of the manual before a change: it may be one that the check would refuse. */
const entriesSchema = z.array(z.looseObject({ id: z.string(), titleTh: z.unknown() }));

/** What becomes of each service when these take the place of what the files hold: added, removed, or changed in which columns. */
export function describeChanges(before: readonly ManualFile[], after: readonly Service[]): string[] {
  const files = before.map((file) =>
    "value" in file ? (entriesSchema.safeParse(file.value).data ?? []) : [],
  );
  const entries = files.flat();
  const old = new Map(entries.map((entry) => [entry.id, entry]));
  const ids = new Set(after.map(({ id }) => id));
  const removed = entries.filter(({ id }) => !ids.has(id));
  const changed = after.flatMap((service) => {
    const entry = old.get(service.id);
    const headings = entry === undefined ? [] : differing(entry, service);
    return headings.length > 0 ? [tableWords.changed(service.id, headings)] : [];
  });
  const lines = [
    ...removed.map(({ id, titleTh }) => tableWords.removed(id, String(titleTh))),
    ...after.filter(({ id }) => !old.has(id)).map(({ id, titleTh }) => tableWords.added(id, titleTh)),
    ...changed,
  ];
  // The order counts inside a file; which file comes first is the agency's.
  const moved = files.some((own) => {
    const names = new Set(own.map(({ id }) => id));
    const now = after.map(({ id }) => id).filter((id) => names.has(id));
    return !isDeepStrictEqual(
      [...names].filter((id) => ids.has(id)),
      now,
    );
  });
  if (moved) lines.push(tableWords.moved);
  return lines.length > 0 ? lines : [tableWords.same];
}

/** The headings of the columns in which an entry and a service differ. */
function differing(entry: unknown, service: Service): string[] {
  const { data } = serviceSchema.safeParse(entry);
  if (data === undefined) return isDeepStrictEqual(entry, service) ? [] : [tableWords.whole];
  if (isDeepStrictEqual(data, service)) return [];
  const [before, after] = [data, service].map((one) => toTable([one]).rows);
  // Below its last item a list has no cells: null and nothing are the same there.
  const cells = (rows: typeof before, i: number) =>
    (rows ?? [])
      .map((row) => row[i] ?? null)
      .join("\u0000")
      .replace(/\0+$/u, "");
  return columns.flatMap(({ heading, key }, i) =>
    key === "id" || cells(before, i) === cells(after, i) ? [] : [heading],
  );
}
