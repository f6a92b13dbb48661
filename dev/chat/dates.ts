const inThai = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", { timeZone: "Asia/Bangkok", ...options });

const clock = inThai({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = inThai({ weekday: "long", day: "numeric", month: "short", year: "numeric" });
const moment = inThai({
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const exact = inThai({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** "09:21" in Bangkok. */
export const timeOf = (at: number): string => clock.format(at);

/** "วันอาทิตย์ที่ 22 พ.ย. 2569": the line between two days; the year is a Buddhist one. */
export const dayOf = (at: number): string => day.format(at);

/** "22 พ.ย. 2569 09:21". */
export const momentOf = (at: number): string => moment.format(at);

/** "09:21:07", for logs. */
export const secondOf = (at: number): string => exact.format(at);
