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
