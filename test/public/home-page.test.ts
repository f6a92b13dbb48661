import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recognise } from "#core/answers.ts";
import type { Catalogue } from "#core/catalogue.ts";
import { dangers } from "#core/kinds.ts";
import { isThin } from "#core/service-view.ts";
import type { Reply } from "#core/replies.ts";
import { takeTurn } from "#core/turn.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { pageWordsIn } from "#words/pages.ts";
import { render } from "#flex/render.ts";
import { th } from "#words/th.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { linksOf, readPage, withAttribute } from "./markup.ts";

let house: House;
let catalogue: Catalogue;
beforeAll(async () => {
  house = await startHouse();
  catalogue = await house.deps.catalogue(null);
});
afterAll(() => house.stop());

const get = (query: string) => fetch(`${house.address}/?${query}`);
const ask = async (text: string) => (await get(`q=${encodeURIComponent(text)}`)).text();
const headingOf = (html: string) => readPage(html).find(({ name }) => name === "h1")?.text ?? "";

/** What a chat of one person with the office gets. */
const inChat = (text: string) =>
  takeTurn(
    {
      v: 1,
      id: "event-1",
      at: house.clock.now,
      chat: { kind: "one-to-one", id: "person-1" },
      person: "person-1",
      replyToken: "token",
      messageId: "1",
      said: { what: "text", text },
    },
    { dialogue: null, draft: null },
    "answer",
    { catalogue, labels: maskLabelsIn("th") },
  );

const questions = readFileSync("test/questions/dev.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line): { id: string; text: string } => JSON.parse(line));

/** What the chat takes in, or looks up for a person, a page cannot: it says where that can be done. */
function onPage(reply: Reply | null): string {
  if (reply === null) return "command";
  return reply.kind === "draft" ? "feedback" : reply.kind;
}

test("every practice question gets the decision that it gets in LINE", async () => {
  expect(questions.length).toBeGreaterThan(200);
  for (const { id, text } of questions) {
    const html = await ask(text);
    const { reply, language } = inChat(text);
    const answer = withAttribute(html, "data-kind");
    expect([answer["data-kind"], answer["lang"]], id).toEqual([onPage(reply), language]);
    const offered = linksOf(html).filter((link) => /^\/services\/[^?]/u.test(link));
    if (reply?.kind === "answer") {
      expect(withAttribute(html, "data-service")["data-service"], id).toBe(reply.service);
      const asked = readPage(html).find(({ attributes }) => attributes["class"] === "asked");
      expect(asked?.attributes["id"] ?? null, id).toBe(reply.field);
    }
    if (reply?.kind === "clarify")
      expect(
        offered.map((link) => link.replace(/^\/services\/|#.*$/gu, "")),
        id,
      ).toEqual(reply.services);
    if (reply?.kind === "out_of_scope")
      expect(
        offered.map((link) => link.replace("?lang=en", "")),
        id,
      ).toEqual(reply.closest.map((service) => `/services/${service}`));
  }
});

test("who is asked which one is led to the part of its page that was asked for", async () => {
  const asked = questions.map(({ text }) => ({ text, reply: inChat(text).reply }));
  let seen = 0;
  for (const { text, reply } of asked) {
    if (reply?.kind !== "clarify" || reply.field === null) continue;
    const links = linksOf(await ask(text))
      .filter((link) => link.startsWith("/services/"))
      .map((link) => link.replace("?lang=en", ""));
    for (const link of links) {
      const [path = "", part = ""] = link.split("#");
      expect(part, text).toBe(reply.field === "eservice" ? "channel" : reply.field);
      const service = catalogue.byId.get(path.replace("/services/", ""));
      if (!service || isThin(service)) continue;
      expect(await (await fetch(house.address + path)).text(), link).toContain(`<section id="${part}">`);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(0);
});

describe("somebody in danger", () => {
  const said = { "self-harm": "หนูไม่อยากอยู่แล้ว", violence: "นายจ้างตบตีแล้วขู่ฆ่า", held: "โดนขังอยู่ในตึก ช่วยด้วย" };
  test.each(dangers)("sees first whom to call, in the order of the chat: %s", async (danger) => {
    const html = await ask(said[danger]);
    const { reply } = inChat(said[danger]);
    expect(reply).toEqual({ kind: "crisis", danger });
    const message = JSON.stringify(
      render({ language: "th", personal: true, reply: reply!, late: [] }, catalogue, "https://a.test"),
    );
    const inLine = [...message.matchAll(/"uri":"(tel:[^"]+)"/gu)].map(([, number]) => number);
    const onPage = linksOf(html).filter((link) => link.startsWith("tel:"));
    expect(onPage).toEqual(inLine);
    expect(onPage.length).toBeGreaterThan(0);
    expect(headingOf(html)).toBe(th.crisis[danger].title);
    // What was typed is not shown to whoever looks on.
    expect(readPage(html).find(({ name }) => name === "body")?.text).not.toContain(said[danger]);
  });
});

test("talk of bribery is led to the protected channel and not shown again", async () => {
  const html = await ask("เจ้าหน้าที่จัดหางานเรียกเงินใต้โต๊ะ");
  const { url, hotline } = catalogue.manual.agency.corruptionComplaint;
  expect(linksOf(html)).toEqual(expect.arrayContaining([url, `tel:${hotline}`]));
  expect(html).not.toContain("เรียกเงินใต้โต๊ะ");
});

test("who asks for an own record hears that the page does not know them", async () => {
  expect(await ask("เงินว่างงานของฉันโอนเข้ายังคะ ดูให้หน่อย")).toContain("หน้านี้ไม่รู้ว่าคุณเป็นใคร");
});

test("what is not in the manual is said, with a number to call", async () => {
  const html = await ask("พรุ่งนี้ฝนจะตกไหม");
  expect(headingOf(html)).toBe(th.notFound.title);
  expect(linksOf(html)).toContain("tel:1506");
});

test("a question in English is answered in English", async () => {
  const html = await ask("unpaid wages complaint how long");
  expect(withAttribute(html, "data-kind")["lang"]).toBe("en");
  expect(html).toContain("Copy of the employee&#39;s national ID card");
});

test("commands of the chat do not pretend to have done something here", async () => {
  for (const text of ["ลบข้อมูลของฉัน", "หยุดรับ", "เริ่มรับ"]) {
    const html = await ask(text);
    expect(html).toContain("ให้พิมพ์คำนี้ในแชต LINE");
    expect(html).not.toContain(th.erase.done);
  }
  expect(await ask("เปลี่ยนเป็นภาษาอังกฤษ")).toContain("answers in English when you ask in English");
  expect(await ask("เปลี่ยนเป็นภาษาไทย")).toContain("หน้านี้ตอบภาษาไทยเมื่อถามภาษาไทย");
});

test("markup in a question stays words", async () => {
  const html = await ask(`<script>alert(1)</script>"><img src=x onerror=alert(1)> ค่าจ้าง`);
  expect(readPage(html).filter(({ name }) => name === "script" || name === "img")).toEqual([]);
  expect(html).toContain("&lt;script&gt;");
});

test("signs and pictures without a word are met with a word", async () => {
  for (const text of ["😀😀", "???", "ฯลฯ".slice(0, 1)]) {
    expect(withAttribute(await ask(text), "data-kind")["data-kind"]).toMatch(/nothing_to_read|out_of_scope/u);
  }
  expect(await ask("😀")).toContain(th.nothingToRead("เงินว่างงาน", "ค่าจ้าง"));
});

test("a question that is too long is read by its beginning, and that is said", async () => {
  const html = await ask(`ขึ้นทะเบียนว่างงานใช้เอกสารอะไร${" ครับ".repeat(400)}`);
  expect(html).toContain("เราอ่านแค่ 500 ตัวอักษรแรก");
  expect(readPage(html).find(({ name }) => name === "bdi")?.text).toHaveLength(500);
  const cut = await ask(`${"ก".repeat(499)}😀${"ก".repeat(9)}`);
  expect(cut).toContain("เราอ่านแค่ 500 ตัวอักษรแรก");
});

test("an empty question, several at once, and broken escapes get a page", async () => {
  for (const query of ["q=", "q=%20%20", "q", "p=1", "q=a&q=b", "q=%E0%B8", "q=%00", "q=%u0e01"]) {
    const response = await get(query);
    expect(response.status, query).toBe(200);
    expect(
      readPage(await response.text()).some(({ name }) => name === "form"),
      query,
    ).toBe(true);
  }
});

test("an answer is kept by no cache and no search engine, and nothing is kept of it here", async () => {
  const response = await get(`q=${encodeURIComponent("ค่าจ้าง")}`);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(await response.text()).toContain('<meta name="robots" content="noindex"/>');
  expect(house.logs).toEqual([]);
});

test("the first page leads to every group of people and every line to call", async () => {
  const links = linksOf(await (await get("")).text());
  expect(links).toEqual(
    expect.arrayContaining(catalogue.manual.agency.audiences.map(({ id }) => `/services?for=${id}`)),
  );
  const { hotlines, emergency } = catalogue.manual.agency;
  for (const { number } of [...hotlines, ...emergency])
    expect(links).toContain(`tel:${number.replaceAll(/[^\d+]/gu, "")}`);
});

describe("the way to tell the office something", () => {
  const CHAT = "https://line.me/R/ti/p/%40example";
  const pages = ["", `q=${encodeURIComponent("อยากให้เพิ่มที่จอดรถ")}`, `q=${encodeURIComponent("หยุดรับ")}`];

  test("leads into the chat from the first page, and from where somebody tried to do it here", async () => {
    const agency = { ...catalogue.manual.agency, lineId: "@example" };
    const known = { ...catalogue, manual: { ...catalogue.manual, agency } };
    house.use({ ...house.deps, inForce: async () => known });
    for (const page of pages) expect(linksOf(await (await get(page)).text()), page).toContain(CHAT);
    house.use(house.deps);
    for (const page of pages) expect(await (await get(page)).text(), page).not.toContain("line.me/R/");
  });

  test("names words that the chat understands", async () => {
    for (const language of ["th", "en"] as const) {
      const { home, answer } = pageWordsIn(language);
      const said = [...home.tellHow, ...answer.feedback.lines].join("\n");
      const commands = [...said.matchAll(/“([^”]+)”/gu)].map(
        ([, typed = ""]) => recognise(typed, catalogue).special,
      );
      expect(commands).toMatchObject([{ command: "tell" }, { command: "mine" }, { command: "tell" }]);
    }
  });

  test("is said where somebody tries it here, and this page takes nothing", async () => {
    const html = await ask("ติชม");
    expect(withAttribute(html, "data-kind")["data-kind"]).toBe("feedback");
    expect(html).toContain("หน้าเว็บนี้รับเรื่องไม่ได้");
  });
});
