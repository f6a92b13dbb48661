import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editsBetween } from "#core/edits.ts";
import { loneNames, spokenNames } from "#core/province-nicknames.ts";
import { nearProvinces, provinceName, provinceNamed, provinces } from "#core/provinces.ts";

const anyProvince = fc.constantFrom(...provinces);
/** A province by its name in Thai: a table is read more easily so. */
const named = (text: string) => {
  const code = provinceNamed(text);
  return code === null ? null : provinceName(code, "th");
};
const near = (text: string) => nearProvinces(text).map((code) => provinceName(code, "th"));

describe("the list", () => {
  test("holds 77 provinces, no code and no name twice", () => {
    expect(provinces).toHaveLength(77);
    for (const key of ["code", "nameTh", "nameEn"] as const)
      expect(new Set(provinces.map((province) => province[key])).size).toBe(77);
  });

  test("has the codes of ISO 3166-2:TH, as slugs that begin with a letter, and no Pattaya", () => {
    const numbers = provinces.map(({ code }) => Number(/^th-(\d\d)$/.exec(code)?.[1]));
    const between = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i);
    expect(numbers).toEqual([
      ...between(10, 27),
      ...between(30, 49),
      ...between(50, 58),
      ...between(60, 67),
      ...between(70, 77),
      ...between(80, 86),
      ...between(90, 96),
    ]);
  });

  test.each([
    ["th-10", "กรุงเทพมหานคร", "Bangkok"],
    ["th-14", "พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"],
    ["th-38", "บึงกาฬ", "Bueng Kan"],
    ["th-39", "หนองบัวลำภู", "Nong Bua Lam Phu"],
    ["th-42", "เลย", "Loei"],
    ["th-67", "เพชรบูรณ์", "Phetchabun"],
    ["th-76", "เพชรบุรี", "Phetchaburi"],
    ["th-96", "นราธิวาส", "Narathiwat"],
  ])("%s is %s, %s", (code, th, en) => {
    expect(provinceName(code, "th")).toBe(th);
    expect(provinceName(code, "en")).toBe(en);
  });

  test.each(["", "th-s", "th-28", "TH-10", "10", "toString"])("no province has the code %j", (code) => {
    expect(provinceName(code, "th")).toBe("");
    expect(provinceName(code, "en")).toBe("");
  });
});

describe("every province is found by its own name", () => {
  test.each(provinces.map(({ code, nameTh, nameEn }) => [code, nameTh, nameEn]))(
    "%s, %s, %s",
    (code, th, en) => {
      const ways = [
        th,
        `จังหวัด${th}`,
        `จังหวัด ${th}`,
        `จ.${th}`,
        `จ. ${th}`,
        `จ ${th}`,
        `อ.เมือง จ.${th}`,
        Array.from(th).join("\u200B"),
        ` ${th} `,
        en,
        en.toLowerCase(),
        en.toUpperCase(),
        en.replaceAll(" ", ""),
        en.replaceAll(" ", "-"),
        `${en} province`,
        `${en}, Thailand`,
        `Changwat ${en}`,
      ];
      for (const way of ways) {
        expect(provinceNamed(way), way).toBe(code);
        expect(nearProvinces(way), way).toEqual([code]);
      }
    },
  );

  test("with words before and behind, in any combination", () => {
    const before = fc.constantFrom("อยู่", "ผมอยู่", "ตอนนี้หนูทำงานอยู่ที่", "คน", "ป้าอยู่จังหวัด", "มาจาก ", "อยู่ จ.");
    const behind = fc.constantFrom("", "ค่ะ", "ครับ", " คับ", "นะคะ", "จ้า", "เองค่ะ", " ครับบบ", "ค่ะ 🙏", ".");
    fc.assert(
      fc.property(anyProvince, before, behind, ({ code, nameTh }, first, last) => {
        expect(provinceNamed(first + nameTh + last)).toBe(code);
      }),
      { numRuns: 500 },
    );
    const english = fc.constantFrom(
      "I live in ",
      "i'm from ",
      "We are in ",
      "my home is ",
      "Now working in ",
    );
    const please = fc.constantFrom("", ".", " province", ", Thailand", " krub", " ka");
    fc.assert(
      fc.property(anyProvince, english, please, ({ code, nameEn }, first, last) => {
        expect(provinceNamed(first + nameEn + last)).toBe(code);
      }),
      { numRuns: 500 },
    );
  });

  test("with one letter mistyped in a long name it is found, or offered, and no other is taken for it", () => {
    const letters = fc.constantFrom(...Array.from("กขคงจชดตทนบปพมรลวสหอะาิีุูเแโไ่้็์"));
    const long = fc.constantFrom(...provinces.filter(({ nameTh }) => nameTh.length >= 8));
    fc.assert(
      fc.property(long, fc.nat(20), letters, fc.nat(3), ({ code, nameTh }, place, letter, how) => {
        const at = place % nameTh.length;
        // Another letter, one less, one more, two neighbours swapped.
        const [middle, kept] = [
          [letter, 1],
          ["", 1],
          [letter, 0],
          [nameTh.charAt(at + 1) + nameTh.charAt(at), 2],
        ][how] as [string, number];
        const typed = nameTh.slice(0, at) + middle + nameTh.slice(at + kept);
        // Rightly another one: "จ." written without its dot.
        fc.pre(typed !== "จนนทบุรี");
        expect([code, null], typed).toContain(provinceNamed(typed));
        expect(nearProvinces(typed), typed).toContain(code);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what people call a province", () => {
  const entries = [spokenNames, loneNames].flatMap((names) =>
    Object.entries(names).flatMap(([code, list]) => list.split(", ").map((name) => [name, code] as const)),
  );

  test("each name means one province of the list, and finds it", () => {
    expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length);
    for (const [name, code] of entries) {
      expect(
        provinces.some((province) => province.code === code),
        name,
      ).toBe(true);
      expect(provinceNamed(name), name).toBe(code);
      expect(provinceNamed(`อยู่ที่${name}ค่ะ`), name).toBe(code);
    }
  });

  test.each([
    ["กทม", "กรุงเทพมหานคร"],
    ["กทม.", "กรุงเทพมหานคร"],
    ["ก.ท.ม.", "กรุงเทพมหานคร"],
    ["กรุงเทพ", "กรุงเทพมหานคร"],
    ["กรุงเทพฯ", "กรุงเทพมหานคร"],
    ["กรุงเทพมหานครฯ", "กรุงเทพมหานคร"],
    ["BKK", "กรุงเทพมหานคร"],
    ["อยู่bkkค่ะ", "กรุงเทพมหานคร"],
    ["โคราช", "นครราชสีมา"],
    ["แปดริ้ว", "ฉะเชิงเทรา"],
    ["อยุธยา", "พระนครศรีอยุธยา"],
    ["อุบลฯ", "อุบลราชธานี"],
    ["นครศรีฯ", "นครศรีธรรมราช"],
    ["สุราษฎร์", "สุราษฎร์ธานี"],
    ["สุราด", "สุราษฎร์ธานี"],
    ["ประจวบฯ", "ประจวบคีรีขันธ์"],
    ["เมืองกาญ", "กาญจนบุรี"],
    ["สุพรรณ", "สุพรรณบุรี"],
    ["เมืองนนท์", "นนทบุรี"],
    ["พัทยา", "ชลบุรี"],
    ["หาดใหญ่", "สงขลา"],
    ["เบตง", "ยะลา"],
    ["มหาชัย", "สมุทรสาคร"],
    ["แม่กลอง", "สมุทรสงคราม"],
    ["แม่สอด", "ตาก"],
    ["สุไหงโก-ลก", "นราธิวาส"],
    ["Hat Yai", "สงขลา"],
    ["hua hin", "ประจวบคีรีขันธ์"],
    ["Korat", "นครราชสีมา"],
    ["Nongbua Lamphu", "หนองบัวลำภู"],
    ["i live inชลบุรี", "ชลบุรี"],
    ["เชียงใหม่มีสำนักงานจัดหางานที่ไหน", "เชียงใหม่"],
    ["แรงงานจังหวัด ตาก เปิดวันเสาร์ไหม", "ตาก"],
    ["อยู่จังหวัดเลย มีศูนย์ฝึกอาชีพไหม", "เลย"],
    ["อ.เมืองจ.เลย", "เลย"],
    ["โรงพยาบาลอุบลรัตน์นัดวันไหน", "ขอนแก่น"],
    ["สกลฯ", "สกลนคร"],
    ["เสาไฟเอียงหน้าบ้าน จ.อุดร", "อุดรธานี"],
    ["ตอนนี้อยู่แถวๆ หาดใหญ่ จ.สงขลา", "สงขลา"],
    ["ถนนสุพรรณบุรี จ.นนทบุรี", "นนทบุรี"],
    ["phone of the labour office in Tak province please", "ตาก"],
  ])("%s is %s", (text, wanted) => expect(named(text)).toBe(wanted));

  test.each([
    ["เพชรบุรี", "เพชรบุรี"],
    ["เพ็ชรบุรี", "เพชรบุรี"],
    ["เพชบุรี", "เพชรบุรี"],
    ["Petchaburi", "เพชรบุรี"],
    ["เพชรบูรณ์", "เพชรบูรณ์"],
    ["เพชรบูรณ", "เพชรบูรณ์"],
    ["เพชรบูน", "เพชรบูรณ์"],
    ["เพชรบูร", null],
    ["Phetchabur", null],
    ["เพชร", null],
  ])("Phetchaburi and Phetchabun stay apart: %s is %s", (text, wanted) => expect(named(text)).toBe(wanted));

  test.each([
    ["อยู่เชียงไหมค่ะ", "เชียงใหม่"],
    ["i'm from chaing mai", "เชียงใหม่"],
    ["แม่ฮองสอน", "แม่ฮ่องสอน"],
    ["ศรีสะเกด", "ศรีสะเกษ"],
    ["ชนบุรี", "ชลบุรี"],
    ["จันนทบุรี", "จันทบุรี"],
    ["อุดรดิตถ์", "อุตรดิตถ์"],
    ["พิษนุโลก", "พิษณุโลก"],
    ["ภูเกต", "ภูเก็ต"],
    ["หนองบัวลำพู", "หนองบัวลำภู"],
    ["สมุดสาคร", "สมุทรสาคร"],
    ["kanjanaburi", "กาญจนบุรี"],
    ["Samutprakarn", "สมุทรปราการ"],
    ["ช ล บุ รี", "ชลบุรี"],
    ["เชียงงงใหม่", "เชียงใหม่"],
  ])("mistyped, %s is %s", (text, wanted) => expect(named(text)).toBe(wanted));
});

describe("no province is found", () => {
  test.each([
    "",
    "   ",
    "🙂",
    "10110",
    "นคร",
    "สมุทร",
    "เชียง",
    "บุรี",
    "เมือง",
    "ภาคใต้",
    "ภาคเหนือ",
    "อีสาน",
    "ต่างจังหวัด",
    "ต่างประเทศ",
    "ไม่บอก",
    "ที่ไหนก็ได้",
    "ระรอง",
    "จนทบุรี",
    "sob chang",
    "ย้ายจากเชียงใหม่ไปชลบุรี",
    "เวียงจันทน์",
    "hello",
    "thailand",
  ])("where it is unclear or none: %j", (text) => expect(provinceNamed(text)).toBeNull());

  test.each([
    "ไม่มีเลย",
    "หนูเลย",
    "ครูรังสิตาสอนดี",
    "ได้เลยค่ะ",
    "เอาเลยครับ",
    "มีทุกจังหวัดเลยไหม",
    "ยื่นที่จัดหางานจังหวัดเลยได้ไหม",
    "ต่างจังหวัดเลยค่ะ",
    "ตากผ้า",
    "เผยแพร่",
    "ระยะลาคลอดกี่วัน",
    "ประทับตราด้วยไหม",
    "ตลาด",
    "นานมาก",
    "อยู่นานค่ะ",
    "ตรง",
    "ลำบาก",
    "วันจันทร์",
    "อำนาจ",
    "please take",
    "nan mak",
    "mai pen rai loei",
    "บัญชีธนาคารกรุงเทพ",
    "อยู่ถนนเพชรบุรี",
    "เรียนที่สุโขทัยธรรมาธิราช",
  ])("in a word that only looks like one: %s", (text) => expect(provinceNamed(text)).toBeNull());
});

describe("provinces to offer", () => {
  test.each([
    ["นคร", ["นครนายก", "นครราชสีมา", "นครพนม", "นครสวรรค์"]],
    ["จังหวัดนครค่ะ", ["นครนายก", "นครราชสีมา", "นครพนม", "นครสวรรค์"]],
    ["สมุทร", ["สมุทรปราการ", "สมุทรสาคร", "สมุทรสงคราม"]],
    ["เชียง", ["เชียงใหม่", "เชียงราย"]],
    ["chiang", ["เชียงใหม่", "เชียงราย"]],
    ["หนอง", ["หนองบัวลำภู", "หนองคาย"]],
    ["เพชร", ["เพชรบูรณ์", "เพชรบุรี"]],
    ["ปราการ", ["สมุทรปราการ"]],
    ["จนทบุรี", ["นนทบุรี", "จันทบุรี"]],
    ["ระรอง", ["ระยอง", "ระนอง"]],
    ["ย้ายจากเชียงใหม่ไปชลบุรี", ["เชียงใหม่", "ชลบุรี"]],
    ["ชลบุรี", ["ชลบุรี"]],
  ])("%s may be %s", (text, wanted) => expect(near(text)).toEqual(wanted));

  test.each(["", "ก", "ภาคใต้", "ไม่บอก", "สวัสดีค่ะ", "เบิกค่าคลอดยังไงคะ", "thanks"])("none fits %j", (text) =>
    expect(near(text)).toEqual([]),
  );

  test("are at most four, none twice, all of the list; the one that is named where one is, for any text", () => {
    const parts = fc.constantFrom(
      ...provinces.flatMap(({ nameTh, nameEn }) => [nameTh, nameEn]),
      "จังหวัด",
      "อยู่",
      " ",
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^[ก-๛a-z ]*$/),
      fc
        .array(fc.tuple(parts, fc.nat(9)).map(([part, end]) => part.slice(0, end)))
        .map((all) => all.join("")),
    );
    const known = new Set(provinces.map(({ code }) => code));
    fc.assert(
      fc.property(texts, (text) => {
        const offered = nearProvinces(text);
        expect(offered.length).toBeLessThanOrEqual(4);
        expect(new Set(offered).size).toBe(offered.length);
        expect(offered.every((code) => known.has(code))).toBe(true);
        const code = provinceNamed(text);
        if (code !== null) expect(offered).toEqual([code]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("edits between two words", () => {
  test.each([
    ["ab", "ab", 0],
    ["ab", "b", 1],
    ["ab", "cab", 1],
    ["ab", "ac", 1],
    ["ab", "ba", 1],
    ["abcd", "badc", 2],
    ["ca", "abc", Infinity],
    ["", "ab", 2],
    ["abc", "xyz", Infinity],
  ])("%s and %s: %d, where two matter", (a, b, wanted) => expect(editsBetween(a, b, 2)).toBe(wanted));

  test("are the same both ways, and none only between equal words", () => {
    const words = fc.stringMatching(/^[abc]{0,6}$/);
    fc.assert(
      fc.property(words, words, fc.nat(4), (a, b, most) => {
        expect(editsBetween(a, b, most)).toBe(editsBetween(b, a, most));
        expect(editsBetween(a, b, most) === 0).toBe(a === b);
      }),
    );
  });
});
