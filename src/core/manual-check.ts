import * as z from "zod";
import { topicSchema } from "./topic.ts";
import {
  agencySchema,
  elsewhereSchema,
  manualSchema,
  serviceSchema,
  unitSchema,
  type Manual,
  type Service,
} from "./manual.ts";
import { rulesOf } from "./manual-rules.ts";

/** A file of the manual as it was read: its value, or why there is none. */
export type ManualFile =
  | { file: string; value: unknown }
  | { file: string; fault: "missing" | "not-json"; detail?: string };

/**
 * What is wrong with a manual. `entry`: the id (or number) of the service or unit in the file, null where the file itself is meant;
 * `field`: the path inside it, as in `steps[2].nameTh`. `code` says what; `detail` is what the words around it need.
 */
export type Fault = { file: string; entry: string | null; field: string; code: FaultCode; detail: string };

export type FaultCode =
  | "missing-file"
  | "not-json"
  | "missing"
  | "unknown-field"
  | "wrong-kind"
  | "empty"
  | "no-entry"
  | "not-one-of"
  | "not-an-address"
  | "not-a-date"
  | "not-a-time"
  | "not-a-line-id"
  | "not-an-id"
  | "not-positive"
  | "invalid"
  | RuleCode;

/** Faults that only show when entries are held against each other, or one field against another. */
export type RuleCode =
  | "twice"
  | "unknown-unit"
  | "unknown-department"
  | "unknown-audience"
  | "unknown-service"
  | "wrong-file"
  | "step-order"
  | "figure-differs"
  | "fee-without-text"
  | "fee-free-by-mistake"
  | "english-without-thai"
  | "review-before-check"
  | "in-the-future"
  | "no-thai"
  | "too-long"
  | "no-source"
  | "phone-without-digits"
  | "no-way-to-reach"
  | "closes-too-early"
  | "hours-overlap"
  | "out-of-order"
  | "promise-without-source"
  | "closes-before-it-opens";

export type Checked = { manual: Manual | null; faults: readonly Fault[] };

/**
 * Checks the files of a manual and puts it together. Finds every fault, not only the first; `manual` is null where there is any: a faulty
 * manual cannot go live. `today` is a date (YYYY-MM-DD) in Bangkok.
 */
export function checkManual(files: readonly ManualFile[], today: string): Checked {
  const faults: Fault[] = [];
  const agency = one(files, "agency.json", agencySchema, faults);
  const units = many(files, "units.json", unitSchema, faults);
  // An office may know of no other: then there is no such file.
  const elsewhere = files.some(({ file }) => file === "elsewhere.json")
    ? many(files, "elsewhere.json", elsewhereSchema, faults)
    : [];
  // Nor need it have put anything to the public.
  const topics = files.some(({ file }) => file === "topics.json")
    ? many(files, "topics.json", topicSchema, faults)
    : [];
  const entries = files
    .filter(({ file }) => file.startsWith("services/"))
    .flatMap(({ file }) => many(files, file, serviceSchema, faults).map((service) => ({ file, service })));
  const whole = (file: string, code: FaultCode): Fault => ({
    file,
    entry: null,
    field: "",
    code,
    detail: "",
  });
  if (!files.some(({ file }) => file.startsWith("services/")))
    faults.push(whole("services/", "missing-file"));
  // Empty lists are well-formed, each by itself; an office without a unit or a service is not.
  if (agency && faults.length === 0) {
    if (units.length === 0) faults.push(whole("units.json", "no-entry"));
    if (entries.length === 0) faults.push(whole("services/", "no-entry"));
  }
  if (agency) faults.push(...rulesOf({ agency, units, entries, elsewhere, topics, today }));
  if (agency === null || faults.length > 0) return { manual: null, faults };
  const place = new Map(agency.departments.map(({ code }, i) => [code, i]));
  const departmentOf = new Map(units.map(({ id, department }) => [id, department]));
  const order = ({ unit }: Service) => place.get(departmentOf.get(unit) ?? "") ?? 0;
  const services = entries.map(({ service }) => service).sort((a, b) => order(a) - order(b));
  return { manual: manualSchema.parse({ v: 2, agency, units, services, elsewhere, topics }), faults };
}

function valueOf(files: readonly ManualFile[], file: string, faults: Fault[]): unknown {
  const found = files.find((one) => one.file === file);
  if (found && "value" in found) return found.value;
  const code = found?.fault === "not-json" ? "not-json" : "missing-file";
  faults.push({ file, entry: null, field: "", code, detail: found?.detail ?? "" });
  return undefined;
}

function one<T extends z.ZodType>(files: readonly ManualFile[], file: string, schema: T, faults: Fault[]) {
  const value = valueOf(files, file, faults);
  if (value === undefined) return null;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  faults.push(...result.error.issues.flatMap((issue) => toFaults(issue, file, null, value)));
  return null;
}

function many<T extends z.ZodType>(
  files: readonly ManualFile[],
  file: string,
  schema: T,
  faults: Fault[],
): z.infer<T>[] {
  const value = valueOf(files, file, faults);
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    faults.push({ file, entry: null, field: "", code: "wrong-kind", detail: "array" });
    return [];
  }
  const entries: readonly unknown[] = value;
  return entries.flatMap((entry, i) => {
    const result = schema.safeParse(entry);
    if (result.success) return [result.data];
    const name = named(entry) ?? String(i + 1);
    faults.push(...result.error.issues.flatMap((issue) => toFaults(issue, file, name, entry)));
    return [];
  });
}

const withId = z.looseObject({ id: z.string().min(1) });

function named(entry: unknown): string | null {
  const result = withId.safeParse(entry);
  return result.success ? result.data.id : null;
}

function toFaults(issue: z.core.$ZodIssue, file: string, entry: string | null, value: unknown): Fault[] {
  const field = pathOf(issue.path);
  const fault = (code: FaultCode, detail = "", of = field): Fault => ({
    file,
    entry,
    field: of,
    code,
    detail,
  });
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => fault("unknown-field", key, pathOf([...issue.path, key])));
    case "invalid_type":
      return [isMissing(value, issue.path) ? fault("missing") : fault("wrong-kind", issue.expected)];
    case "invalid_value":
      return [fault("not-one-of", issue.values.map(String).join(", "))];
    case "too_small":
      return [fault(issue.origin === "string" || issue.origin === "array" ? "empty" : "not-positive")];
    case "invalid_format":
      return [fault(formatCode(issue.format, field))];
    default:
      return [fault("invalid", issue.message)];
  }
}

function formatCode(format: string, field: string): FaultCode {
  if (format === "url") return "not-an-address";
  if (format === "date" || /(date|asOf|checkedOn|reviewBy)$/u.test(field)) return "not-a-date";
  if (/(opens|closes)$/u.test(field)) return "not-a-time";
  if (field === "lineId") return "not-a-line-id";
  return format === "regex" ? "not-an-id" : "invalid";
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return true;
    at = Reflect.get(at, key);
  }
  return at === undefined;
}

/** `steps[2].nameTh`, counted from 1 as people count. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === "number" ? `[${key + 1}]` : `${i === 0 ? "" : "."}${String(key)}`))
    .join("");
}
