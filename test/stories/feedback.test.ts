import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, describeInBrowser, overflow } from "#test/chat/browser.ts";
import { startPhone, type Phone } from "./phone.ts";

const NUMBER = /\b\d{4}-\d{4}\b/u;

/** What three people see who have something to say, through everything: chat page, simulated LINE, the real worker, a real store. */
describeInBrowser("three people who have something to say", () => {
  let phone: Phone;
  beforeAll(async () => {
    phone = await startPhone("feedback");
  });
  afterAll(() => phone.stop());
  const named = (picture: string | undefined) => (picture === undefined ? undefined : `feedback-${picture}`);
  const say = (words: string, picture?: string) => phone.ask(words, named(picture));
  const tap = (label: string | RegExp, picture?: string) => phone.tap(label, named(picture));

  test(
    "somebody who was sent home three times says it once, gets a number, adds to it and takes it back",
    { timeout: 120_000 },
    async () => {
      await tap("เพิ่มเพื่อน");
      await say("ขึ้นทะเบียนว่างงานใช้เอกสารอะไร");
      expect(await tap(/ติชม/u, "1-begin")).toContain("ขึ้นทะเบียนว่างงาน");
      await tap(/ร้องเรียน/u, "2-sentence");
      expect(await say("ขึ้นทะเบียนว่างงานกี่วันได้เงิน", "3-question-between")).toContain("ขึ้นทะเบียนว่างงาน");
      expect(await say("ให้กลับบ้านไปสามรอบเพราะกระดาษใบเดียว โทร 081-234-5678", "4-review")).toContain(
        "[เบอร์โทร]",
      );
      const receipt = await tap("ส่งเลย", "5-receipt");
      const [number = "none"] = NUMBER.exec(receipt) ?? [];
      expect(receipt).toContain("รับเรื่องแล้ว");
      expect(await say("เรื่องของฉัน", "6-mine")).toContain(number);
      expect(await say(`เรื่อง ${number} ถึงไหนแล้ว`, "7-case")).toContain("ให้กลับบ้านไปสามรอบ");
      await tap("เพิ่มข้อความ");
      expect(await say("เป็นช่วงเช้าทุกวันจันทร์", "8-added")).toContain("เป็นช่วงเช้าทุกวันจันทร์");
      await tap(/ถอนเรื่องนี้/u, "9-withdraw");
      expect(await tap(/ถอน/u)).toContain(number);
    },
  );

  test(
    "somebody who would rather talk leaves a time and a number, in English",
    { timeout: 120_000 },
    async () => {
      await phone.anotherPerson();
      await tap("English");
      expect(await say("I want to talk to a person", "10-officer")).toMatch(/1506/u);
      await tap(/call|contact/iu, "11-call-about");
      await say("my employer has not paid me for two months", "12-phone");
      await say("+66 81 234 5678", "13-time");
      await tap(/any time|office hours/iu, "14-consent");
      const receipt = await tap("I agree, send it", "15-call-receipt");
      expect(receipt).toMatch(NUMBER);
    },
  );

  test(
    "somebody in danger sees whom to call first, and one tap asks for an officer",
    { timeout: 120_000 },
    async () => {
      await phone.anotherPerson();
      expect(await say("นายจ้างขังไว้ในห้อง ออกไม่ได้", "16-danger")).toContain("191");
      const receipt = await tap("ให้เจ้าหน้าที่โทรหาฉัน", "17-urgent");
      expect(receipt).toMatch(NUMBER);
      expect(receipt).toContain("191");
      expect(await say("๐๘๑ ๒๓๔ ๕๖๗๘", "18-urgent-phone")).toMatch(NUMBER);
      expect(await say("ข้อมูลของฉัน", "19-my-data")).toContain("15 นาที");
    },
  );

  test("nothing on the way broke the page's policy, its width, or the rules for everybody's eyes", async () => {
    expect(phone.complaints).toEqual([]);
    expect(await overflow(phone.page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(phone.page)).toEqual([]);
  });
});
