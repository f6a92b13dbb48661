import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dialogueSchema, newDialogue, withLanguage, withWritten } from "#core/dialogue.ts";
import { languageOf, languageWritten, withLanguageOf } from "#core/language.ts";

const at = (time: number, event = `e${time}`) => ({ at: time, event });
const english = withWritten(newDialogue, "en", at(1));
const thai = withWritten(newDialogue, "th", at(1));

describe("the language of a message", () => {
  test.each(["สวัสดีค่ะ", "ต่อ work permit ที่ one stop service ค่ะ", "คร.7 ยื่นที่ไหน", "ok ครับ"])(
    "%j is Thai",
    (text) => expect(languageWritten(text)).toBe("th"),
  );

  test.each([
    "please call me",
    "My boss did not pay me for two months.",
    "I waited 3 hours, and they sent me home!",
    "What is สปส. 1-01 for?",
    "feedback Work permit renewal [doe-work-permit-new]",
  ])("%j is English", (text) => expect(languageWritten(text)).toBe("en"));

  test.each([
    ["a number", "081 000 0000"],
    ["a picture", "👍👍"],
    ["a short word", "ok"],
    ["a name", "LINE"],
    ["two words that Thais use", "work permit"],
    ["a form's code", "สปส. 1-01"],
    ["a form's code in Thai digits", "คร.๗"],
    ["a section of the law", "มาตรา 40"],
    ["an address", "see https://example.com/a-b-c/the/page.html www.example.com somebody@example.com"],
    ["Thai on an English keyboard", "l;ylfu8iy[ vpkdi^h ;jk9hv'mewx"],
    ["what a Thai QR code types in", "ติชม ขอใบอนุญาตทำงาน [doe-work-permit-new]"],
    ["nothing", "  "],
  ])("%s tells no language", (_, text) => expect(languageWritten(text)).toBeNull());

  test("whatever is typed, no letter of Thai makes it English, but in the code of a form", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 8 }), fc.nat(8), (words, place) => {
        const text = words.split(" ").toSpliced(place, 0, "ค่ะ").join(" ");
        expect(languageWritten(text)).toBe("th");
      }),
    );
  });
});

describe("the language to answer in", () => {
  test("a tap is answered in what was last written in", () => {
    expect(languageOf(english, null)).toBe("en");
    expect(languageOf(thai, null)).toBe("th");
    expect(languageOf(newDialogue, null)).toBe("th");
    expect(languageOf(null, null)).toBe("th");
  });

  test("a message that tells no language is answered in what was last written in", () => {
    for (const text of ["ok", "LINE", "081 000 0000", "สปส. 1-01", "👍"]) {
      expect(languageOf(english, text), text).toBe("en");
      expect(languageOf(thai, text), text).toBe("th");
    }
  });

  test("a clear message is answered in its own language, whatever was written before", () => {
    expect(languageOf(english, "ขอบคุณค่ะ")).toBe("th");
    expect(languageOf(thai, "thank you very much")).toBe("en");
  });

  test("of somebody who never wrote clearly the letters decide", () => {
    expect(languageOf(newDialogue, "hello")).toBe("en");
    expect(languageOf(null, "menu")).toBe("en");
    expect(languageOf(null, "สปส. 1-01")).toBe("th");
    expect(languageOf(null, "123")).toBe("th");
  });

  test("what was chosen wins over everything that is written", () => {
    const chosen = withLanguage(english, "th", at(2));
    expect(languageOf(chosen, "please tell me how to pay")).toBe("th");
    expect(languageOf(chosen, null)).toBe("th");
    expect(languageOf(withLanguage(thai, "en", at(2)), "ขอบคุณค่ะ")).toBe("en");
  });
});

describe("what is remembered of it", () => {
  test("the newest message decides, in whatever order messages are worked on", () => {
    const message = fc.record({ code: fc.constantFrom("th", "en"), at: fc.nat(5), event: fc.uuid() });
    fc.assert(
      fc.property(
        fc.uniqueArray(message, { selector: ({ event }) => event, minLength: 1 }),
        fc.nat(),
        (list, seed) => {
          const apply = (some: typeof list) =>
            some.reduce(
              (dialogue, { code, ...moment }) => withWritten(dialogue, code === "en" ? "en" : "th", moment),
              newDialogue,
            );
          const turn = seed % list.length;
          expect(apply([...list.slice(turn), ...list.slice(0, turn)].toReversed())).toEqual(apply(list));
        },
      ),
    );
  });

  test("the same language again changes nothing where nothing else changes, and its moment where something does", () => {
    const again = "thank you very much";
    expect(withLanguageOf(again, english, english, at(2))).toBe(english);
    const shown = { ...english, shown: { service: "a", ...at(2) } };
    expect(withLanguageOf(again, english, shown, at(2)).written).toEqual({ code: "en", ...at(2) });
  });

  test("another language changes it, and what tells none does not", () => {
    expect(withLanguageOf("ขอบคุณค่ะ", english, english, at(2)).written).toEqual({ code: "th", ...at(2) });
    for (const text of ["ok", "12", "คร.7", "🙏"])
      expect(withLanguageOf(text, english, english, at(2)), text).toBe(english);
  });

  test("a memory of before languages were noted is still read", () => {
    const { written: _, ...before } = newDialogue;
    expect(dialogueSchema.parse(before)).toEqual(newDialogue);
  });
});
