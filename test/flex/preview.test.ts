import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englishLabels } from "#flex/preview/labels.ts";
import { createPreview, previewSheet, renderMessage, renderQuickReplies } from "#flex/preview/preview.ts";
import { at, elementsOf } from "#test/flex/preview-markup.ts";

const PLANTED = `"'><script>alert(1)</script><img src=x onerror=alert(1)> style=x javascript:alert(1) &amp; </style>`;
const ALLOWED = new Set(
  "class lang role aria-label aria-hidden data-path data-action dir tabindex type disabled href target rel src alt decoding controls preload playsinline poster".split(
    " ",
  ),
);

const text = fc.oneof(
  fc.constantFrom(PLANTED, "javascript:alert(1)", " https://x", "https://example.com/รูป", "tel:1506", "ที่นั่น"),
  fc.constantFrom("12px", "-3px", "50%", "xl", "full", "#ff0000", "#FF000080", "1:3", "90deg", "red;}"),
  fc.constantFrom(
    "center",
    "absolute",
    "horizontal",
    "baseline",
    "bold",
    "primary",
    "uri",
    "postback",
    "giga",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const plain = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const PROPERTIES =
  "layout contents spacing margin flex width height backgroundColor borderWidth cornerRadius paddingAll position offsetTop offsetStart background size color weight text wrap maxLines lineSpacing adjustMode style url previewUrl altContent aspectRatio align gravity header hero body footer styles action label uri data displayText direction altText template columns actions thumbnailImageUrl defaultAction title originalContentUrl previewImageUrl duration emojis substitution baseUrl baseSize area quickReply items imageUrl angle startColor endColor separator".split(
    " ",
  );
const KINDS =
  "box text span button image icon separator filler video bubble carousel flex template buttons confirm image_carousel imagemap sticker audio location textV2 uri postback linearGradient".split(
    " ",
  );

/** Anything that has the words of a LINE message in it, mostly in places where they do not belong. */
const wild = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    plain,
    tie("object"),
    fc.array(tie("any"), { maxLength: 4 }),
  ),
  object: fc
    .tuple(
      fc.oneof(fc.constantFrom(...KINDS), plain),
      fc.dictionary(fc.constantFrom(...PROPERTIES), tie("any"), { maxKeys: 6 }),
    )
    .map(([type, rest]) => ({ ...rest, type })),
})).object;

/** A flex message whose components are wild ones, so that they are reached. */
const wildFlex = fc
  .tuple(fc.array(wild, { maxLength: 5 }), fc.array(wild, { maxLength: 2 }), wild)
  .map(([contents, spans, hero]) => ({
    type: "flex",
    altText: PLANTED,
    contents: {
      type: "carousel",
      contents: [
        {
          type: "bubble",
          hero,
          body: {
            type: "box",
            layout: "vertical",
            contents: [...contents, { type: "text", contents: spans }],
          },
        },
      ],
    },
  }));

function isSafe(html: string): void {
  for (const { name, attributes } of elementsOf(html)) {
    expect(["script", "style", "iframe", "object"]).not.toContain(name);
    for (const attribute of Object.keys(attributes)) expect(ALLOWED).toContain(attribute);
    if (attributes["href"] !== undefined)
      expect(attributes["href"]).toMatch(/^(https?:\/\/|tel:|line:\/\/)/i);
    for (const source of ["src", "poster"]) {
      if (attributes[source] !== undefined) expect(attributes[source]).toMatch(/^https:\/\//i);
    }
  }
}

describe("whatever it is given, the preview", () => {
  test("draws any JSON as well-formed markup without styles, scripts or handlers", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), wild, wildFlex), (message) => {
        isSafe(renderMessage(message));
        isSafe(renderQuickReplies(message));
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps the sheet free of anything but its own grammar", () => {
    fc.assert(
      fc.property(wildFlex, (message) => {
        const preview = createPreview();
        preview.message(message);
        const generated = preview.sheet().slice(previewSheet().length);
        for (const line of generated.split("\n").filter(Boolean)) {
          expect(line).toMatch(/^\.fx-[\w-]+\{[a-z-]+:[\w #%.,()*/+-]+(;--fx-half:[\d.]+px)?\}$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("does not throw for what is no JSON either", () => {
    const circle: Record<string, unknown> = { type: "box", layout: "vertical" };
    circle["contents"] = [circle, circle];
    const message = { type: "flex", altText: "x", contents: { type: "bubble", body: circle } };
    for (const value of [undefined, null, 1, "x", [], () => 1, new Map(), message])
      isSafe(renderMessage(value));
  });

  test("escapes a planted string wherever it stands", () => {
    const box = (contents: unknown[]) => ({ type: "box", layout: "vertical", contents });
    const message = {
      type: "flex",
      altText: PLANTED,
      contents: {
        type: "bubble",
        body: box([
          { type: "text", text: PLANTED, color: PLANTED, size: PLANTED, margin: PLANTED },
          { type: PLANTED },
          { type: "button", action: { type: "postback", label: PLANTED, data: PLANTED } },
          { type: "button", action: { type: "uri", label: "x", uri: PLANTED } },
          { type: "image", url: `https://example.com/${PLANTED}` },
        ]),
      },
    };
    const html = renderMessage(message, { at: PLANTED });
    isSafe(html);
    expect(html).not.toContain("<script");
    expect(at(html, `${PLANTED}.contents.body.contents[0]`).text).toBe(PLANTED);
  });
});

describe("the preview stays bounded", () => {
  const flex = (body: unknown) => ({ type: "flex", altText: "x", contents: { type: "bubble", body } });

  test("a hundred thousand components end in one note", () => {
    const contents = Array.from({ length: 100_000 }, () => ({ type: "text", text: "ก".repeat(5000) }));
    const html = renderMessage(flex({ type: "box", layout: "vertical", contents }));
    expect(html).toContain(">too many</div>");
    expect(html.length).toBeLessThan(1_500_000);
  });

  test("boxes in boxes end in a note", () => {
    let body: unknown = { type: "text", text: "innermost" };
    for (let depth = 0; depth < 500; depth += 1) body = { type: "box", layout: "vertical", contents: [body] };
    const html = renderMessage(flex(body));
    expect(html).toContain(">too deep</div>");
    expect(html).not.toContain("innermost");
  });

  test("spans, columns, areas and quick replies are counted too", () => {
    const many = Array.from({ length: 50_000 }, () => ({ type: "span", text: "x", label: "x", action: {} }));
    const body = { type: "box", layout: "vertical", contents: [{ type: "text", contents: many }] };
    const messages = [
      flex(body),
      { type: "template", template: { type: "carousel", columns: many } },
      { type: "template", template: { type: "buttons", actions: many } },
      { type: "imagemap", actions: many },
    ];
    for (const message of messages) expect(elementsOf(renderMessage(message)).length).toBeLessThan(10_100);
    const chips = elementsOf(renderQuickReplies({ quickReply: { items: many } }));
    expect(chips.filter(({ attributes }) => attributes["class"] === "fx-chip")).toHaveLength(13);
  });
});

describe("the sheet", () => {
  const message = (color: string, size: string) => ({
    type: "flex",
    altText: "x",
    contents: {
      type: "bubble",
      body: { type: "box", layout: "vertical", contents: [{ type: "text", text: "x", color, size }] },
    },
  });

  test("starts with the fixed part and adds each value once, whatever the order", () => {
    const [one, two] = [createPreview(), createPreview()];
    one.message(message("#FF0000", "18px"));
    one.message(message("#00ff00", "lg"));
    two.message(message("#00ff00", "19px"));
    two.message(message("#ff0000", "18px"));
    two.message(message("#ff0000", "18px"));
    expect(one.sheet()).toBe(two.sheet());
    expect(one.sheet().startsWith(previewSheet())).toBe(true);
    expect(one.sheet().match(/^\.fx-color-ff0000\{color:#ff0000\}$/gm)).toHaveLength(1);
    expect(one.sheet()).toContain("\n.fx-font-size-19px{font-size:19px}\n");
  });

  test("is the fixed part alone before anything is drawn", () => {
    expect(createPreview().sheet()).toBe(previewSheet());
  });

  test("gives the same markup for the same message, alone or not", () => {
    const preview = createPreview();
    preview.message(message("#123456", "xl"));
    const one = message("#abcdef", "12.5px");
    expect(preview.message(one, "messages[2]")).toBe(renderMessage(one, { at: "messages[2]" }));
  });

  test("gives different values different classes", () => {
    const values = ["1px", "1.5px", "15px", "1_5px", "-1px", "1%", "10%", "0px"];
    const preview = createPreview();
    const contents = values.map((offsetTop) => ({ type: "text", text: "x", offsetTop }));
    preview.message({ type: "flex", contents: { type: "bubble", body: { type: "box", contents } } });
    const tops = preview.sheet().match(/^\.fx-top-[\w-]+\{top:[^}]+\}$/gm);
    expect(tops?.toSorted()).toEqual([
      ".fx-top-0px{top:0px}",
      ".fx-top-10pc{top:10%}",
      ".fx-top-15px{top:15px}",
      ".fx-top-1_5px{top:1.5px}",
      ".fx-top-1pc{top:1%}",
      ".fx-top-1px{top:1px}",
      ".fx-top-n1px{top:-1px}",
    ]);
  });

  test("leaves room for Thai vowels and tone marks, breaks long words and prefers Noto Sans Thai", () => {
    expect(previewSheet()).toContain('font-family:"Noto Sans Thai","Noto Sans",sans-serif,system-ui');
    expect(previewSheet()).toMatch(/\.fx-line\{[^}]*line-height:1\.5/);
    expect(previewSheet()).toMatch(/\.fx-wrap\{[^}]*overflow-wrap:anywhere/);
    for (const [, height] of previewSheet().matchAll(/line-height:([\d.]+)/g)) {
      expect([1.5, 1.6, 1.2, 1.3]).toContain(Number(height));
    }
  });
});

describe("a message", () => {
  test("is in Thai on the left side unless told otherwise", () => {
    const root = at(renderMessage({ type: "text", text: "ก" }), "");
    expect(root.attributes).toMatchObject({ lang: "th", class: "fx-root fx-message fx-left" });
    const other = at(renderMessage({ type: "text", text: "a" }, { side: "right", lang: "en" }), "");
    expect(other.attributes).toMatchObject({ lang: "en", class: "fx-root fx-message fx-right" });
  });

  test("takes its own words from the labels it is given", () => {
    const message = { type: "sticker", packageId: "1", stickerId: "2" };
    expect(renderMessage(message)).toContain("สติกเกอร์");
    expect(renderMessage(message, { labels: englishLabels })).toContain("Sticker");
  });

  test("is named by its altText", () => {
    const root = at(renderMessage({ type: "flex", altText: "ค่าจ้าง", contents: {} }), "");
    expect(root.attributes).toMatchObject({ role: "group", "aria-label": "ค่าจ้าง" });
  });
});
