import type { Language } from "./dialogue.ts";
import type { Agency } from "./manual.ts";

/** The name of something of the agency in a language: a department, a hotline, a group of people. */
export function nameIn({ nameTh, nameEn }: { nameTh: string; nameEn: string }, language: Language): string {
  return language === "en" ? nameEn : nameTh;
}

/** A question that people of this office ask, as an example of how to ask. */
export function exampleQuestion({ examples }: Agency, language: Language): string {
  const [first] = examples.questions;
  return (language === "en" ? first?.textEn : first?.textTh) ?? "";
}

/** Another short word of this office, as an example: the `nth`, round and round. */
export function exampleWord({ examples }: Agency, language: Language, nth = 0): string {
  const word = examples.words[nth % examples.words.length];
  return (language === "en" ? word?.textEn : word?.textTh) ?? "";
}

/** When somebody answers the phone. */
export function officeHours({ officeHours: hours }: Agency, language: Language): string {
  return language === "en" ? hours.textEn : hours.textTh;
}
