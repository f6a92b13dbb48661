import { en } from "./pages-privacy-en.ts";
import { th, type PrivacyNotice } from "./pages-privacy-th.ts";

const tables = { th, en };

/** The privacy notice in a language. */
export function privacyNoticeIn(language: "th" | "en"): PrivacyNotice {
  return tables[language];
}
