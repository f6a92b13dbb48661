/**
 * What stands in a text that staff read, in place of what leads to a person. In square brackets, so that nobody takes it for the person's own words.
 */
const th = {
  "id-number": "[เลข 13 หลัก]",
  phone: "[เบอร์โทร]",
  email: "[อีเมล]",
  account: "[เลขบัญชี]",
  passport: "[เลขพาสปอร์ต]",
  "line-id": "[ไอดีไลน์]",
  name: "[ชื่อคน]",
};

const en: typeof th = {
  "id-number": "[13-digit number]",
  phone: "[phone number]",
  email: "[e-mail]",
  account: "[account number]",
  passport: "[passport number]",
  "line-id": "[LINE ID]",
  name: "[name]",
};

const tables = { th, en };

/** What is shown instead of personal data, in a language. */
export function maskLabelsIn(language: "th" | "en"): typeof th {
  return tables[language];
}
