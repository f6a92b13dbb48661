import { afterAll, beforeAll, expect, test } from "vitest";
import { toCatalogue } from "#core/catalogue.ts";
import { entryFrom, topicEntry } from "#core/entry-text.ts";
import { topicSchema } from "#core/topic.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { scannedLink } from "#public/qr.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { linksOf, readPage } from "./markup.ts";

const manual = readManual("test/agency");
const open = manual.topics[0] ?? expect.fail("no topic");
const later = topicSchema.parse({ ...open, id: "later", titleTh: "เรื่องหน้า", opensOn: "2099-01-01" });
const over = topicSchema.parse({ ...open, id: "over", titleTh: "เรื่องก่อน", closesOn: "2026-11-02" });
let house: House;
const use = (topics: typeof manual.topics, lineId = manual.agency.lineId) => {
  const catalogue = toCatalogue("topics", { ...manual, agency: { ...manual.agency, lineId }, topics });
  house.use({ ...house.deps, catalogue: async () => catalogue, inForce: async () => catalogue });
};
beforeAll(async () => {
  house = await startHouse({ manual: "test/agency" });
});
afterAll(() => house.stop());

const get = async (path: string) => fetch(house.address + path);
const text = async (path: string) => (await get(path)).text();

test("what can be answered now stands first, then what comes, then what is over", async () => {
  use([over, later, open]);
  const html = await text("/topics");
  const leads = linksOf(html).filter((link) => link.startsWith("/topics/"));
  expect(leads).toEqual(["/topics/market-hours", "/topics/later", "/topics/over"]);
});

test("where nothing is asked the page says so, and the first page says nothing of it", async () => {
  use([over]);
  expect(await text("/topics")).toContain("ตอนนี้ไม่มีเรื่องที่เปิดขอความเห็น");
  expect(await text("/")).not.toContain("/topics/");
  use([open, over]);
  const first = linksOf(await text("/"));
  expect(first).toContain("/topics/market-hours");
  expect(first).not.toContain("/topics/over");
});

test("the page of a topic says what is asked, what can change, what cannot, who decides, until when, in both languages", async () => {
  use([open]);
  const th = readPage(await text("/topics/market-hours")).find(({ name }) => name === "main")?.text ?? "";
  for (const said of [
    open.titleTh,
    open.questionTh,
    open.canChangeTh,
    open.cannotChangeTh,
    open.decidesTh,
    "2642",
  ])
    expect(th).toContain(said);
  const en =
    readPage(await text("/topics/market-hours?lang=en")).find(({ name }) => name === "main")?.text ?? "";
  for (const said of [
    open.titleEn,
    open.questionEn,
    open.canChangeEn,
    open.cannotChangeEn,
    open.decidesEn,
    "2099",
  ])
    expect(en).toContain(said);
});

test("its way into the chat names the topic; where it is over or not open yet there is none", async () => {
  use([open, later, over]);
  const links = linksOf(await text("/topics/market-hours")).filter((link) => link.includes("oaMessage"));
  expect(links).toHaveLength(1);
  const typed = decodeURIComponent(new URL(links[0] ?? "").search.slice(1));
  expect(entryFrom(typed)).toBe("topic:market-hours");
  for (const id of ["later", "over"]) expect(await text(`/topics/${id}`)).not.toContain("oaMessage");
});

test("without a LINE account the page says what to type, and there is no sheet", async () => {
  use([open], null);
  expect(await text("/topics/market-hours")).toContain("เรื่องที่ขอความเห็น");
  expect((await get("/topics/market-hours/poster")).status).toBe(404);
  expect((await get("/topics/market-hours/qr.svg")).status).toBe(404);
});

test("the sheet to put up says its name and holds a code that the chat reads as the topic", async () => {
  use([open]);
  const html = await text("/topics/market-hours/poster");
  for (const said of [open.titleTh, open.questionTh, open.questionEn, "บอกได้ถึง"])
    expect(html).toContain(said);
  expect(linksOf(html)).toEqual(
    expect.arrayContaining(["/topics/market-hours/qr.svg", "/topics/market-hours"]),
  );
  const link = scannedLink("@example", topicEntry(open));
  expect(entryFrom(decodeURIComponent(new URL(link).search.slice(1)))).toBe("topic:market-hours");
  expect((await get("/topics/market-hours/qr.svg")).headers.get("content-type")).toBe("image/svg+xml");
});

test("a topic that is not there is a page that is not there", async () => {
  use([open]);
  for (const path of [
    "/topics/none",
    "/topics/none/poster",
    "/topics/wheelchair-loan",
    "/topics/none/qr.svg",
  ])
    expect((await get(path)).status).toBe(404);
});

test("who types on the page that they want to take part is shown the topics", async () => {
  use([open]);
  expect(linksOf(await text(`/?q=${encodeURIComponent("เรื่องที่ขอความเห็น")}`))).toContain(
    "/topics/market-hours",
  );
});
