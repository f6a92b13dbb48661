import { afterAll, beforeAll, expect, test } from "vitest";
import { ownerOf, toCatalogue } from "#core/catalogue.ts";
import { partDate } from "#words/dates.ts";
import { pageWordsIn } from "#words/pages.ts";
import { th } from "#words/th.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { linksOf, machineData, readPage } from "./markup.ts";

const catalogue = toCatalogue("test", readManual("manual"));
const { services } = catalogue.manual;
let house: House;
const pages = new Map<string, string>();
beforeAll(async () => {
  house = await startHouse();
  for (const { id } of services) {
    const response = await fetch(`${house.address}/services/${id}`);
    expect(response.status, id).toBe(200);
    pages.set(id, await response.text());
  }
});
afterAll(() => house.stop());

const textOf = (id: string) => readPage(pages.get(id) ?? "").find(({ name }) => name === "main")?.text ?? "";

test("every service has a page with each step, time, document and phone that the manual holds", () => {
  for (const service of services) {
    const text = textOf(service.id);
    const held = [
      service.titleTh,
      service.titleEn,
      service.summaryTh,
      ownerOf(service, catalogue).department.nameTh,
      service.totalDuration?.textTh ?? null,
      ...service.steps.flatMap((step) => [step.nameTh, step.detailTh, step.durationTh, step.responsibleTh]),
      ...(service.documents ?? []).flatMap(({ nameTh, conditionTh }) => [nameTh, conditionTh]),
      ...service.contact.flatMap(({ nameTh, line }) => [nameTh, line]),
      ...service.contact.flatMap(({ phone }) => (phone ?? "").split(",").map((part) => part.trim())),
      ...service.applicantDeadlines.map(({ textTh }) => textTh),
      ...service.conditions.map(({ textTh }) => textTh),
      ...service.channels.flatMap(({ nameTh, hoursTh }) => [nameTh, hoursTh]),
      ...service.law.flatMap(({ nameTh, sectionTh }) => [nameTh, sectionTh]),
      ...service.sources.map(({ title }) => title),
      ...service.formCodes,
      service.fee.textTh,
    ];
    for (const fact of held) if (fact !== null) expect(text, service.id).toContain(fact);
    for (const remark of service.editorNote?.split("\n") ?? []) expect(text).not.toContain(remark);
    expect(pages.get(service.id)).toContain(partDate(service.checkedOn, "th"));
  }
});

test("the English page tells in English what somebody has written in English, and marks the rest as Thai", async () => {
  const html = await (await fetch(`${house.address}/services/dlpw-severance-pay-rights?lang=en`)).text();
  expect(html).toContain("severance pay of 30 days");
  const union = await (await fetch(`${house.address}/services/dlpw-collective-bargaining?lang=en`)).text();
  expect(union).toContain('<span lang="th">ลูกจ้างเลือกผู้แทน');
  expect(union).toContain("Some facts are in Thai only");
});

test("what the manual does not state is said, and never as free or none", () => {
  for (const service of services) {
    const text = textOf(service.id);
    const saysSoOnce = text.includes(th.card.thin) || text.includes(th.card.general);
    const silent = service.fee.kind === "not-stated";
    expect(text.includes(th.card.feeNotStated) || saysSoOnce, service.id).toBe(silent);
    if (service.fee.kind !== "none") expect(text).not.toContain("ไม่มีค่าธรรมเนียม");
    if (service.documents === null)
      expect(text.includes(th.card.notStated) || saysSoOnce, service.id).toBe(true);
  }
});

test("every link of every page is an address of ours, a web address, or a number that a phone can dial", () => {
  for (const [id, html] of pages) {
    for (const link of linksOf(html)) expect(link, id).toMatch(/^(#|\/|https?:\/\/|tel:\+?\d{3,15}$)/u);
  }
});

test("a contact with two numbers gets two links", () => {
  const two = services.find(({ contact }) => contact.some(({ phone }) => phone?.includes(",")));
  const phones = two?.contact.flatMap(({ phone }) => phone?.split(",") ?? []) ?? [];
  const links = linksOf(pages.get(two?.id ?? "") ?? "").filter((link) => link.startsWith("tel:"));
  expect(links).toEqual(phones.map((phone) => `tel:${phone.replaceAll(/\D/gu, "")}`));
});

test("an office whose account in LINE we do not know has no link to it", () => {
  for (const [id, html] of pages) {
    expect(
      linksOf(html).filter((link) => link.includes("line.me/R/")),
      id,
    ).toEqual([]);
    expect(textOf(id)).not.toContain(pageWordsIn("th").service.tell);
  }
});

test("machines read a government service with stated facts only", () => {
  for (const service of services) {
    const data = machineData(pages.get(service.id) ?? "");
    expect(data).toMatchObject({
      "@context": "https://schema.org",
      "@type": "GovernmentService",
      name: service.titleTh,
      identifier: service.id,
      url: `${house.wired.settings.PUBLIC_BASE_URL}/services/${service.id}`,
      provider: { "@type": "GovernmentOrganization", name: ownerOf(service, catalogue).department.nameTh },
    });
    const stated =
      service.fee.kind === "not-stated"
        ? undefined
        : expect.objectContaining({ description: service.fee.textTh });
    expect(data["offers"], service.id).toEqual(stated);
    expect(JSON.stringify(data), service.id).not.toMatch(
      /processingTime|"price|isAccessibleForFree|duration/iu,
    );
    expect(data["audience"]).toHaveLength(service.audience.length);
  }
});

test("the page says under which address it is found for good", () => {
  const html = pages.get("dlpw-kor-ror-7");
  const address = `${house.wired.settings.PUBLIC_BASE_URL}/services/dlpw-kor-ror-7`;
  expect(html).toContain(`<link rel="canonical" href="${address}"/>`);
});

test("the page carries a strict policy: no script, no style but its own sheet", async () => {
  const { headers } = await fetch(`${house.address}/services/dlpw-kor-ror-7`);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("a service that is not in the manual is not found, in the same look, with ways on", async () => {
  for (const path of ["/services/nothing", "/services/%3Cscript%3E", "/services/..%2F..%2Fetc"]) {
    const response = await fetch(house.address + path);
    const html = await response.text();
    expect(response.status, path).toBe(404);
    expect(readPage(html).find(({ name }) => name === "h1")?.text).toContain("ไม่พบหน้านี้");
    expect(linksOf(html)).toContain("/services");
    expect(html).toContain('<meta name="robots" content="noindex"/>');
  }
});

test("an address that is not there is a page for who reads pages and a line for everybody else", async () => {
  const page = await fetch(`${house.address}/nothing`, { headers: { accept: "text/html,*/*" } });
  expect([page.status, (await page.text()).includes("<h1>")]).toEqual([404, true]);
  const line = await fetch(`${house.address}/nothing`);
  expect([line.status, await line.text()]).toEqual([404, "ไม่พบหน้านี้ · Not found"]);
});
