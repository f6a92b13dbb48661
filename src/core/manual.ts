import * as z from "zod";
import { dangers } from "./kinds.ts";
import {
  closing,
  count,
  english,
  fullDate,
  opening,
  partDate,
  slug,
  sourceSchema,
  text,
  webAddress,
} from "./manual-values.ts";
import { topicSchema } from "./topic.ts";

const stepSchema = z.strictObject({
  order: count,
  nameTh: text,
  nameEn: english,
  detailTh: text.nullable(),
  detailEn: english,
  durationTh: text.nullable(),
  durationEn: english,
  durationMinutes: count.nullable(),
  durationWorkingDays: count.nullable(),
  responsibleTh: text.nullable(),
  responsibleEn: english,
});

const documentSchema = z.strictObject({
  nameTh: text,
  nameEn: english,
  originals: count.nullable(),
  copies: count.nullable(),
  conditionTh: text.nullable(),
  conditionEn: english,
});

const feeSchema = z.strictObject({
  kind: z.enum(["none", "amount", "not-stated"]),
  textTh: text.nullable(),
  textEn: english,
  asOf: partDate.nullable(),
});

const contactSchema = z.strictObject({
  nameTh: text,
  nameEn: english,
  phone: text.nullable(),
  url: webAddress.nullable(),
  line: text.nullable(),
});

const channelSchema = z.strictObject({
  kind: z.enum(["counter", "online", "post", "phone", "app"]),
  nameTh: text,
  nameEn: english,
  url: webAddress.nullable(),
  hoursTh: text.nullable(),
  hoursEn: english,
});

const totalDurationSchema = z.strictObject({
  textTh: text,
  textEn: english,
  minutes: count.nullable(),
  workingDays: count.nullable(),
  official: z.boolean(),
});

/** One whole sentence in both languages. */
const sentenceSchema = z.strictObject({ textTh: text, textEn: english });

/**
 * One entry of the service manual. The six parts of the o9 form (name, steps, time, channel, fee, documents) and what
 * surrounds them. An empty `steps`, `documents: null`, `totalDuration: null` and fee `not-stated` all mean: the manual does
 * not say; they never mean zero, free or none.
 */
export const serviceSchema = z.strictObject({
  id: slug,
  titleTh: text,
  titleEn: text,
  /** The unit that answers for this entry (units.json); through it, the department. */
  unit: slug,
  audience: z.array(slug).min(1),
  summaryTh: text,
  summaryEn: english,
  steps: z.array(stepSchema),
  totalDuration: totalDurationSchema.nullable(),
  applicantDeadlines: z.array(sentenceSchema),
  documents: z.array(documentSchema).min(1).nullable(),
  fee: feeSchema,
  channels: z.array(channelSchema),
  /** What a person needs to know before or while using the service: who may, how much, what else. */
  conditions: z.array(sentenceSchema),
  eServiceUrl: webAddress.nullable(),
  law: z.array(z.strictObject({ nameTh: text, sectionTh: text.nullable() })),
  contact: z.array(contactSchema).min(1),
  formCodes: z.array(text),
  aliases: z.strictObject({ th: z.array(text), en: z.array(text) }),
  sources: z.array(sourceSchema),
  confidence: z.enum(["from-source", "partly", "general-knowledge"]),
  /** Lists that the owner knows to lack something; cards and pages say so. */
  incomplete: z.array(z.enum(["steps", "documents"])),
  checkedOn: fullDate,
  /** By when the owner must have looked at the entry again. */
  reviewBy: fullDate,
  /** For the owner alone: what no source holds, where sources differ, what to confirm. Never shown to citizens. */
  editorNote: text.nullable(),
});

/** Another office, for what people ask here although it is not ours. Each with the source that names its number or address. */
export const elsewhereSchema = z.strictObject({
  id: slug,
  nameTh: text,
  nameEn: text,
  topicTh: text,
  topicEn: text,
  phone: text.nullable(),
  url: webAddress.nullable(),
  source: sourceSchema,
});

/** A part of an office that owns entries of the manual, and later feedback. */
export const unitSchema = z.strictObject({ id: slug, nameTh: text, nameEn: text, department: slug });

/** When somebody is there, as people read it and as `week`, for machines: 1 is Monday, 7 is Sunday. An empty week: not known. */
const hoursSchema = z.strictObject({
  textTh: text,
  textEn: text,
  week: z.array(
    z.strictObject({
      days: z.array(z.literal([1, 2, 3, 4, 5, 6, 7])).min(1),
      opens: opening,
      closes: closing,
    }),
  ),
  source: sourceSchema,
});

/** A day on which the office is closed although the week says that it is open. */
const holidaySchema = z.strictObject({ date: fullDate, nameTh: text, nameEn: text, source: sourceSchema });

export const agencySchema = z.strictObject({
  nameTh: text,
  nameEn: text,
  shortNameTh: text,
  ministry: z.strictObject({ nameTh: text, nameEn: text, url: webAddress }),
  /** Whom services are for, in the order of the menu. */
  audiences: z.array(z.strictObject({ id: slug, nameTh: text, nameEn: text })).min(1),
  /** Who people may say that they are when they say something; only for counting who was heard. Never asked for by itself. */
  groups: z.array(z.strictObject({ id: slug, nameTh: text, nameEn: text })).max(10),
  /** What people of this office ask, shown as examples: whole questions, and words of one or two syllables. */
  examples: z.strictObject({
    questions: z.array(z.strictObject({ textTh: text, textEn: text })).min(1),
    words: z.array(z.strictObject({ textTh: text, textEn: text })).min(2),
  }),
  /** The data protection officer (PDPA s.41), null where the office has not named one here. */
  dataProtectionOfficer: z
    .strictObject({
      nameTh: text,
      nameEn: text,
      phone: text.nullable(),
      email: z.email().nullable(),
      url: webAddress.nullable(),
    })
    .nullable(),
  address: z.strictObject({ textTh: text, textEn: text, source: sourceSchema }),
  officeHours: hoursSchema,
  /** The days on which the office is closed, the earliest first, each with the source that names it. */
  holidays: z.array(holidaySchema),
  /** Up to and with which day `holidays` holds them all; null: nobody has given us a whole list, and readers are told "except public holidays". */
  holidaysUntil: fullDate.nullable(),
  /** Within how many calendar days the office promises to answer what people say; null where it has promised nothing. */
  feedback: z.strictObject({ answerDays: count.nullable(), source: sourceSchema.nullable() }),
  /** The Official Account's basic or premium id as people search for it, such as "@abc1234x"; null: not known, and no page links to the chat. */
  lineId: z
    .string()
    .regex(/^@[A-Za-z0-9._-]+$/)
    .nullable(),
  phones: z.array(z.strictObject({ number: text, nameTh: text, nameEn: text, source: sourceSchema })),
  hotlines: z
    .array(
      z.strictObject({
        number: text,
        nameTh: text,
        nameEn: text,
        purposeTh: text,
        purposeEn: text,
        source: sourceSchema,
      }),
    )
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
      code: slug,
      nameTh: text,
      nameEn: text,
      shortNameTh: text,
      url: webAddress.nullable(),
      hotline: text.nullable(),
      inMinistry: z.boolean(),
    }),
  ),
  checkedOn: fullDate,
});

/** The agency of a manual that was kept before its hours could be read by machines: what it does not say is not known. */
const keptAgencySchema = agencySchema.extend({
  groups: agencySchema.shape.groups.default([]),
  officeHours: hoursSchema.extend({ week: hoursSchema.shape.week.default([]) }),
  holidays: agencySchema.shape.holidays.default([]),
  holidaysUntil: agencySchema.shape.holidaysUntil.default(null),
  feedback: agencySchema.shape.feedback.default({ answerDays: null, source: null }),
  lineId: agencySchema.shape.lineId.default(null),
});

/** A manual: one office, its units, its services, and the topics that it put to the public. `v` is the shape's version; shape 1 was never stored outside a build. */
export const manualSchema = z.strictObject({
  v: z.literal(2),
  agency: keptAgencySchema,
  units: z.array(unitSchema).min(1),
  services: z.array(serviceSchema).min(1),
  elsewhere: z.array(elsewhereSchema).default([]),
  topics: z.array(topicSchema).default([]),
});

export type Service = z.infer<typeof serviceSchema>;
export type Unit = z.infer<typeof unitSchema>;
export type Department = z.infer<typeof agencySchema>["departments"][number];
export type Agency = z.infer<typeof agencySchema>;
export type Elsewhere = z.infer<typeof elsewhereSchema>;
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
