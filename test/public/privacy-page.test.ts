import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayBegins } from "#core/days.ts";
import { recognise } from "#core/answers.ts";
import { newsItem, decidePush } from "#core/news.ts";
import { daysKept, keptKinds } from "#core/retention.ts";
import type { Role } from "#core/roles.ts";
import { sentenceOf } from "#core/sentence.ts";
import { sees } from "#core/sight.ts";
import { keys, life } from "#store/keys.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { privacyNoticeIn } from "#words/pages-privacy.ts";
import type { NoticeFacts } from "#words/pages-privacy-th.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { command } from "#test/support/scan.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { linksOf, readPage } from "./markup.ts";

const DAY = 24 * 60 * 60_000;
const { agency } = readManual("manual");
const days = {
  feedback: daysKept("feedback", {}),
  photo: daysKept("photo", {}),
  draft: daysKept("draft", {}),
  question: daysKept("question", {}),
  note: daysKept("note", {}),
};
const facts: NoticeFacts = { agency: agency.nameTh, takesPhotos: true, days };
const languages = ["th", "en"] as const;
let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const get = async () => (await fetch(`${house.address}/privacy`)).text();
const textOf = (html: string) => readPage(html).find(({ name }) => name === "main")?.text ?? "";
/** Every sentence of a notice. */
const linesOf = (language: "th" | "en", told = facts) => {
  const { short, parts } = privacyNoticeIn(language);
  return [...short(told), ...parts(told).flatMap(({ title, lines }) => [title, ...lines])];
};
/** The one sentence that begins so. */
const lineOf = (language: "th" | "en", begins: string) => {
  const found = linesOf(language).filter((line) => line.startsWith(begins));
  expect(found, begins).toHaveLength(1);
  return found[0] ?? "";
};

test("the notice says what section 23 asks for, in Thai and in English, the short version first", async () => {
  const text = textOf(await get());
  for (const language of languages) {
    const told = {
      ...facts,
      agency: language === "th" ? agency.nameTh : agency.nameEn,
      takesPhotos: house.deps.photos !== null,
    };
    for (const said of linesOf(language, told)) expect(text).toContain(said);
  }
  for (const said of ["มาตรา 24 (4)", "มาตรา 19", "มาตรา 26", "LINE", "Cloudflare", "Upstash", "ภายใน 30 วัน"])
    expect(text).toContain(said);
  const [first = ""] = privacyNoticeIn("th").short(facts);
  expect(text.indexOf(first)).toBeLessThan(text.indexOf(privacyNoticeIn("th").parts(facts)[0]?.title ?? ""));
});

test.each([true, false])(
  "each sentence has one beside it in the other language (photos: %s)",
  (takesPhotos) => {
    const told = { ...facts, takesPhotos };
    const shape = (language: "th" | "en") => {
      const { short, parts } = privacyNoticeIn(language);
      return [short(told).length, ...parts(told).map(({ lines }) => lines.length)];
    };
    expect(shape("th")).toEqual(shape("en"));
  },
);

test("no sentence is longer than somebody in trouble reads", () => {
  for (const line of linesOf("th")) expect(line.length, line).toBeLessThanOrEqual(240);
});

test("the words that it tells people to type are those that the chat understands", async () => {
  const catalogue = await house.deps.inForce();
  for (const language of languages) {
    const typed = [
      ...linesOf(language)
        .join("\n")
        .matchAll(/“([^”]+)”/gu),
    ].map(([, said = ""]) => said);
    const commands = typed.map((said) => {
      const { special } = recognise(said, catalogue);
      return special?.kind === "command" ? special.command : said;
    });
    expect(commands.length).toBeGreaterThan(0);
    expect([...new Set(commands)].sort()).toEqual(["forget", "mine", "mydata", "stop"]);
  }
});

describe("the times that it names", () => {
  /** How a sentence begins in both languages, and the days in it. */
  const kept: readonly [th: string, en: string, ...days: number[]][] = [
    ["เรื่องที่คุณบอกเรา เก็บ", "What you tell us is kept", days.feedback],
    ["เรื่องที่คุณบอก คำตอบ", "What you tell us, our answers", days.feedback],
    ["รูปที่ส่งมากับเรื่อง:", "Photos sent with it:", days.photo],
    ["สิ่งที่เขียนค้างไว้ ยังไม่ส่ง: 1", "What you began to write and have not sent: 1", life.draft / DAY],
    ["รูปที่ยังไม่ส่ง:", "Photos that were not sent:", days.draft],
    ["คำถามที่ฝากไว้:", "Questions that you left", days.question],
    ["บันทึกของเจ้าหน้าที่", "Officers' notes", days.note],
    ["เลขรับเรื่อง ชนิดของเรื่อง", "The number, sort", life.feedback / DAY],
    ["รหัสของคุณและสิ่งที่จำไว้:", "Your codes and what", life.person / DAY, life.speaker / DAY],
    ["ตัวเลขรวมที่ไม่มีตัวคน:", "Counts without persons:", life.counts / DAY],
    ["หมายเลขของข้อความ", "The number of a message", life.inboxDone / DAY],
    // Section 33: 90 days, copies too.
    ["หลังลบ:", "After that:", 90, life.erasure / DAY],
    // Section 30.
    ["อยากขออย่างอื่น", "Anything else", 30],
    ["คำตอบว่าทำแล้ว", "The answer (done", 3],
  ];
  const inDays = (line: string) =>
    [...line.matchAll(/(\d[\d,]*) (?:วัน|days?)(?![\p{L}])/gu)].map(([, n = ""]) =>
      Number(n.replaceAll(",", "")),
    );

  test("are, in days, those of the code, and there are no others", () => {
    for (const [th, en, ...expected] of kept) {
      expect(inDays(lineOf("th", th)), th).toEqual(expected);
      expect(inDays(lineOf("en", en)), en).toEqual(expected);
    }
    const all = kept.flatMap(([, , ...each]) => each).sort();
    for (const language of languages) expect(linesOf(language).flatMap(inDays).sort()).toEqual(all);
  });

  test("are, in seconds and minutes, those of the store", () => {
    expect([life.rate, life.download]).toEqual([60_000, 15 * 60_000]);
    for (const [th, en, said] of [
      ["ตัวนับ", "The counter", /: 60 (วินาที|seconds)$/u],
      ["ลิงก์ที่คุณขอ", "A link that you asked", /: 15 (นาที|minutes)$/u],
      ["ดูและเก็บไว้:", "See and keep:", / 15 (นาที|minutes)/u],
    ] as const) {
      expect(lineOf("th", th)).toMatch(said);
      expect(lineOf("en", en)).toMatch(said);
    }
  });

  test("are those that staff have set, where they have", async () => {
    const set = { feedback: 91, photo: 92, draft: 93, question: 94, note: 95 };
    await command(house.store, "HSET", keys.retention, ...Object.entries(set).flat().map(String));
    const text = textOf(await get());
    for (const kind of keptKinds) {
      expect(text).toContain(`: ${set[kind]} วัน`);
      expect(text).toContain(`: ${set[kind]} days`);
      expect(text).not.toContain(`: ${days[kind].toLocaleString("en")} วัน (`);
    }
    await command(house.store, "DEL", keys.retention);
    expect(textOf(await get())).toContain("730 วัน (2 ปี)");
  });

  test("are those of the code where the store does not answer: the notice is never missing", async () => {
    house.use({
      ...house.deps,
      texts: { ...house.deps.texts, retention: () => Promise.reject(new Error("down")) },
    });
    expect(textOf(await get())).toContain("730 วัน (2 ปี)");
    house.use(house.deps);
  });
});

test("what is sent by itself waits as the notice says: three days, a week, from eight to eight", () => {
  const begins = dayBegins("2026-11-23");
  const clock = (hours: number) => begins + hours * 60 * 60_000;
  const news = (says: string, at: number) => [
    newsItem({ entry: "e1", case: "f1", reference: "0000", says, push: true }, at),
  ];
  const reader = { stopped: false, follows: true, pushedAt: null };
  const done = (at: number, now: number, pushedAt: number | null = null) =>
    decidePush(news("feedback.done", at), { ...reader, pushedAt }, now).do;
  const noon = clock(12);
  expect([done(noon - 3 * DAY + 1, noon), done(noon - 3 * DAY, noon)]).toEqual(["wait", "push"]);
  expect([done(0, noon, noon - 7 * DAY + 1), done(0, noon, noon - 7 * DAY)]).toEqual(["wait", "push"]);
  for (const says of ["feedback.done", "feedback.asked"]) {
    const at = (now: number) => decidePush(news(says, 0), reader, now).do;
    expect([clock(8) - 1, clock(8), clock(20) - 1, clock(20)].map(at)).toEqual([
      "wait",
      "push",
      "push",
      "wait",
    ]);
  }
  expect(decidePush(news("feedback.done", 0), { ...reader, stopped: true }, noon).do).toBe("never");
  for (const begin of ["คำถามจากเจ้าหน้าที่เรื่อง", "คำตอบว่าทำแล้ว"])
    expect(lineOf("th", begin)).toContain("ไม่ส่งช่วง 20.00 ถึง 08.00 น.");
  expect(lineOf("th", "คำตอบว่าทำแล้ว")).toContain("3 วัน ส่งรวมกันไม่เกินสัปดาห์ละครั้ง");
});

test("who in the office sees what is as the code decides it", () => {
  const whole = (role: Role) =>
    (["text", "photo", "contactTime", "group", "province"] as const).filter(
      (field) => sees(role, field) === "whole",
    );
  expect(whole("officer")).toEqual(["text", "photo", "contactTime", "group", "province"]);
  expect(whole("approver")).toEqual(["province"]);
  expect(whole("coordinator")).toEqual(["group", "province"]);
  expect(whole("viewer")).toEqual([]);
  for (const role of ["approver", "coordinator", "viewer"] as const)
    expect(sees(role, "text")).toBe("masked");
  expect([sees("admin", "text"), sees("admin", "photo")]).toEqual(["nothing", "nothing"]);
});

test("what it says is covered before it is kept is covered, and names stay", () => {
  const said =
    "ป้าสมศรี โทร 081-234-5678 เมล a@example.com บัตร 1-1017-00230-70-8 พาสปอร์ต AA1234567 ไอดีไลน์ somsri.made บัญชี 123-4-56789-0";
  const sentence = sentenceOf(said, maskLabelsIn("th"));
  const text = sentence.ok ? sentence.text : "";
  for (const gone of ["081", "@", "00230", "AA1234567", "somsri", "56789"]) expect(text).not.toContain(gone);
  expect(text).toContain("สมศรี");
});

test("where no bucket is bound it says that photos are not taken, and nothing else of them", async () => {
  const bucket = { keep: async () => {}, read: async () => null, drop: async () => {} };
  for (const isBound of [true, false]) {
    house.use({ ...house.deps, photos: isBound ? bucket : null });
    const text = textOf(await get());
    expect(text.includes("ตอนนี้เรายังไม่รับรูป")).toBe(!isBound);
    expect(text.includes("เราลบข้อมูลที่ซ่อนมากับรูป")).toBe(isBound);
  }
  house.use(house.deps);
});

test("as long as the office names nobody, it says so and whom to call", async () => {
  const html = await get();
  expect(textOf(html)).toContain("ยังไม่ได้ใส่ชื่อเจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล");
  expect(textOf(html)).toContain(agency.address.textTh);
  expect(linksOf(html)).toContain("tel:1506");
  const named = privacyNoticeIn("th").contact.officer("ชื่อ");
  expect(named).toBe("เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล: ชื่อ");
});

test("every page leads to the notice", async () => {
  for (const path of ["/", "/services", "/services/dlpw-kor-ror-7", "/privacy", "/services/nothing"])
    expect(linksOf(await (await fetch(house.address + path)).text()), path).toContain("/privacy");
});
