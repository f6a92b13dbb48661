import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newProfile } from "#core/person.ts";
import { offerDownload } from "#flows/download-my-data.ts";
import type { MyData } from "#core/my-data.ts";
import { seeMyData } from "#flows/my-data.ts";
import { recognise } from "#core/answers.ts";
import { heldIn } from "#public/my-data-rows.ts";
import { keys, life } from "#store/keys.ts";
import { myDataWordsIn } from "#words/pages-my-data.ts";
import { NOON, startHouse, type House } from "#test/support/house.ts";
import { command } from "#test/support/scan.ts";
import { linksOf, readPage } from "./markup.ts";

const LINE_ID = "U00000000000000000000000000000abc";
const OTHER = "U00000000000000000000000000000def";

let house: House;
let token: string;
beforeAll(async () => {
  house = await startHouse();
  for (const [user, said] of [
    [LINE_ID, "ยื่นคำร้อง คร.7"],
    [OTHER, "ขึ้นทะเบียนว่างงาน"],
  ] as const) {
    house.sim.addPerson({ userId: user });
    await house.sim.say(user, said);
    await house.settled();
  }
  token = await linkOf(LINE_ID);
});
afterAll(() => house.stop());
beforeEach(() => {
  house.clock.now = NOON;
  house.use(house.deps);
  house.logs.length = 0;
});
afterEach(() => vi.restoreAllMocks());

async function linkOf(user: string): Promise<string> {
  const lookUp = await house.deps.vault.lookUp(user);
  const held = await house.deps.people.read(lookUp);
  return offerDownload(house.deps, { lookUp, tag: held?.record["tag"] ?? "" });
}

const get = (path: string) => fetch(`${house.address}/my-data/${path}`);
const mainOf = (html: string) => readPage(html).find(({ name }) => name === "main")?.text ?? "";

/** A person of whom everything is held that can be. */
const whole: MyData = {
  v: 1,
  lineId: LINE_ID,
  since: NOON,
  follows: true,
  language: "en",
  written: "th",
  lastService: "dlpw-kor-ror-7",
  stopped: true,
  profile: { ...newProfile, group: "employee", province: "ระยอง", follows: ["a", "b"], stopped: ["c"] },
  pseudonyms: { "2569": "made-up-one", "2570": "made-up-two" },
  waiting: 2,
  feedback: [
    {
      id: "f1",
      reference: "48210937",
      state: "heard",
      sort: "complain",
      service: null,
      topic: null,
      unit: null,
      at: NOON,
      times: 1,
      danger: null,
      time: null,
      answerBy: null,
      group: "employee",
      province: "th-30",
      photos: 1,
      muted: false,
      history: [{ at: NOON, kind: "feedback.heard", words: "a made-up remark", due: null }],
    },
  ],
  draft: "a made-up sentence",
  questions: ["a made-up question"],
};
const bare: MyData = {
  v: 1,
  lineId: null,
  since: null,
  follows: null,
  language: null,
  written: null,
  lastService: null,
  stopped: false,
  profile: newProfile,
  pseudonyms: {},
  waiting: 0,
  feedback: [],
  draft: null,
  questions: [],
};

test("the page says in plain words what we hold, in Thai and in English", async () => {
  const response = await get(token);
  expect(response.status).toBe(200);
  const text = mainOf(await response.text());
  const catalogue = await house.deps.inForce();
  const data = await seeMyData(house.deps, LINE_ID);
  if (data === null) throw new Error("expected data");
  for (const language of ["th", "en"] as const)
    for (const { name, lines } of heldIn(data, catalogue, language))
      for (const said of [name, ...lines]) expect(text).toContain(said);
  expect(text).toContain("22 พ.ย. 2569");
  expect(text).toContain(catalogue.byId.get("dlpw-kor-ror-7")?.titleTh);
  expect(text).toContain(data.pseudonyms["2570"]);
});

test("the LINE id stands on the page by its last four characters only; nothing of somebody else stands there", async () => {
  const html = await (await get(token)).text();
  expect(html).toContain("ลงท้ายด้วย 0abc");
  for (const hidden of [LINE_ID, LINE_ID.slice(0, -4), LINE_ID.slice(-5), "0def"])
    expect(html).not.toContain(hidden);
});

test("the file holds everything, the whole LINE id included, and is saved and not shown", async () => {
  const [link] = linksOf(await (await get(token)).text()).filter((href) => href.includes("/my-data/"));
  expect(link).toBe(`/my-data/${token}/file`);
  const response = await fetch(house.address + (link ?? ""));
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await response.json()).toEqual(await seeMyData(house.deps, LINE_ID));
});

test("a link that is over, was never given or is nonsense tells how to get a new one, and nothing else", async () => {
  const foreign = `${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`;
  const pages = new Set<string>();
  for (const path of [
    foreign,
    `${foreign}/file`,
    house.deps.newToken(),
    "x",
    "%00",
    `${token}%0A`,
    LINE_ID,
  ]) {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    pages.add(await response.text());
  }
  house.clock.now += 15 * 60_000;
  for (const path of [token, `${token}/file`]) {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    pages.add(await response.text());
  }
  // To the letter the same: whether there ever was such a link is told to nobody.
  expect(pages.size).toBe(1);
  const [html = ""] = pages;
  expect(mainOf(html)).toContain("พิมพ์ในแชต LINE ว่า “ข้อมูลของฉัน”");
  expect(linksOf(html).filter((href) => href.includes("my-data"))).toEqual([]);
});

test("page, file and 404 are kept by nobody, told to nobody and found by nobody; nothing comes from elsewhere", async () => {
  for (const path of [token, `${token}/file`, house.deps.newToken(), `${token}/nothing/here`]) {
    const { headers } = await get(path);
    expect(headers.get("cache-control"), path).toBe("no-store");
    expect(headers.get("referrer-policy"), path).toBe("no-referrer");
    expect(headers.get("x-robots-tag"), path).toBe("noindex");
    expect(headers.get("set-cookie"), path).toBeNull();
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
  }
  for (const path of [token, house.deps.newToken()]) {
    const html = await (await get(path)).text();
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).not.toContain('rel="canonical"');
    const loads = readPage(html).flatMap(({ attributes }) => attributes["src"] ?? []);
    expect(loads).toEqual([]);
    // Nothing leads away from here but to our own pages.
    for (const href of linksOf(html)) expect(href).toMatch(/^[/#](?!\/)/u);
  }
});

test("where the store fails nothing is shown, kept or said of whom it was", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const append = () => Promise.reject(new Error(`${LINE_ID} ${token}`));
  house.use({ ...house.deps, ledger: { ...house.deps.ledger, append } });
  const response = await get(token);
  expect(response.status).toBe(500);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-robots-tag")).toBe("noindex");
  for (const told of [await response.text(), JSON.stringify([said.mock.calls, house.logs])]) {
    expect(told).not.toContain(LINE_ID.slice(-5));
    expect(told).not.toContain(token);
  }
});

test("looks, and tries that failed, leave no line in the log", async () => {
  await get(token);
  await get(house.deps.newToken());
  expect(house.logs).toEqual([]);
});

test("what a page may not hold is shown as text: a name from outside cannot become markup", async () => {
  const { who } = await house.deps.vault.lookUp(OTHER);
  const planted = '"><script>alert(1)</script>';
  await command(house.store, "HSET", keys.person(who), "pseudonym:2571", planted);
  const html = await (await get(await linkOf(OTHER))).text();
  expect(html).not.toContain("<script>alert");
  expect(html).toContain("&lt;script&gt;alert");
});

test("every row has a name and the same number of lines in both languages, with all data and with none", async () => {
  const catalogue = await house.deps.inForce();
  for (const data of [whole, bare]) {
    const th = heldIn(data, catalogue, "th");
    const en = heldIn(data, catalogue, "en");
    // All that MyData holds but its version.
    expect(th).toHaveLength(Object.keys(whole).length - 1);
    expect(th.map(({ lines }) => lines.length)).toEqual(en.map(({ lines }) => lines.length));
    for (const { name, lines } of [...th, ...en]) {
      expect(name).not.toBe("");
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).not.toMatch(/^$|null|undefined|NaN|\[object/u);
    }
  }
});

test("what somebody told of themselves, and each year's name, stand in words", async () => {
  const catalogue = await house.deps.inForce();
  const text = (data: MyData) => JSON.stringify(heldIn(data, catalogue, "th"));
  for (const said of [
    "ลูกจ้าง",
    "ระยอง",
    "ติดตามอยู่ 2 เรื่อง",
    "ไม่อยากรับแล้ว 1 เรื่อง",
    "ปีงบประมาณ 2569: made-up-one",
    "2 คำตอบ",
  ])
    expect(text(whole)).toContain(said);
  expect(text({ ...whole, lastService: "no-longer-there" })).toContain("บริการที่ไม่มีในคู่มือแล้ว");
  expect(text({ ...whole, profile: { ...newProfile, group: "no-longer-there" } })).toContain(
    "กลุ่ม: no-longer-there",
  );
  expect(heldIn(whole, catalogue, "en").flatMap(({ lines }) => lines)).toContain(
    "Fiscal year 2026 (B.E. 2569): the code above",
  );
});

test("the time that the pages name is the time that the store keeps", () => {
  expect(life.download).toBe(15 * 60_000);
  for (const [language, minutes] of [
    ["th", "15 นาที"],
    ["en", "15 minutes"],
  ] as const) {
    const { lives, gone } = myDataWordsIn(language);
    for (const said of [lives, gone.why]) expect(said).toContain(minutes);
  }
});

test("the words that the pages tell people to type are those that the chat understands", async () => {
  const catalogue = await house.deps.inForce();
  for (const language of ["th", "en"] as const) {
    const { lives, gone, erase } = myDataWordsIn(language);
    const understood = [lives, gone.again, erase].map((said) => {
      const recognised = recognise(/“([^”]+)”/u.exec(said)?.[1] ?? "", catalogue);
      return recognised.special;
    });
    expect(understood).toMatchObject([{ command: "mydata" }, { command: "mydata" }, { command: "forget" }]);
  }
});
