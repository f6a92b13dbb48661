import { afterAll, beforeAll, expect, test } from "vitest";
import { languages, type Language } from "#core/dialogue.ts";
import { newDraft } from "#core/draft.ts";
import { entryFrom } from "#core/entry-text.ts";
import { commands, dangers, smalltalks } from "#core/kinds.ts";
import { fields } from "#core/manual.ts";
import type { Reply } from "#core/replies.ts";
import { checkMessages } from "#dev/line-sim/check-messages.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { linksOf } from "#test/public/markup.ts";
import { startHouse, type House } from "#test/support/house.ts";

/** Another office runs the same system by its data alone: a made-up town with three services. No word of the first office is left. */

const FOLDER = "test/agency";
const first = readManual("manual");
const other = readManual(FOLDER);

let house: House;
beforeAll(async () => {
  house = await startHouse({ manual: FOLDER });
});
afterAll(() => house.stop());

/** Every name, number and address of the first office, its services, and the words of its field. */
const itsWords = [
  ...textsOf(first.agency),
  ...first.services.flatMap(({ id, titleTh, titleEn }) => [id, titleTh, titleEn]),
  ..."แรงงาน ประกันสังคม ผู้ประกันตน ว่างงาน ลูกจ้าง นายจ้าง ค่าจ้าง สป.รง. mol.go.th 1506 1546 1694".split(" "),
  ..."labour labor insured employer employee unemploy wage migrant".split(" "),
].filter(
  (word) => !textsOf(other.agency).includes(word) && word.length > 2 && !/^\d{4}(-\d\d)*$/u.test(word),
);

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ["code", "kind", "dangers", "id"].includes(key) ? [] : textsOf(inner),
  );
}

function foreignWords(text: string): string[] {
  const lower = text.toLowerCase();
  return itsWords.filter((word) => lower.includes(word.toLowerCase()));
}

const ids = other.services.map(({ id }) => id);
const [id = ""] = ids;
const { topics } = other;
const replies: Reply[] = [
  ...ids.flatMap((service) => [null, ...fields].map((field): Reply => ({ kind: "answer", service, field }))),
  { kind: "clarify", services: ids, field: null },
  { kind: "out_of_scope", closest: [] },
  { kind: "out_of_scope", closest: ids.slice(0, 2) },
  ...dangers.map((danger): Reply => ({ kind: "crisis", danger })),
  { kind: "corruption" },
  { kind: "account_data", services: [] },
  { kind: "account_data", services: [id] },
  { kind: "feedback" },
  ...smalltalks.map((smalltalk): Reply => ({ kind: "smalltalk", smalltalk })),
  ...commands.map((command): Reply => ({ kind: "command", command })),
  ...other.agency.audiences.map((audience): Reply => ({
    kind: "browse",
    audience: audience.id,
    services: ids,
  })),
  { kind: "thanks_for_tap" },
  { kind: "ask_why", service: id },
  { kind: "wish_noted", service: id },
  { kind: "nothing_to_read" },
  { kind: "welcome", again: false },
  { kind: "welcome", again: true },
  { kind: "greet_group" },
  { kind: "media", media: "sticker" },
  { kind: "media", media: "image" },
  { kind: "stale_button" },
  { kind: "slow_down" },
  { kind: "sorry" },
  { kind: "topics", topics: topics.map((topic) => topic.id), about: { topic: "gone", why: "gone" } },
  ...topics.map((topic): Reply => ({
    kind: "draft",
    draft: newDraft({ at: 0, event: "e1" }, { topic: topic.id, sort: "suggest" }),
    notice: true,
    hint: null,
  })),
  { kind: "not_done", danger: null },
];

test("the scan finds the first office where it is", () => {
  expect(foreignWords(JSON.stringify(first.agency)).length).toBeGreaterThan(20);
});

test.each(languages)(
  "no message holds a word of the first office, and LINE takes each (%s)",
  async (language: Language) => {
    const catalogue = await house.deps.inForce();
    for (const reply of replies) {
      const messages = house.deps.render({ language, personal: true, reply, late: [] }, catalogue);
      expect(checkMessages(messages), reply.kind).toEqual([]);
      expect(foreignWords(JSON.stringify(messages)), `${reply.kind} ${language}`).toEqual([]);
    }
  },
);

test("no page holds a word of the first office", async () => {
  const asked = ["รถเข็น", "wheelchair", "อยากตาย", "เจ้าหน้าที่ขอเงินใต้โต๊ะ", "zzz", "เมนู", "ขอคุยกับเจ้าหน้าที่", "😀"];
  const paths = [
    "/",
    "/services",
    "/services?for=trader",
    ...ids.flatMap((service) => [
      `/services/${service}`,
      `/services/${service}?lang=en`,
      `/services/${service}/poster`,
    ]),
    "/topics",
    ...topics.flatMap((topic) => [
      `/topics/${topic.id}`,
      `/topics/${topic.id}?lang=en`,
      `/topics/${topic.id}/poster`,
    ]),
    "/privacy",
    "/nothing",
    "/health",
    ...asked.map((question) => `/?q=${encodeURIComponent(question)}`),
  ];
  for (const path of paths) {
    const response = await fetch(house.address + path, { headers: { accept: "text/html" } });
    const html = await response.text();
    expect(foreignWords(html), path).toEqual([]);
    if (path !== "/health") expect(html, path).toContain("เทศบาลเมืองสมมติ");
  }
});

test("its data protection officer is named with ways to reach them", async () => {
  const html = await (await fetch(`${house.address}/privacy`)).text();
  for (const said of [
    "ปลัดเทศบาล (สมมติ)",
    "Town clerk (made up)",
    "tel:020000001",
    "mailto:dpo@town.example.org",
  ])
    expect(html).toContain(said);
});

test.each(["", "?lang=en"])("from its page a service is spoken of in the chat (%s)", async (language) => {
  const html = await (await fetch(`${house.address}/services/wheelchair-loan${language}`)).text();
  const [link = ""] = linksOf(html).filter((to) => to.startsWith("https://line.me/R/oaMessage/%40example/?"));
  expect(entryFrom(decodeURIComponent(new URL(link).search.slice(1)))).toBe("wheelchair-loan");
  expect(html).toContain("@example");
});

test("a talk in LINE: welcome, menu, a group, a service", async () => {
  const user = house.sim.addPerson().userId;
  const last = () => JSON.stringify(house.sim.chat(user).at(-1));
  await house.sim.follow(user);
  await house.settled();
  expect(last()).toContain("ยืมรถเข็นคนไข้ใช้เอกสารอะไร");
  await house.sim.say(user, "เมนู");
  await house.settled();
  expect(last()).toContain("พ่อค้าแม่ค้า");
  await house.sim.tapPostback(user, "browse=trader");
  await house.settled();
  expect(last()).toContain("เช่าแผงตลาดเทศบาล");
  await house.sim.tapPostback(user, "service=market-stall&field=fee");
  await house.settled();
  expect(last()).toContain("วันละ 15 บาท");
  await house.sim.tapPostback(user, "browse=employee");
  await house.settled();
  expect(last()).toContain("ปุ่มนี้เก่าแล้ว");
});
