import { encode } from "uqr";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entryFrom, serviceEntry } from "#core/entry-text.ts";
import { serviceSchema } from "#core/manual.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { monster } from "#dev/tools/monsters.ts";
import { qrSvg, scannedLink } from "#public/qr.ts";
import { pageWordsIn } from "#words/pages.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { linksOf, readPage } from "./markup.ts";

const ID = "dlpw-kor-ror-7";
const { services } = readManual("manual");
let house: House;
beforeAll(async () => {
  house = await startHouse();
  await nowCalled("@example");
});
afterAll(() => house.stop());

/** The office's account in LINE from now on. */
async function nowCalled(lineId: string | null): Promise<void> {
  const shipped = await house.deps.inForce();
  const manual = { ...shipped.manual, agency: { ...shipped.manual.agency, lineId } };
  house.use({ ...house.deps, inForce: async () => ({ ...shipped, manual }) });
}

const held = services.find(({ id }) => id === ID);
if (held === undefined) throw new Error(`no service ${ID}`);
const service = held;
const get = (path: string) => fetch(house.address + path);
const typedBy = (link: string) => decodeURIComponent(new URL(link).search.slice(1));

/** The dark squares of a drawing, row by row. */
function squaresOf(svg: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+) \1"/u.exec(svg)?.[1]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const dark = /fill="#000" d="([^"]+)"/u.exec(svg)?.[1] ?? "";
  const runs = [...dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/gu)];
  expect(runs.map(([run]) => run).join("")).toBe(dark);
  for (const [, x = "", y = "", length = ""] of runs)
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  return rows;
}

test("the code of every service opens the chat with a text that the chat reads as that service", () => {
  for (const service of services) {
    const link = scannedLink("@example", serviceEntry(service));
    expect(link).toMatch(/^https:\/\/line\.me\/R\/oaMessage\/%40example\/\?/u);
    expect(entryFrom(typedBy(link))).toBe(service.id);
  }
});

test("the code is drawn square for square, with the white frame that scanners need, coarse enough for any phone", () => {
  for (const service of services) {
    const link = scannedLink("@example", serviceEntry(service));
    const squares = squaresOf(qrSvg(link));
    const { data, version } = encode(link, { ecc: "M", border: 0 });
    expect(squares.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
    const frame = squares.filter(
      (row, y) => y < 4 || y >= squares.length - 4 || [...row.slice(0, 4), ...row.slice(-4)].some(Boolean),
    );
    expect(frame.flat()).not.toContain(true);
    // 81 squares with the frame: more than a millimetre each on the printed sheet.
    expect(version, service.id).toBeLessThanOrEqual(14);
  }
});

test("a service that no office would write gets a code all the same", () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const service = serviceSchema.parse(monster(seed));
    const link = scannedLink("@example", serviceEntry(service));
    expect(entryFrom(typedBy(link))).toBe(service.id);
    expect(qrSvg(link)).toMatch(/^<svg [^<>]+>(<path [^<>]+\/>){2}<\/svg>$/u);
  }
});

test("the sheet holds the service, the call, the code and the account's id, and no search engine keeps it", async () => {
  const html = await (await get(`/services/${ID}/poster`)).text();
  const text = readPage(html).find(({ name }) => name === "main")?.text ?? "";
  for (const said of [service.titleTh, service.titleEn, "มีอะไรอยากบอกเราเรื่องนี้ สแกนแล้วพิมพ์ได้เลย", "@example"])
    expect(text).toContain(said);
  expect(html).toContain(qrSvg(scannedLink("@example", serviceEntry(service))));
  expect(html).toContain('role="img" aria-label="QR เปิดแชต LINE"');
  expect(html).toContain('<meta name="robots" content="noindex"/>');
});

test("the code is a drawing of its own, too", async () => {
  const response = await get(`/services/${ID}/qr.svg`);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  expect(await response.text()).toBe(qrSvg(scannedLink("@example", serviceEntry(service))));
});

test("the page of the service leads to the sheet, and the sheet to the code and back", async () => {
  expect(linksOf(await (await get(`/services/${ID}`)).text())).toContain(`/services/${ID}/poster`);
  const links = linksOf(await (await get(`/services/${ID}/poster`)).text());
  expect(links).toEqual(expect.arrayContaining([`/services/${ID}/qr.svg`, `/services/${ID}`]));
});

test("of an account that we do not know, or a service that there is not, there is neither sheet nor code", async () => {
  for (const part of ["poster", "qr.svg"]) {
    expect((await get(`/services/nothing/${part}`)).status).toBe(404);
    await nowCalled(null);
    expect((await get(`/services/${ID}/${part}`)).status).toBe(404);
    expect(await (await get(`/services/${ID}`)).text()).not.toContain(pageWordsIn("th").service.poster);
    await nowCalled("@example");
  }
});
