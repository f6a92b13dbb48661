import type { Agency, Elsewhere, Service, Unit } from "./manual.ts";
import type { Fault, RuleCode } from "./manual-check.ts";
import type { Topic } from "./topic.ts";

type Entry = { file: string; service: Service };
type Whole = {
  agency: Agency;
  units: readonly Unit[];
  entries: readonly Entry[];
  elsewhere: readonly Elsewhere[];
  topics: readonly Topic[];
  today: string;
};
type Found = { field: string; code: RuleCode; detail?: string };

/** Longer names than this are cut on a card (see flex/actions); an official should see that before a citizen does. */
const LONGEST_TITLE = 150;

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Faults that show only when entries are held against each other, or one field of an entry against another. */
export function rulesOf({ agency, units, entries, elsewhere, topics, today }: Whole): Fault[] {
  const departments = new Set(agency.departments.map(({ code }) => code));
  const owners = new Map(units.map((unit) => [unit.id, unit]));
  const audiences = new Set(agency.audiences.map(({ id }) => id));
  const ids = new Set(entries.map(({ service }) => service.id));
  const faults: Fault[] = [];
  const at = (file: string, entry: string | null) => (found: Found) =>
    void faults.push({ file, entry, field: found.field, code: found.code, detail: found.detail ?? "" });

  twice(units, ({ id }) => id).forEach((id) => at("units.json", id)({ field: "id", code: "twice" }));
  for (const { id, department } of units) {
    if (!departments.has(department))
      at("units.json", id)({ field: "department", code: "unknown-department", detail: department });
  }
  twice(elsewhere, ({ id }) => id).forEach((id) => at("elsewhere.json", id)({ field: "id", code: "twice" }));
  for (const { id, phone, url } of elsewhere) {
    if (phone === null && url === null) at("elsewhere.json", id)({ field: "phone", code: "no-way-to-reach" });
  }
  topics.forEach((topic) => topicRules(topic, owners).forEach(at("topics.json", topic.id)));
  twice(topics, ({ id }) => id).forEach((id) => at("topics.json", id)({ field: "id", code: "twice" }));
  agencyRules(agency, ids, today).forEach(at("agency.json", null));
  const repeated = new Set(twice(entries, ({ service }) => service.id));
  const titles = new Set(twice(entries, ({ service }) => service.titleTh));
  for (const { file, service } of entries) {
    const report = at(file, service.id);
    if (repeated.has(service.id)) report({ field: "id", code: "twice", detail: service.id });
    if (titles.has(service.titleTh)) report({ field: "titleTh", code: "twice", detail: service.titleTh });
    const owner = owners.get(service.unit);
    if (!owner) report({ field: "unit", code: "unknown-unit", detail: service.unit });
    else if (file !== `services/${owner.department}.json`)
      report({ field: "unit", code: "wrong-file", detail: `services/${owner.department}.json` });
    service.audience
      .filter((audience) => !audiences.has(audience))
      .forEach((audience) => report({ field: "audience", code: "unknown-audience", detail: audience }));
    serviceRules(service, today).forEach(report);
  }
  return faults;
}

function topicRules({ unit, opensOn, closesOn, titleTh }: Topic, owners: ReadonlyMap<string, Unit>): Found[] {
  return [
    ...(owners.has(unit) ? [] : [{ field: "unit", code: "unknown-unit", detail: unit } as const]),
    ...(closesOn < opensOn
      ? [{ field: "closesOn", code: "closes-before-it-opens", detail: opensOn } as const]
      : []),
    ...tooLong(titleTh),
  ];
}

function tooLong(title: string): Found[] {
  return title.length > LONGEST_TITLE
    ? [{ field: "titleTh", code: "too-long", detail: String(LONGEST_TITLE) }]
    : [];
}

function agencyRules(agency: Agency, services: ReadonlySet<string>, today: string): Found[] {
  const { corruptionComplaint, emergency, hotlines } = agency;
  const unknown = (field: string, id: string | null): Found[] =>
    id === null || services.has(id) ? [] : [{ field, code: "unknown-service", detail: id }];
  return [
    ...twice(agency.departments, ({ code }) => code).map((code): Found => ({
      field: "departments",
      code: "twice",
      detail: code,
    })),
    ...twice(agency.groups, ({ id }) => id).map((id): Found => ({
      field: "groups",
      code: "twice",
      detail: id,
    })),
    ...twice(agency.audiences, ({ id }) => id).map((id): Found => ({
      field: "audiences",
      code: "twice",
      detail: id,
    })),
    ...unknown("corruptionComplaint.service", corruptionComplaint.service),
    ...emergency.flatMap(({ service }, i) => unknown(`emergency[${i + 1}].service`, service)),
    ...[...hotlines, ...emergency, ...agency.phones].flatMap(({ number, nameTh }): Found[] =>
      /\d{3}/u.test(number) ? [] : [{ field: "number", code: "phone-without-digits", detail: nameTh }],
    ),
    ...hoursRules(agency),
    ...holidayRules(agency),
    ...(agency.feedback.answerDays !== null && agency.feedback.source === null
      ? [{ field: "feedback.source", code: "promise-without-source" } as const]
      : []),
    ...future("checkedOn", agency.checkedOn, today),
  ];
}

function hoursRules({ officeHours: { week } }: Agency): Found[] {
  // Times of one form compare as they stand. Spans that touch are no overlap.
  const overlapping = weekdays.filter((day) => {
    const spans = week
      .flatMap((span) => span.days.filter((one) => one === day).map(() => span))
      .sort((a, b) => (a.opens < b.opens ? -1 : 1));
    return spans.some(({ opens }, i) => opens < (spans[i - 1]?.closes ?? ""));
  });
  return [
    ...week.flatMap(({ opens, closes }, i): Found[] =>
      closes > opens ? [] : [{ field: `officeHours.week[${i + 1}].closes`, code: "closes-too-early" }],
    ),
    ...(overlapping.length === 0
      ? []
      : [{ field: "officeHours.week", code: "hours-overlap", detail: overlapping.join(", ") } as const]),
  ];
}

function holidayRules({ holidays }: Agency): Found[] {
  return holidays.flatMap(({ date }, i): Found[] => {
    const before = holidays[i - 1]?.date ?? "";
    if (date > before) return [];
    const code = holidays.slice(0, i).some((one) => one.date === date) ? "twice" : "out-of-order";
    return [{ field: `holidays[${i + 1}].date`, code, detail: date }];
  });
}

function serviceRules(service: Service, today: string): Found[] {
  const { fee, steps, contact, sources, confidence } = service;
  const found: Found[] = [
    ...future("checkedOn", service.checkedOn, today),
    ...sources.flatMap(({ date }, i) => future(`sources[${i + 1}].date`, date, today)),
    ...contact.flatMap(({ phone }, i): Found[] =>
      phone === null || /\d{3}/u.test(phone)
        ? []
        : [{ field: `contact[${i + 1}].phone`, code: "phone-without-digits", detail: phone }],
    ),
    ...pairsOf(service).flatMap(pairRules),
  ];
  if (service.reviewBy <= service.checkedOn) found.push({ field: "reviewBy", code: "review-before-check" });
  if (steps.some(({ order }, i) => order !== i + 1)) found.push({ field: "steps", code: "step-order" });
  if (fee.kind === "amount" && fee.textTh === null)
    found.push({ field: "fee.textTh", code: "fee-without-text" });
  if (fee.kind === "none" && fee.textTh === null)
    found.push({ field: "fee.textTh", code: "fee-free-by-mistake" });
  if (confidence === "from-source" && sources.length === 0)
    found.push({ field: "sources", code: "no-source" });
  return [...found, ...tooLong(service.titleTh)];
}

/** A text in Thai and in English: `field` without its ending. */
export type Pair = { field: string; th: string | null; en: string | null };

/** Every text of a service that can stand in both languages. */
export function pairsOf(service: Service): Pair[] {
  const { totalDuration, fee } = service;
  const each = <T>(name: string, items: readonly T[], make: (item: T, at: string) => Pair[]) =>
    items.flatMap((item, i) => make(item, `${name}[${i + 1}]`));
  return [
    { field: "title", th: service.titleTh, en: service.titleEn },
    { field: "summary", th: service.summaryTh, en: service.summaryEn },
    ...each("steps", service.steps, (step, at) => [
      { field: `${at}.name`, th: step.nameTh, en: step.nameEn },
      { field: `${at}.detail`, th: step.detailTh, en: step.detailEn },
      { field: `${at}.duration`, th: step.durationTh, en: step.durationEn },
      { field: `${at}.responsible`, th: step.responsibleTh, en: step.responsibleEn },
    ]),
    ...(totalDuration
      ? [{ field: "totalDuration.text", th: totalDuration.textTh, en: totalDuration.textEn }]
      : []),
    ...each("documents", service.documents ?? [], (document, at) => [
      { field: `${at}.name`, th: document.nameTh, en: document.nameEn },
      { field: `${at}.condition`, th: document.conditionTh, en: document.conditionEn },
    ]),
    { field: "fee.text", th: fee.textTh, en: fee.textEn },
    ...each("channels", service.channels, (channel, at) => [
      { field: `${at}.name`, th: channel.nameTh, en: channel.nameEn },
      { field: `${at}.hours`, th: channel.hoursTh, en: channel.hoursEn },
    ]),
    ...each("conditions", service.conditions, ({ textTh, textEn }, at) => [
      { field: `${at}.text`, th: textTh, en: textEn },
    ]),
    ...each("applicantDeadlines", service.applicantDeadlines, ({ textTh, textEn }, at) => [
      { field: `${at}.text`, th: textTh, en: textEn },
    ]),
    ...each("contact", service.contact, ({ nameTh, nameEn }, at) => [
      { field: `${at}.name`, th: nameTh, en: nameEn },
    ]),
  ];
}

function pairRules({ field, th, en }: Pair): Found[] {
  if (th === null) return en === null ? [] : [{ field: `${field}En`, code: "english-without-thai" }];
  const found: Found[] = [];
  // A name may be foreign (a form, a website); a sentence is Thai.
  if (/(title|summary|text|detail)$/u.test(field) && !/[\u0E00-\u0E7F]/u.test(th))
    found.push({ field: `${field}Th`, code: "no-thai", detail: th });
  const strange = en === null ? [] : figures(en).filter((figure) => !figures(th).includes(figure));
  if (strange.length > 0)
    found.push({ field: `${field}En`, code: "figure-differs", detail: strange.join(", ") });
  return found;
}

/**
 * The figures of a text, for holding English against Thai: Thai digits read as 0–9, thousands without commas, a Buddhist year also as the
 * Gregorian one. Number words of either language are not read.
 */
function figures(text: string): string[] {
  const plain = text
    .replaceAll(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replaceAll(/(\d),(?=\d{3})/gu, "$1");
  return [...plain.matchAll(/\d+(?:\.\d+)?/gu)].flatMap(([figure]) => {
    const year = Number(figure);
    return year >= 2400 && year <= 2700 && Number.isInteger(year) ? [figure, String(year - 543)] : [figure];
  });
}

function future(field: string, date: string | null, today: string): Found[] {
  return date !== null && date > today.slice(0, date.length)
    ? [{ field, code: "in-the-future", detail: date }]
    : [];
}

function twice<T>(items: readonly T[], keyOf: (item: T) => string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return [...repeated];
}
