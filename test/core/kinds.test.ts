import { expect, test } from "vitest";
import { recognise } from "#core/answers.ts";
import { specialOf } from "#core/kinds.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";

const catalogue = readCatalogue("manual");

test.each([
  "ข้อมูลของฉัน",
  "ข้อมูลของผม",
  "ขอดูข้อมูลของฉันหน่อยค่ะ",
  "ดาวน์โหลดข้อมูลของฉัน",
  "ข้อมูลส่วนตัวของหนู",
  " ข้อมูล ของ ฉัน ",
  "my data",
  "My data.",
  "download my data",
])(
  "%j asks for one's own data, also where nothing was learnt and in the middle of saying something",
  (words) => {
    expect(specialOf(words)).toEqual({ kind: "command", command: "mydata" });
    expect(recognise(words, catalogue).special).toEqual({ kind: "command", command: "mydata" });
  },
);

test.each([
  "ข้อมูลของฉันผิด",
  "ข้อมูลของนายจ้าง",
  "แก้ข้อมูลของฉันในประกันสังคม",
  "ข้อมูลของเราไม่ตรงกับบัตร",
  "is my data safe",
  "my database",
])("%j is no order to show one's own data", (words) => {
  expect(specialOf(words)).not.toEqual({ kind: "command", command: "mydata" });
});

test("to erase one's own data is not to look at it", () => {
  for (const words of ["ลบข้อมูลของฉัน", "delete my data", "ขอลบข้อมูลของผม"])
    expect(specialOf(words)).toEqual({ kind: "command", command: "forget" });
});

test.each(["မင်္ဂလာပါ", "ជំរាបសួរ", "ສະບາຍດີ", "1506 ကူညီပါ"])("%j is told which languages we know", (words) => {
  expect(recognise(words, catalogue).special).toEqual({ kind: "command", command: "language" });
});

test("who says that nobody called complains, and is in no danger", () => {
  for (const words of ["ไม่เห็นมีใครโทรมาเลย", "no one called me"])
    expect(recognise(words, catalogue).special).toEqual({ kind: "feedback" });
});

test.each(["please call me", "boss no pay 2 month, i want people call me", "อยากให้โทรกลับค่ะ"])(
  "%j asks for a person, and is no danger",
  (words) => {
    expect(recognise(words, catalogue).special).toEqual({ kind: "command", command: "officer" });
  },
);

test.each([
  "boss hit me please call me",
  "they lock me in the room, call me",
  "i want to die please call me",
])("%j is danger, though it asks for a call", (words) => {
  expect(recognise(words, catalogue).special?.kind).toBe("crisis");
});
