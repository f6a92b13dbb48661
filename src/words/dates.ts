const months = {
  th: ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

const weekdays = {
  th: ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
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

/** A day with its weekday: "จันทร์ 23 พ.ย. 2569". Takes a Gregorian `YYYY-MM-DD`. */
export function dayDate(date: string, language: "th" | "en"): string {
  const weekday = weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
  return `${weekday} ${partDate(date, language)}`.trim();
}

/** A time of the day, or from one to another, as people write it: "08.30–12.00 น.". Takes `HH:MM`. */
export function clockTime(language: "th" | "en", from: string, to: string | null = null): string {
  const times = [from, to].filter((time) => time !== null);
  return language === "th" ? `${times.join("–").replaceAll(":", ".")} น.` : times.join("–");
}
