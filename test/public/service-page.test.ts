import { afterAll, beforeAll, expect, test } from "vitest";
import { readManual } from "#dev/tools/build-manual.ts";
import { startHouse, type House } from "#test/support/house.ts";

const { services } = readManual("manual");
let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

test("every service has a page with each step, time, document and phone that the manual holds", async () => {
  for (const service of services) {
    const response = await fetch(`${house.address}/services/${service.id}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    const held = [
      service.titleTh,
      ...service.steps.flatMap(({ nameTh, durationText }) => [nameTh, durationText]),
      ...(service.documents ?? []).map(({ nameTh }) => nameTh),
      ...service.contact.map(({ phone }) => phone),
      ...service.applicantDeadlines.map(({ textTh }) => textTh),
    ];
    for (const text of held) if (text !== null) expect(html, service.id).toContain(escaped(text));
    if (service.notesTh) expect(html).not.toContain(escaped(service.notesTh));
  }
});

test("the page carries a strict policy: no script, no style but its own sheet", async () => {
  const { headers } = await fetch(`${house.address}/services/dlpw-kor-ror-7`);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("a service that is not in the manual is not found", async () => {
  expect((await fetch(`${house.address}/services/nothing`)).status).toBe(404);
});
