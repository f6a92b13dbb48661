import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { specialOf } from "#core/kinds.ts";
import { privacyNoticeIn } from "#words/pages-privacy.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { linksOf, readPage } from "./markup.ts";

const { agency } = readManual("manual");
let house: House;
let html: string;
let text: string;
beforeAll(async () => {
  house = await startHouse();
  html = await (await fetch(`${house.address}/privacy`)).text();
  text = readPage(html).find(({ name }) => name === "main")?.text ?? "";
});
afterAll(() => house.stop());

test("the notice says what section 23 asks for, in Thai and in English", () => {
  const th = privacyNoticeIn("th").parts(agency.nameTh);
  const en = privacyNoticeIn("en").parts(agency.nameEn);
  expect(th.map(({ lines }) => lines.length)).toEqual(en.map(({ lines }) => lines.length));
  for (const { title, lines } of [...th, ...en])
    for (const said of [title, ...lines]) expect(text).toContain(said);
  for (const said of ["มาตรา 24 (4)", "LINE", "Cloudflare", "Upstash", "ภายใน 30 วัน"])
    expect(text).toContain(said);
});

test("the commands that it names are those that the chat understands", () => {
  const commands = [...text.matchAll(/“([^”]+)”/gu)].map(([, said = ""]) => specialOf(said));
  expect(commands).toEqual([
    { kind: "command", command: "forget" },
    { kind: "command", command: "stop" },
    { kind: "command", command: "forget" },
    { kind: "command", command: "stop" },
  ]);
});

test("the times that it names are those of docs/storage.md", () => {
  const storage = readFileSync("docs/storage.md", "utf8");
  for (const [kept, said] of [
    ["400 days after the last message", "400 วัน"],
    ["1,100 days", "1,100 วัน"],
    ["done: 3 days", "3 วัน"],
    ["60 s", "60 วินาที"],
  ] as const) {
    expect(storage).toContain(kept);
    expect(text).toContain(said);
  }
});

test("as long as the office names nobody, it says so and whom to call", () => {
  expect(text).toContain("ยังไม่ได้ใส่ชื่อเจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล");
  expect(text).toContain(agency.address.textTh);
  expect(linksOf(html)).toContain("tel:1506");
  const named = privacyNoticeIn("th").contact.officer("ชื่อ");
  expect(named).toBe("เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล: ชื่อ");
});

test("every page leads to the notice", async () => {
  for (const path of ["/", "/services", "/services/dlpw-kor-ror-7", "/privacy", "/services/nothing"])
    expect(linksOf(await (await fetch(house.address + path)).text()), path).toContain("/privacy");
});
