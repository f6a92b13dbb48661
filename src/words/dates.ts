const months = {
  th: ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

/**
 * A date of the manual as people read it: day, month, year of the Buddhist era in Thai, of the common era in English.
 * Takes a Gregorian `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and shows just as much as is known.
 */
export function partDate(date: string, language: "th" | "en"): string {
  const [year = "", month, day] = date.split("-");
  const shownYear = language === "th" ? `ปี ${Number(year) + 543}` : year;
  if (month === undefined) return shownYear;
  const name = months[language][Number(month) - 1] ?? month;
  const bareYear = language === "th" ? String(Number(year) + 543) : year;
  return [day === undefined ? "" : String(Number(day)), name, bareYear].filter(Boolean).join(" ");
}
