import { expect, test } from "vitest";
import { checkMessages } from "#dev/line-sim/check-messages.ts";
import { languages } from "#core/dialogue.ts";
import { fields } from "#core/manual.ts";
import type { Reply } from "#core/replies.ts";
import { serviceText } from "#core/service-text.ts";
import { isThin } from "#core/service-view.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";
import { render } from "#flex/render.ts";

const catalogue = readCatalogue("manual");
const { services } = catalogue.manual;

function draw(reply: Reply, language: "th" | "en" = "th") {
  return render({ language, personal: true, reply, late: [] }, catalogue, "https://siang.example.org");
}

test("every service, asked as a whole or for any field, in both languages, is a message that LINE takes", () => {
  let drawn = 0;
  for (const { id } of services) {
    for (const language of languages) {
      for (const field of [null, ...fields]) {
        const messages = draw({ kind: "answer", service: id, field }, language);
        expect(checkMessages(messages), `${id} ${field ?? "whole"} ${language}`).toEqual([]);
        drawn += 1;
      }
    }
  }
  expect(drawn).toBe(services.length * languages.length * (fields.length + 1));
});

test("a card shows every step, time and document that the manual holds, and no fee that it does not", () => {
  for (const service of services) {
    const card = JSON.stringify(draw({ kind: "answer", service: service.id, field: null }));
    const held = [
      ...service.steps.flatMap(({ nameTh, durationTh }) => [nameTh, durationTh]),
      ...(service.documents ?? []).map(({ nameTh }) => nameTh),
      ...service.applicantDeadlines.map(({ textTh }) => textTh),
      service.totalDuration?.textTh ?? null,
      ...service.conditions.map(({ textTh }) => textTh),
    ];
    for (const text of held) if (text !== null) expect(card).toContain(JSON.stringify(text).slice(1, -1));
    if (service.fee.kind === "not-stated") expect(card).not.toMatch(/ไม่มีค่าธรรมเนียม|ฟรี/u);
  }
});

test("an English card tells in English whatever somebody has written in English, and says where it cannot", () => {
  const english = services.filter((service) => !serviceText(service, "en").hasThaiOnly);
  expect(english.length).toBeGreaterThan(services.length / 2);
  for (const service of services) {
    const card = JSON.stringify(draw({ kind: "answer", service: service.id, field: null }, "en"));
    expect(card.includes("Some facts are in Thai only"), service.id).toBe(
      !isThin(service) && service.confidence !== "general-knowledge" && !english.includes(service),
    );
    for (const { textEn } of service.conditions)
      if (textEn !== null) expect(card, service.id).toContain(JSON.stringify(textEn).slice(1, -1));
  }
});

test("nothing that editors remark for themselves reaches a card", () => {
  for (const { id, editorNote } of services) {
    if (editorNote === null) continue;
    for (const language of languages) {
      const card = JSON.stringify(draw({ kind: "answer", service: id, field: null }, language));
      for (const line of editorNote.split("\n")) expect(card, id).not.toContain(line);
    }
  }
});

test("a thin service says what the manual does not state and whom to call", () => {
  const thin = services.filter(isThin);
  expect(thin.length).toBe(44);
  for (const { id } of thin) {
    const card = JSON.stringify(draw({ kind: "answer", service: id, field: null }));
    expect(card).toMatch(/คู่มือยังมีข้อมูลเรื่องนี้น้อย|เรามีแต่ชื่อเรื่องนี้/u);
    expect(card).toContain("tel:");
  }
});

test("a time that is not official is shown with a warning", () => {
  const unofficial = services.filter(({ totalDuration }) => totalDuration?.official === false);
  expect(unofficial.length).toBeGreaterThan(0);
  for (const { id } of unofficial) {
    expect(JSON.stringify(draw({ kind: "answer", service: id, field: null }))).toContain("ยังไม่ยืนยัน");
  }
});

test("the field asked for stands first and in the altText", () => {
  const [message] = draw({ kind: "answer", service: "dlpw-kor-ror-7", field: "duration" });
  expect(message?.["altText"]).toMatch(/คร\.7.*ใช้เวลาเท่าไร: มีคำสั่งภายใน 60 วัน.*โทร 1546/u);
});
