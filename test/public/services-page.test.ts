import { afterAll, beforeAll, expect, test } from "vitest";
import { ownerOf, toCatalogue } from "#core/catalogue.ts";
import { isThin } from "#core/service-view.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { linksOf, readPage } from "./markup.ts";

const catalogue = toCatalogue("test", readManual("manual"));
const { services, agency } = catalogue.manual;
const audiences = agency.audiences.map(({ id }) => id);
let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const get = async (path: string) => (await fetch(house.address + path)).text();
const listed = (html: string) =>
  linksOf(html).flatMap((link) => (link.startsWith("/services/") ? [link.slice("/services/".length)] : []));

test("every service stands in the list once, under the office that owns it", async () => {
  const html = await get("/services");
  expect(listed(html).sort()).toEqual(services.map(({ id }) => id).sort());
  for (const section of readPage(html).filter(({ name }) => name === "section")) {
    const own = services.filter(
      (service) => ownerOf(service, catalogue).department.code === section.attributes["id"],
    );
    expect(own.length).toBeGreaterThan(0);
    for (const { titleTh } of own) expect(section.text).toContain(titleTh);
  }
});

test("those of which the manual knows little are marked in words, and only those", async () => {
  const html = await get("/services");
  for (const { text } of readPage(html).filter(
    ({ name, text }) => name === "li" && text.includes("ข้อมูลยังน้อย"),
  )) {
    const service = services.find(({ titleTh }) => text.startsWith(titleTh));
    expect(service && (isThin(service) || service.confidence === "general-knowledge"), text).toBe(true);
  }
  const marks = readPage(html).filter(({ attributes }) => attributes["class"] === "thin").length;
  expect(marks).toBe(services.filter((service) => isThin(service)).length);
});

test.each(audiences)("the list for one group holds its services and no other: %s", async (audience) => {
  const html = await get(`/services?for=${audience}`);
  const own = services.filter((service) => service.audience.includes(audience)).map(({ id }) => id);
  expect(listed(html).sort()).toEqual(own.sort());
  const [chosen] = readPage(html).filter(({ attributes }) => attributes["aria-current"] === "page");
  expect(chosen?.attributes["href"]).toBe(`/services?for=${audience}`);
});

test("a group that there is not gets all services, and is told so", async () => {
  for (const name of ["astronaut", "__proto__", "<b>", "EMPLOYEE"]) {
    const html = await get(`/services?for=${encodeURIComponent(name)}`);
    expect(html).toContain("ไม่มีกลุ่มนี้");
    expect(listed(html)).toHaveLength(services.length);
  }
  expect(await get("/services?for=")).not.toContain("ไม่มีกลุ่มนี้");
});
