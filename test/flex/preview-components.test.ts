import { describe, expect, test } from "vitest";
import { createPreview, previewSheet } from "#flex/preview/preview.ts";
import { at, declarationsOf, elementsOf, type Element } from "#test/flex/preview-markup.ts";

const BODY = "contents.body";
const FIRST = `${BODY}.contents[0]`;

type Drawn = { html: string; sheet: string; the: (path: string) => Element; rules: (path: string) => string };

function draw(message: unknown): Drawn {
  const preview = createPreview();
  const html = preview.message(message);
  const sheet = preview.sheet();
  const the = (path: string) => at(html, path);
  const generated = `\n${sheet.slice(previewSheet().length)}`;
  return { html, sheet, the, rules: (path) => declarationsOf(the(path), generated) };
}

const bubble = (more: object) =>
  draw({ type: "flex", altText: "การ์ด", contents: { type: "bubble", ...more } });
const box = (layout: string, contents: unknown[], more = {}) => ({ type: "box", layout, contents, ...more });
const inBody = (component: unknown, layout = "vertical", more = {}) =>
  bubble({ body: box(layout, [component], more) });
const text = (words: string, more = {}) => ({ type: "text", text: words, ...more });
const classOf = (drawn: Drawn, path: string) => drawn.the(path).attributes["class"]?.split(" ") ?? [];
/** The element inside the one at a path that has a class. */
const inside = (drawn: Drawn, path: string, name: string) => {
  const all = elementsOf(drawn.html);
  const from = all.findIndex((element) => element.attributes["data-path"] === path);
  const found = all.slice(from).find((element) => element.attributes["class"]?.split(" ").includes(name));
  if (!found) throw new Error(`no .${name} in ${path}`);
  return found;
};
const postback = { type: "postback", label: "เลือก", data: "service=a&x=1" };

describe("a box", () => {
  test.each(["horizontal", "vertical", "baseline"])("lays its contents out %s", (layout) => {
    expect(classOf(inBody(box(layout, [])), FIRST)).toContain(`fx-${layout}`);
  });

  test.each([
    [
      { paddingAll: "md" },
      "padding-top:8px;padding-inline-end:8px;padding-bottom:8px;padding-inline-start:8px",
    ],
    [
      { paddingAll: "md", paddingTop: "5%", paddingStart: "none" },
      "padding-top:5%;padding-inline-end:8px;padding-bottom:8px",
    ],
    [{ paddingBottom: "xxl", paddingEnd: "3.5px" }, "padding-inline-end:3.5px;padding-bottom:20px"],
    [{ width: "50%", maxWidth: "80px" }, "width:50%;max-width:80px"],
    [{ height: "30px", maxHeight: "90%" }, "height:30px;max-height:90%"],
    [{ backgroundColor: "#FF0000" }, "background-color:#ff0000"],
    [
      { borderWidth: "semi-bold", borderColor: "#00ff00", cornerRadius: "lg" },
      "border-width:3px;border-color:#00ff00;border-radius:12px",
    ],
    [{ borderWidth: "light", cornerRadius: "7px" }, "border-width:0.5px;border-radius:7px"],
    [
      { offsetTop: "10px", offsetBottom: "xs", offsetStart: "5%", offsetEnd: "-2px" },
      "top:10px;bottom:2px;inset-inline-start:5%;inset-inline-end:-2px",
    ],
    [
      {
        background: {
          type: "linearGradient",
          angle: "90deg",
          startColor: "#111111",
          centerColor: "#222222",
          centerPosition: "10%",
          endColor: "#333333",
        },
      },
      "background-image:linear-gradient(90deg, #111111 0%, #222222 10%, #333333 100%)",
    ],
    [
      {
        background: { type: "linearGradient", angle: "0deg", startColor: "#000000cc", endColor: "#00000000" },
      },
      "background-image:linear-gradient(0deg, #000000cc 0%, #00000000 100%)",
    ],
  ])("reads %j", (properties, expected) => {
    const rules = inBody(box("vertical", [], properties))
      .rules(FIRST)
      .replace(/^;+|;+$|;(?=;)/g, "");
    expect(rules).toBe(expected);
  });

  test.each([
    [{ justifyContent: "space-between" }, "fx-justify-space-between"],
    [{ alignItems: "flex-end" }, "fx-items-flex-end"],
    [{ position: "absolute" }, "fx-abs"],
  ])("reads %j", (properties, expected) => {
    expect(classOf(inBody(box("vertical", [], properties)), FIRST)).toContain(expected);
  });

  test("puts its spacing between children, not before the first, and a child's margin wins", () => {
    const children = [
      text("1"),
      text("2"),
      text("3", { margin: "xxl" }),
      text("4", { margin: "none" }),
      { type: "filler" },
    ];
    const drawn = bubble({ body: box("vertical", children, { spacing: "md" }) });
    const spaces = children.map(
      (_, index) => /margin-top:(\w+)/.exec(drawn.rules(`${BODY}.contents[${index}]`))?.[1],
    );
    expect(spaces).toEqual([undefined, "8px", "20px", undefined, undefined]);
  });

  test("puts spacing before the start edge when its children stand side by side", () => {
    const drawn = bubble({ body: box("horizontal", [text("1"), text("2")], { spacing: "5px" }) });
    expect(drawn.rules(`${BODY}.contents[1]`)).toContain("margin-inline-start:5px");
  });

  test("does not count an absolute child as the first one, and gives it no space", () => {
    const badge = box("vertical", [], { position: "absolute" });
    const drawn = bubble({ body: box("vertical", [badge, text("1"), text("2")], { spacing: "md" }) });
    expect(
      [0, 1, 2].map((index) => drawn.rules(`${BODY}.contents[${index}]`).includes("margin-top")),
    ).toEqual([false, false, true]);
  });

  test.each([
    ["horizontal", {}, "flex:1 0 0px"],
    ["horizontal", { flex: 3 }, "flex:3 0 0px"],
    ["horizontal", { flex: 0 }, undefined],
    ["horizontal", { width: "20px" }, undefined],
    ["horizontal", { height: "20px", flex: 2 }, undefined],
    ["vertical", {}, undefined],
    ["vertical", { flex: 2 }, "flex:2 0 auto"],
  ])("in a %s box with %j takes %s of the free space", (layout, properties, expected) => {
    const drawn = inBody(box("vertical", [], properties), layout);
    if (expected === undefined) expect(classOf(drawn, FIRST)).toContain("fx-f0");
    else expect(drawn.rules(FIRST)).toContain(expected);
  });

  test("with an action has one tap area over it, named by what one reads in it", () => {
    const drawn = inBody(box("vertical", [text("ค่าจ้าง"), text("30 วัน")], { action: postback }));
    const area = inside(drawn, FIRST, "fx-hit");
    expect(area).toMatchObject({
      name: "button",
      attributes: { type: "button", "aria-label": "ค่าจ้าง 30 วัน" },
    });
    expect(JSON.parse(area.attributes["data-action"] ?? "")).toEqual(postback);
  });

  test("keeps what can be tapped in it above its own tap area, and never inside it", () => {
    const inner = { type: "button", action: postback };
    const drawn = inBody(box("vertical", [inner], { action: postback }));
    expect(inside(drawn, FIRST, "fx-hit").attributes["class"]).toBe("fx-hit fx-z3");
    expect(inside(drawn, FIRST, "fx-button").attributes["class"]).toContain("fx-z4");
    expect(inside(drawn, FIRST, "fx-hit").text).toBe("");
  });
});

describe("text", () => {
  const line = (more: object, layout?: string) => inside(inBody(text("ที่นั่น", more), layout), FIRST, "fx-line");
  const lineRules = (more: object) => {
    const drawn = inBody(text("ที่นั่น", more));
    return declarationsOf(inside(drawn, FIRST, "fx-line"), drawn.sheet);
  };

  test("is cut with an ellipsis unless it wraps", () => {
    expect(line({}).attributes["class"]).toContain("fx-cut");
    expect(line({ wrap: true }).attributes["class"]).toContain("fx-wrap");
    expect(inBody(text("")).sheet).toMatch(/\.fx-cut\{white-space:nowrap;text-overflow:ellipsis\}/);
  });

  test.each([
    ["xxs", 11],
    ["xs", 13],
    ["sm", 14],
    ["md", 16],
    ["lg", 19],
    ["xl", 22],
    ["xxl", 29],
    ["3xl", 35],
    ["4xl", 48],
    ["5xl", 74],
    ["12.5px", 12.5],
  ])("has size %s", (size, px) => {
    expect(lineRules({ size })).toContain(`font-size:${px}px`);
  });

  test.each([
    [{ weight: "bold" }, "fx-weight-bold"],
    [{ style: "italic" }, "fx-style-italic"],
    [{ decoration: "line-through" }, "fx-decoration-line-through"],
    [{ decoration: "underline" }, "fx-decoration-underline"],
    [{ align: "center" }, "fx-align-center"],
    [{ align: "end" }, "fx-align-end"],
    [{ wrap: true, maxLines: 2 }, "fx-clamp"],
  ])("reads %j", (properties, expected) => {
    expect(line(properties).attributes["class"]?.split(" ")).toContain(expected);
  });

  test("reads colour, line spacing and the number of lines", () => {
    expect(lineRules({ color: "#ABCDEF" })).toContain("color:#abcdef");
    expect(lineRules({ wrap: true, lineSpacing: "6px" })).toContain(
      "line-height:calc(1.5em + 6px);--fx-half:3px",
    );
    expect(lineRules({ wrap: true, maxLines: 3 })).toContain("-webkit-line-clamp:3");
    expect(lineRules({ maxLines: 3 })).not.toContain("clamp");
  });

  test("reads gravity, but not in a baseline box", () => {
    expect(classOf(inBody(text("x", { gravity: "bottom" }), "horizontal"), FIRST)).toContain(
      "fx-gravity-bottom",
    );
    expect(classOf(inBody(text("x", { gravity: "bottom" }), "baseline"), FIRST)).not.toContain(
      "fx-gravity-bottom",
    );
  });

  test("shrinks to fit where its box has a width of its own", () => {
    const words = "ก".repeat(40);
    const fitted = inBody(text(words, { adjustMode: "shrink-to-fit" }));
    expect(fitted.sheet).toContain("{font-size:min(16px,calc(100cqw / 23.5))}");
    expect(classOf(fitted, FIRST)).toContain("fx-measured");
    const loose = inBody(text(words, { adjustMode: "shrink-to-fit", flex: 0 }), "horizontal");
    expect(classOf(loose, FIRST)).not.toContain("fx-measured");
  });

  test("shows its spans instead of its own text, each with its own letters", () => {
    const span = {
      type: "span",
      text: "แดง",
      color: "#ff0000",
      size: "xl",
      weight: "bold",
      style: "italic",
      decoration: "underline",
    };
    const drawn = inBody(
      text("ไม่เห็น", { contents: [span, { type: "span", text: " ต่อ" }, { type: "icon" }] }),
    );
    expect(drawn.the(FIRST).text).toBe("แดง ต่อunknown component icon");
    expect(drawn.rules(`${FIRST}.contents[0]`)).toContain("font-size:22px;color:#ff0000");
    expect(classOf(drawn, `${FIRST}.contents[0]`)).toEqual(
      expect.arrayContaining(["fx-weight-bold", "fx-style-italic", "fx-decoration-underline"]),
    );
  });

  test("ignores null and values of the wrong kind, and keeps the rest", () => {
    const drawn = inBody(text("อยู่", { color: null, size: 12, weight: "heavy", wrap: "yes", align: "end" }));
    expect(inside(drawn, FIRST, "fx-line")).toMatchObject({
      text: "อยู่",
      attributes: { class: "fx-line fx-align-end fx-cut" },
    });
  });

  test("with a uri action has a link over it", () => {
    const drawn = inBody(
      text("เปิดเว็บ", { action: { type: "uri", label: "x", uri: "https://mol.go.th/?a=1&b=2" } }),
    );
    expect(inside(drawn, FIRST, "fx-hit")).toMatchObject({
      name: "a",
      attributes: {
        href: "https://mol.go.th/?a=1&b=2",
        target: "_blank",
        rel: "noopener noreferrer",
        "aria-label": "เปิดเว็บ",
      },
    });
  });
});

describe("a button", () => {
  const button = (more: object) =>
    inside(inBody({ type: "button", action: postback, ...more }), FIRST, "fx-button");

  test.each([
    [{}, ["fx-link", "fx-md"]],
    [{ style: "primary" }, ["fx-primary"]],
    [{ style: "secondary", height: "sm" }, ["fx-secondary", "fx-sm"]],
    [{ style: "primary", color: "#112233" }, ["fx-background-color-112233"]],
    [{ style: "link", color: "#112233" }, ["fx-color-112233"]],
  ])("reads %j", (properties, expected) => {
    expect(button(properties).attributes["class"]?.split(" ")).toEqual(expect.arrayContaining(expected));
  });

  test("is green when it is primary and says no colour", () => {
    expect(inBody({ type: "button" }).sheet).toContain(".fx-primary{background-color:#06c755}");
  });

  test("carries its action and shows its label", () => {
    expect(button({}).text).toBe("เลือก");
    expect(JSON.parse(button({}).attributes["data-action"] ?? "")).toEqual(postback);
    const picker = { type: "datetimepicker", label: "วันที่", data: "d", mode: "date", min: "2025-01-01" };
    expect(JSON.parse(button({ action: { ...picker, extra: "x" } }).attributes["data-action"] ?? "")).toEqual(
      picker,
    );
  });

  test.each(["tel:1506", "line://ti/p/@mol", "https://mol.go.th", "http://mol.go.th"])("opens %s", (uri) => {
    expect(button({ action: { type: "uri", label: "x", uri } })).toMatchObject({
      name: "a",
      attributes: { href: uri },
    });
  });

  test.each(["javascript:alert(1)", "data:text/html,x", " https://a", "java\nscript:x", "//a", ""])(
    "drops %j",
    (uri) => {
      expect(button({ action: { type: "uri", label: "x", uri } })).toMatchObject({
        name: "button",
        attributes: { disabled: "" },
      });
    },
  );

  test("shrinks its label, reads gravity, and has a name without a label", () => {
    expect(inBody({ type: "button", adjustMode: "shrink-to-fit", action: postback }).html).toContain(
      "fx-measured",
    );
    expect(classOf(inBody({ type: "button", gravity: "center" }), FIRST)).toContain("fx-gravity-center");
    expect(button({ action: { type: "postback", data: "x" } }).attributes["aria-label"]).toBe("แตะเพื่อเลือก");
  });
});

describe("an image", () => {
  const url = "https://example.com/a.png";
  const frame = (more: object) => {
    const drawn = inBody({ type: "image", url, ...more });
    return declarationsOf(inside(drawn, FIRST, "fx-frame"), drawn.sheet);
  };

  test.each([
    [{}, "width:100px;aspect-ratio:1 / 1"],
    [{ size: "xxs", aspectRatio: "20:13" }, "width:40px;aspect-ratio:20 / 13"],
    [{ size: "full", aspectRatio: "1:9" }, "width:100%;aspect-ratio:1 / 3"],
    [
      { size: "23.5px", backgroundColor: "#eeeeee" },
      "width:23.5px;aspect-ratio:1 / 1;background-color:#eeeeee",
    ],
  ])("reads %j", (properties, expected) => {
    expect(frame(properties)).toContain(expected);
  });

  test("reads align, gravity and aspect mode, and is decoration to a screen reader", () => {
    const drawn = inBody({
      type: "image",
      url,
      align: "start",
      gravity: "bottom",
      aspectMode: "cover",
      animated: true,
    });
    expect(classOf(drawn, FIRST)).toEqual(
      expect.arrayContaining(["fx-items-flex-start", "fx-gravity-bottom"]),
    );
    expect(inside(drawn, FIRST, "fx-picture").attributes).toMatchObject({
      class: "fx-picture fx-cover",
      src: url,
      alt: "",
    });
  });

  test("with an action has a tap area named by its label", () => {
    expect(
      inside(inBody({ type: "image", url, action: postback }), FIRST, "fx-hit").attributes["aria-label"],
    ).toBe("เลือก");
  });

  test("is an empty frame when its address is not https", () => {
    expect(inBody({ type: "image", url: "http://example.com/a.png" }).html).not.toContain("<img");
  });
});

describe("the small components", () => {
  test("an icon is as high as its text size and as wide as its ratio", () => {
    const icon = {
      type: "icon",
      url: "https://example.com/i.png",
      size: "xl",
      aspectRatio: "2:1",
      margin: "sm",
    };
    const drawn = inBody(icon, "baseline");
    expect(drawn.the(FIRST)).toMatchObject({ name: "img", attributes: { alt: "" } });
    expect(drawn.rules(FIRST)).toContain("margin-inline-start:4px;height:22px;aspect-ratio:2 / 1");
    expect(classOf(drawn, FIRST)).toContain("fx-f0");
  });

  test("a separator lies across a vertical box and stands upright in a horizontal one", () => {
    expect(classOf(inBody({ type: "separator" }), FIRST)).toEqual(["fx-separator", "fx-across"]);
    expect(classOf(inBody({ type: "separator" }, "horizontal"), FIRST)).toContain("fx-upright");
    expect(inBody({ type: "separator", color: "#ff0000", margin: "lg" }).rules(FIRST)).toContain(
      "margin-top:12px;background-color:#ff0000",
    );
  });

  test("a filler takes the free space", () => {
    expect(inBody({ type: "filler" }).rules(FIRST)).toContain("flex:1 0 auto");
    expect(inBody({ type: "filler", flex: 3 }, "horizontal").rules(FIRST)).toContain("flex:3 0 0px");
  });

  test.each(["mystery", "span", "bubble"])("a %s in a box is a visible note", (type) => {
    expect(inBody({ type }).the(FIRST)).toMatchObject({
      text: `unknown component ${type}`,
      attributes: { class: "fx-unknown" },
    });
  });

  test("something without a type is a visible note", () => {
    expect(inBody(7).the(FIRST).text).toBe("unknown component ?");
  });
});
