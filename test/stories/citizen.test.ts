import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, describeInBrowser, overflow } from "#test/chat/browser.ts";
import { startPhone, type Phone } from "./phone.ts";

/** What a citizen sees, through everything: the chat page, the simulated LINE, the real worker on workerd, a real store. */
describeInBrowser("a citizen with a phone", () => {
  let phone: Phone;
  beforeAll(async () => {
    phone = await startPhone("story");
  });
  afterAll(() => phone.stop());
  const ask = (words: string) => phone.ask(words);
  const tap = (label: string) => phone.tap(label);
  const picture = (name: string) => phone.picture(name);

  test(
    "asks, asks on, taps, changes the language, and is never left without a word",
    { timeout: 120_000 },
    async () => {
      expect(await tap("เพิ่มเพื่อน")).toContain("สวัสดีค่ะ ที่นี่สำนักงานปลัดกระทรวงแรงงาน");
      await picture("1-welcome");

      expect(await ask("ขึ้นทะเบียนว่างงานใช้เอกสารอะไร")).toContain("เอกสารที่ต้องใช้");
      await picture("2-answer");

      expect(await ask("แล้วกี่วัน")).toMatch(/ขึ้นทะเบียนว่างงาน[\s\S]*ใช้เวลาเท่าไร/u);
      expect(await ask("โดนโกงค่าแรง กี่วันรู้ผล")).toContain("มีคำสั่งภายใน 60 วัน");
      await picture("3-follow-up");

      expect(await tap("ยังไม่ช่วย")).toContain("ตรงไหนที่ยังไม่ช่วย");
      await picture("4-why");
      expect(await tap("ข้อมูลไม่ครบ")).toContain("ขอบคุณค่ะ");

      expect(await tap("เมนู")).toContain("แตะว่าคุณเป็นใคร");
      await picture("5-menu");

      expect(await ask("หนูไม่อยากอยู่แล้ว")).toContain("1323");
      await picture("6-crisis");

      expect(await ask("เจ้าหน้าที่ขอเงินใต้โต๊ะ")).toContain("เราไม่เก็บข้อความเรื่องนี้ไว้");
      await picture("7-corruption");

      expect(await ask("พรุ่งนี้ฝนจะตกไหม")).toContain("ยังไม่พบคำตอบในคู่มือ");
      await picture("8-not-found");

      expect(await ask("อาสาสมัครแรงงาน")).toContain("คู่มือยังมีข้อมูลเรื่องนี้น้อย");
      await picture("9-thin");
      expect(await tap("อยากรู้เรื่องนี้")).toContain("นับไว้แล้ว");

      expect(await tap("English")).toContain("we answer in English");
      expect(await ask("unpaid wages complaint")).toContain("Complaint to labour inspector");
      await picture("10-english");
      expect(await ask("😀😀")).toContain("cannot read");
    },
  );

  test("nothing on the way broke the page's policy, its width, or the rules for everybody's eyes", async () => {
    expect(phone.complaints).toEqual([]);
    expect(await overflow(phone.page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(phone.page)).toEqual([]);
  });

  test("the page behind the card opens on the same phone", async () => {
    const opened = await phone.open(`${phone.site}/services/doe-unemployment-registration`);
    expect(await opened.page.locator("h1").innerText()).toContain("ขึ้นทะเบียนว่างงาน");
    expect(await overflow(opened.page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(opened.page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.page.screenshot({ path: "dist/pictures/11-page.png", fullPage: true });
  });
});
