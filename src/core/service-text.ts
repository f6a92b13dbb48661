import type { Language } from "./dialogue.ts";
import type { Service } from "./manual.ts";

/** A text of the manual as it is told: `language` is the one it is really in, Thai where nobody has written the English. */
export type Told = { text: string; language: Language };

/** A service with every text told in one language: what cards and pages draw. Counts and addresses stand in the service itself. */
export type ServiceText = {
  title: Told;
  summary: Told;
  steps: readonly {
    order: number;
    name: Told;
    detail: Told | null;
    duration: Told | null;
    responsible: Told | null;
  }[];
  totalDuration: { text: Told; official: boolean } | null;
  deadlines: readonly Told[];
  documents:
    | readonly { name: Told; condition: Told | null; originals: number | null; copies: number | null }[]
    | null;
  /** null where the manual states no fee, which never means that there is none. */
  fee: { text: Told; asOf: string | null } | null;
  channels: readonly {
    kind: Service["channels"][number]["kind"];
    name: Told;
    hours: Told | null;
    url: string | null;
  }[];
  conditions: readonly Told[];
  contact: readonly { name: Told; phone: string | null; line: string | null; url: string | null }[];
  /** True where something is told in Thai although English was asked for. */
  hasThaiOnly: boolean;
};

/** Tells a service in a language. Pure; texts are the manual's own, nothing is translated here. */
export function serviceText(service: Service, language: Language): ServiceText {
  let hasThaiOnly = false;
  const tell = (th: string, en: string | null): Told => {
    if (language === "en" && en !== null) return { text: en, language };
    if (language === "en") hasThaiOnly = true;
    return { text: th, language: "th" };
  };
  const may = (th: string | null, en: string | null) => (th === null ? null : tell(th, en));
  const { totalDuration, fee } = service;
  const told = {
    title: tell(service.titleTh, service.titleEn),
    summary: tell(service.summaryTh, service.summaryEn),
    steps: service.steps.map((step) => ({
      order: step.order,
      name: tell(step.nameTh, step.nameEn),
      detail: may(step.detailTh, step.detailEn),
      duration: may(step.durationTh, step.durationEn),
      responsible: may(step.responsibleTh, step.responsibleEn),
    })),
    totalDuration: totalDuration && {
      text: tell(totalDuration.textTh, totalDuration.textEn),
      official: totalDuration.official,
    },
    deadlines: service.applicantDeadlines.map(({ textTh, textEn }) => tell(textTh, textEn)),
    documents:
      service.documents?.map(({ nameTh, nameEn, conditionTh, conditionEn, originals, copies }) => ({
        name: tell(nameTh, nameEn),
        condition: may(conditionTh, conditionEn),
        originals,
        copies,
      })) ?? null,
    fee:
      fee.kind === "not-stated" || fee.textTh === null
        ? null
        : { text: tell(fee.textTh, fee.textEn), asOf: fee.asOf },
    channels: service.channels.map(({ kind, nameTh, nameEn, hoursTh, hoursEn, url }) => ({
      kind,
      name: tell(nameTh, nameEn),
      hours: may(hoursTh, hoursEn),
      url,
    })),
    conditions: service.conditions.map(({ textTh, textEn }) => tell(textTh, textEn)),
    contact: service.contact.map(({ nameTh, nameEn, phone, line, url }) => ({
      name: tell(nameTh, nameEn),
      phone,
      line,
      url,
    })),
  };
  return { ...told, hasThaiOnly };
}
