import { below, fault, measure, type Fault } from "./faults.ts";
import { limits, type LimitId } from "./limits.ts";

/** Looks at one value and lists what is wrong with it. */
export type Check = (value: unknown, path: string) => Fault[];
/** Looks at a whole object after its fields, for rules that tie fields together. */
export type ObjectRule = (value: Record<string, unknown>, path: string) => Fault[];
export type Field = { check: Check; required: boolean };
export type Fields = Record<string, Field>;

export const required = (check: Check): Field => ({ check, required: true });
export const optional = (check: Check): Field => ({ check, required: false });

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** LINE treats a field that is `null` as one that is not there. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const wrongType = (path: string, wanted: string): Fault[] => [fault(path, "type", `must be ${wanted}`)];

/** An object with exactly these fields; an unknown one is refused even when it is empty. */
export function object(fields: Fields, ...rules: ObjectRule[]): Check {
  return (value, path) => {
    if (!isRecord(value)) return wrongType(path, "an object");
    const faults: Fault[] = [];
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) faults.push(fault(below(path, key), "unknown-field", "unknown field"));
    }
    for (const [key, field] of Object.entries(fields))
      faults.push(...checkField(field, value[key], below(path, key)));
    for (const rule of rules) faults.push(...rule(value, path));
    return faults;
  };
}

function checkField(field: Field, value: unknown, path: string): Fault[] {
  if (isSet(value)) return field.check(value, path);
  return field.required ? [fault(path, "required", "must be specified")] : [];
}

export type TextOptions = { empty?: boolean; pattern?: RegExp };

/** A text up to a limit, counted in the limit's unit; empty is refused unless allowed. */
export function text(max: LimitId | null, options: TextOptions = {}): Check {
  return (value, path) => {
    if (typeof value !== "string") return wrongType(path, "a string");
    const faults: Fault[] = [];
    if (value === "" && options.empty !== true) faults.push(fault(path, "empty", "May not be empty"));
    if (max !== null && measure(value, max) > limits[max].value) {
      faults.push(fault(path, max, `Length must be between 0 and ${limits[max].value}`));
    }
    if (value !== "" && options.pattern?.test(value) === false) {
      faults.push(fault(path, "characters", "contains characters that are not allowed"));
    }
    return faults;
  };
}

export function oneOf(values: readonly (string | number)[]): Check {
  return (value, path) =>
    values.some((allowed) => allowed === value)
      ? []
      : [fault(path, "value", `Must be one of the following values: [${values.join(", ")}]`)];
}

export const bool: Check = (value, path) => (typeof value === "boolean" ? [] : wrongType(path, "a boolean"));

/** A whole number from `min` on. */
export function integer(min: number): Check {
  return (value, path) => {
    if (!Number.isInteger(value)) return wrongType(path, "an integer");
    return Number(value) < min ? [fault(path, "range", `Must be ${min} or greater`)] : [];
  };
}

export function numberBetween(min: number, max: number): Check {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return wrongType(path, "a number");
    return value < min || value > max ? [fault(path, "range", `Must be between ${min} and ${max}`)] : [];
  };
}

/** An array of at least `min` and at most the limit's number of items. */
export function list(item: Check, max: LimitId | null, min = 1): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return wrongType(path, "an array");
    const items: unknown[] = value;
    const most = max === null ? Infinity : limits[max].value;
    const faults = items.flatMap((entry, index) => item(entry, below(path, index)));
    if (items.length < min || items.length > most) {
      const rule = items.length < min ? "empty" : (max ?? "empty");
      faults.unshift(fault(path, rule, `Size must be between ${min} and ${most}`));
    }
    return faults;
  };
}

/** An object whose `type` says which of the checks it must pass. */
export function byType(
  kinds: Record<string, Check>,
  rule: "value" | "place" | "action-type" = "value",
): Check {
  return (value, path) => {
    if (!isRecord(value)) return wrongType(path, "an object");
    const type = value["type"];
    if (!isSet(type)) return [fault(below(path, "type"), "required", "must be specified")];
    const check = typeof type === "string" && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (check !== undefined) return check(value, path);
    const names = Object.keys(kinds).join(", ");
    return [fault(below(path, "type"), rule, `Must be one of the following values: [${names}]`)];
  };
}

/** A string that a pattern accepts; the rule and the sentence say what else it should have been. */
export function matching(
  pattern: RegExp,
  rule: "size" | "colour" | "ratio" | "date",
  message: string,
): Check {
  return (value, path) =>
    typeof value === "string" && pattern.test(value) ? [] : [fault(path, rule, message)];
}

/** The field `type`, whose value was already looked at by `byType`. */
export const typeField: Field = required(() => []);
