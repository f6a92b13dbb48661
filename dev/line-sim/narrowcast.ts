import { fault, type Fault } from "./faults.ts";
import { limits } from "./limits.ts";
import {
  bool,
  byType,
  integer,
  isRecord,
  isSet,
  list,
  object,
  oneOf,
  optional,
  required,
  text,
  typeField,
  type Check,
} from "./shape.ts";
import type { Person } from "./world-types.ts";

const AGES = ["15", "20", "25", "30", "35", "40", "45", "50", "55", "60", "65", "70"].map(
  (age) => `age_${age}`,
);
const PERIODS = ["day_7", "day_30", "day_90", "day_180", "day_365"];
const AREA = /^(?:jp_(?:0[1-9]|[1-3]\d|4[0-7])|tw_(?:0[1-9]|1\d|2[0-2])|th_0[1-8]|id_(?:0[1-9]|1[0-2]))$/;

const lazy =
  (check: () => Check): Check =>
  (value, path) =>
    check()(value, path);

const oneOperator = (value: Record<string, unknown>, path: string): Fault[] =>
  ["and", "or", "not"].filter((key) => isSet(value[key])).length === 1
    ? []
    : [fault(path, "value", "exactly one of and, or, not must be specified")];

const operatorOf = (inner: Check): Check =>
  object(
    {
      type: typeField,
      and: optional(list(inner, null)),
      or: optional(list(inner, null)),
      not: optional(inner),
    },
    oneOperator,
  );

const range = (values: string[]): Check =>
  object({ type: typeField, gte: optional(oneOf(values)), lt: optional(oneOf(values)) });

const demographic: Check = byType({
  operator: operatorOf(lazy(() => demographic)),
  gender: object({ type: typeField, oneOf: required(list(oneOf(["male", "female"]), null)) }),
  age: range(AGES),
  appType: object({ type: typeField, oneOf: required(list(oneOf(["ios", "android"]), null)) }),
  area: object({ type: typeField, oneOf: required(list(text(null, { pattern: AREA }), null)) }),
  subscriptionPeriod: range(PERIODS),
});

const recipient: Check = byType({
  operator: operatorOf(lazy(() => recipient)),
  audience: object({ type: typeField, audienceGroupId: required(integer(1)) }),
  redelivery: object({ type: typeField, requestId: required(text(null)) }),
});

/** Audiences and redeliveries together, at most ten (REF#narrowcast-recipient). */
const fewConditions: Check = (value, path) => {
  const most = limits["narrowcast.conditions"].value;
  const found = conditions(value).length;
  return found > most
    ? [fault(path, "narrowcast.conditions", `at most ${most} audiences and request ids`)]
    : [];
};

/** The fields of a narrowcast beside its messages. */
export const narrowcastFields = {
  recipient: optional((value, path) => [...recipient(value, path), ...fewConditions(value, path)]),
  filter: optional(object({ demographic: optional(demographic) })),
  limit: optional(
    object({
      max: optional(integer(1)),
      upToRemainingQuota: optional(bool),
      forbidPartialDelivery: optional(bool),
    }),
  ),
} as const;

/** The audience and redelivery objects of a recipient, however deep. */
export function conditions(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => conditions(entry));
  if (!isRecord(value)) return [];
  if (value["type"] === "operator") return ["and", "or", "not"].flatMap((key) => conditions(value[key]));
  return [value];
}

/** Joins a tree of and, or and not over what its leaves say. */
export function holds(value: unknown, leaf: (entry: Record<string, unknown>) => boolean): boolean {
  if (!isRecord(value)) return true;
  if (value["type"] !== "operator") return leaf(value);
  const { and, or, not } = value;
  if (Array.isArray(and)) return and.every((entry: unknown) => holds(entry, leaf));
  if (Array.isArray(or)) return or.some((entry: unknown) => holds(entry, leaf));
  return !holds(not, leaf);
}

const DAY_MS = 86_400_000;

/** Whether a person has an attribute that a demographic filter asks for; what is not known is no match. */
export function hasAttribute(person: Person, filter: Record<string, unknown>, now: number): boolean {
  switch (filter["type"]) {
    case "gender":
      return oneIn(filter["oneOf"], person.gender);
    case "appType":
      return oneIn(filter["oneOf"], person.appType);
    case "area":
      return oneIn(filter["oneOf"], person.area);
    case "age":
      return within(filter, AGES, person.age === null ? null : AGES.indexOf(person.age));
    default: {
      const days = person.friendSince === null ? null : (now - person.friendSince) / DAY_MS;
      return within(filter, PERIODS, days, (name) => Number(name.slice(4)));
    }
  }
}

const oneIn = (allowed: unknown, value: string | null): boolean =>
  value !== null && Array.isArray(allowed) && allowed.includes(value);

function within(
  filter: Record<string, unknown>,
  names: string[],
  value: number | null,
  measure: (name: string) => number = (name) => names.indexOf(name),
): boolean {
  if (value === null) return false;
  const { gte, lt } = filter;
  if (typeof gte === "string" && value < measure(gte)) return false;
  return !(typeof lt === "string" && value >= measure(lt));
}
