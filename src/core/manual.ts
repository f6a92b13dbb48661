import * as z from "zod";
import { dangers } from "./kinds.ts";

/** One line of text as the manual holds it: trimmed, not empty. */
const text = z.string().trim().min(1);
/** Whom a service is for. */
export const audiences = ["employee", "insured", "jobseeker", "employer", "migrant", "citizen"] as const;
export type Audience = (typeof audiences)[number];

/** Gregorian year, year-month or date of a piece of information. */
const partDate = z.string().regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
const webAddress = z.url({ protocol: /^https?$/ });
const count = z.int().positive();

const sourceSchema = z.strictObject({
  url: webAddress.nullable(),
  title: text,
  date: partDate.nullable(),
  kind: z.enum(["official", "law", "press", "other"]),
});

const stepSchema = z.strictObject({
  order: count,
  nameTh: text,
  detailTh: text.nullable(),
  durationText: text.nullable(),
  durationMinutes: count.nullable(),
  durationWorkingDays: count.nullable(),
  responsibleTh: text.nullable(),
});

const documentSchema = z.strictObject({
  nameTh: text,
  originals: count.nullable(),
  copies: count.nullable(),
  conditionTh: text.nullable(),
});

const feeSchema = z.strictObject({
  kind: z.enum(["none", "amount", "not-stated"]),
  textTh: text.nullable(),
  asOf: partDate.nullable(),
});

const contactSchema = z.strictObject({
  nameTh: text,
  phone: text.nullable(),
  url: webAddress.nullable(),
  line: text.nullable(),
});

const channelSchema = z.strictObject({
  kind: z.enum(["counter", "online", "post", "phone", "app"]),
  nameTh: text,
  url: webAddress.nullable(),
  hoursTh: text.nullable(),
});

/**
 * One entry of the service manual. The six parts of the o9 form (name, steps, time, channel, fee, documents) and what
 * surrounds them. An empty `steps`, `documents: null`, `totalDuration: null` and fee `not-stated` all mean: the manual does
 * not say; they never mean zero, free or none.
 */
export const serviceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  titleTh: text,
  titleEn: text,
  department: z.strictObject({ code: text, nameTh: text }),
  audience: z.array(z.enum(audiences)).min(1),
  summaryTh: text,
  steps: z.array(stepSchema),
  totalDuration: z
    .strictObject({ text, minutes: count.nullable(), workingDays: count.nullable(), official: z.boolean() })
    .nullable(),
  applicantDeadlines: z.array(z.strictObject({ textTh: text })),
  documents: z.array(documentSchema).min(1).nullable(),
  fee: feeSchema,
  channels: z.array(channelSchema),
  eServiceUrl: webAddress.nullable(),
  law: z.array(z.strictObject({ nameTh: text, sectionTh: text.nullable() })),
  contact: z.array(contactSchema).min(1),
  formCodes: z.array(text),
  aliases: z.strictObject({ th: z.array(text), en: z.array(text) }),
  sources: z.array(sourceSchema),
  confidence: z.enum(["from-source", "partly", "general-knowledge"]),
  checkedOn: partDate,
  notesTh: text.nullable(),
});

export const agencySchema = z.strictObject({
  nameTh: text,
  nameEn: text,
  shortNameTh: text,
  ministry: z.strictObject({ nameTh: text, nameEn: text, url: webAddress }),
  address: z.strictObject({ textTh: text, textEn: text, source: sourceSchema }),
  officeHours: z.strictObject({ textTh: text, source: sourceSchema }),
  phones: z.array(z.strictObject({ number: text, nameTh: text, source: sourceSchema })),
  hotlines: z
    .array(z.strictObject({ number: text, nameTh: text, purposeTh: text, source: sourceSchema }))
    .min(1),
  /** The protected channel for talk of bribery (item o18): apart from general complaints. `service`: its entry of the manual. */
  corruptionComplaint: z.strictObject({
    nameTh: text,
    nameEn: text,
    url: webAddress,
    service: z.string().nullable(),
    hotline: text.nullable(),
    source: sourceSchema,
  }),
  /** Whom to call in danger, the first one first. Each number has a source. */
  emergency: z.array(
    z.strictObject({
      number: text,
      nameTh: text,
      nameEn: text,
      dangers: z.array(z.enum(dangers)).min(1),
      service: z.string().nullable(),
      source: sourceSchema,
    }),
  ),
  departments: z.array(
    z.strictObject({
      code: text,
      nameTh: text,
      nameEn: text,
      shortNameTh: text,
      url: webAddress.nullable(),
      hotline: text.nullable(),
      inMinistry: z.boolean(),
    }),
  ),
  checkedOn: partDate,
});

/** What a manual file holds: one office and its services. `v` is the shape's version. */
export const manualSchema = z.strictObject({
  v: z.literal(1),
  agency: agencySchema,
  services: z.array(serviceSchema).min(1),
});

export type Service = z.infer<typeof serviceSchema>;
export type Step = Service["steps"][number];
export type Agency = z.infer<typeof agencySchema>;
export type Manual = z.infer<typeof manualSchema>;

/** A part of the manual that a question can ask for. */
export const fields = [
  "steps",
  "duration",
  "documents",
  "fee",
  "channel",
  "contact",
  "law",
  "eservice",
] as const;
export type Field = (typeof fields)[number];
