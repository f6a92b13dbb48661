import { describe, expect, test } from "vitest";
import { createPreview, renderMessage, renderQuickReplies } from "#flex/preview/preview.ts";
import { at, declarationsOf, elementsOf } from "#test/flex/preview-markup.ts";

const box = (contents: unknown[] = [], more = {}) => ({ type: "box", layout: "vertical", contents, ...more });
const flex = (contents: unknown) => ({ type: "flex", altText: "การ์ด", contents });
const bubble = (more: object) => ({ type: "bubble", ...more });
const postback = { type: "postback", label: "เลือก", data: "x=1" };
const link = { type: "uri", label: "เว็บ", uri: "https://mol.go.th" };
const byClass = (html: string, name: string) =>
  elementsOf(html).filter(({ attributes }) => attributes["class"]?.split(" ").includes(name));

describe("a bubble", () => {
  test.each([
    ["nano", 120],
    ["micro", 160],
    ["deca", 220],
    ["hecto", 241],
    ["kilo", 260],
    ["mega", 300],
    ["giga", 386],
  ])("of size %s is %d px wide at most", (size, width) => {
    expect(byClass(renderMessage(flex(bubble({ size }))), `fx-size-${size}`)).toHaveLength(1);
    expect(createPreview().sheet()).toMatch(new RegExp(`\\.fx-size-${size}\\{max-width:${width}px[;}]`));
  });

  test("is mega and from left to right unless it says otherwise", () => {
    expect(at(renderMessage(flex(bubble({}))), "contents").attributes).toMatchObject({
      class: "fx-bubble fx-size-mega",
      dir: "ltr",
    });
    expect(at(renderMessage(flex(bubble({ direction: "rtl" }))), "contents").attributes["dir"]).toBe("rtl");
  });

  test("has its blocks in LINE's order, each with its data path", () => {
    const html = renderMessage(flex(bubble({ footer: box(), body: box(), hero: box(), header: box() })), {
      at: "messages[1]",
    });
    expect(
      elementsOf(html)
        .map(({ attributes }) => attributes["data-path"])
        .filter(Boolean),
    ).toEqual([
      "messages[1]",
      "messages[1].contents",
      ...["header", "hero", "body", "footer"].map((name) => `messages[1].contents.${name}`),
    ]);
  });

  test.each([
    ["mega", "header", {}, "20px 20px 20px 20px"],
    ["mega", "body", {}, "19px 20px 20px 20px"],
    ["mega", "body", { footer: box() }, "19px 20px 10px 20px"],
    ["kilo", "body", {}, "13px 13px 13px 13px"],
    ["kilo", "body", { footer: box() }, "13px 13px 17px 13px"],
    ["hecto", "header", {}, "11px 14px 13px 14px"],
    ["nano", "body", {}, "10px 10px 10px 10px"],
    ["giga", "footer", {}, "10px 10px 10px 10px"],
    ["mega", "hero", {}, ""],
  ])("of size %s pads its %s with %j as LINE does", (size, block, others, expected) => {
    const preview = createPreview();
    const html = preview.message(flex(bubble({ size, ...others, [block]: box() })));
    const rules = declarationsOf(at(html, `contents.${block}`), preview.sheet());
    expect([...rules.matchAll(/padding-[a-z-]+:(\w+)/g)].map(([, value]) => value).join(" ")).toBe(expected);
  });

  test("takes the padding of a block from its box when that says one", () => {
    const preview = createPreview();
    const html = preview.message(flex(bubble({ body: box([], { paddingAll: "none", paddingTop: "3px" }) })));
    expect(declarationsOf(at(html, "contents.body"), preview.sheet())).toContain("padding-top:3px");
    expect(at(html, "contents.body").attributes["class"]).not.toContain("padding-bottom");
  });

  test("paints its blocks and draws a line above them, but not above the first", () => {
    const style = { backgroundColor: "#ABCDEF", separator: true, separatorColor: "#ff0000" };
    const preview = createPreview();
    const html = preview.message(
      flex(bubble({ body: box(), footer: box(), styles: { body: style, footer: style } })),
    );
    expect(at(html, "contents.styles.footer").attributes["class"]).toContain("fx-background-color-abcdef");
    expect(byClass(html, "fx-separator").map(({ attributes }) => attributes["class"])).toEqual([
      "fx-separator fx-across fx-background-color-ff0000",
    ]);
  });

  test("with an action has one tap area over all of it", () => {
    const html = renderMessage(flex(bubble({ body: box([{ type: "text", text: "ค่าจ้าง" }]), action: link })));
    expect(byClass(html, "fx-hit")).toMatchObject([
      { name: "a", attributes: { class: "fx-hit fx-z1", "aria-label": "ค่าจ้าง" } },
    ]);
  });

  test("has a film in its hero block, but not in a carousel and nowhere else", () => {
    const film = {
      type: "video",
      url: "https://v.example.com/a.mp4",
      previewUrl: "https://v.example.com/a.png",
      aspectRatio: "20:13",
      altContent: box(),
      action: link,
    };
    const html = renderMessage(flex(bubble({ hero: film })));
    expect(byClass(html, "fx-player")[0]).toMatchObject({
      name: "video",
      attributes: { preload: "none", poster: film.previewUrl },
    });
    expect(byClass(html, "fx-more")).toMatchObject([{ name: "a", text: "เว็บ" }]);
    const wrong = [
      bubble({ body: film }),
      { type: "carousel", contents: [bubble({ hero: film })] },
      bubble({ body: box([film]) }),
    ];
    for (const contents of wrong) expect(renderMessage(flex(contents))).toContain("unknown component video");
  });

  test("shows the alternative of a film that cannot be shown", () => {
    const image = { type: "image", url: "https://example.com/a.png" };
    const html = renderMessage(flex(bubble({ hero: { type: "video", url: "http://x", altContent: image } })));
    expect(at(html, "contents.hero.altContent").attributes["class"]).toContain("fx-image");
  });

  test.each(["header", "body", "footer"])("has nothing but a box as its %s", (block) => {
    expect(renderMessage(flex(bubble({ [block]: { type: "text", text: "x" } })))).toContain(
      `unknown component text in ${block}`,
    );
  });
});

describe("a carousel", () => {
  test("is a named region that the keyboard can scroll", () => {
    const html = renderMessage(
      flex({ type: "carousel", contents: [bubble({}), bubble({}), { type: "box" }] }),
    );
    expect(at(html, "contents").attributes).toMatchObject({
      role: "region",
      tabindex: "0",
      "aria-label": "การ์ด – การ์ดหลายใบ เลื่อนดูทางข้างได้",
    });
    expect(byClass(html, "fx-bubble")).toHaveLength(2);
    expect(at(html, "contents.contents[2]").text).toBe("unknown container box");
    expect(createPreview().sheet()).toMatch(/\.fx-carousel\{[^}]*scroll-snap-type:x/);
  });
});

describe("the plain messages", () => {
  test("text keeps its line breaks and makes web addresses tappable", () => {
    const html = renderMessage({ type: "text", text: "หนึ่ง\nดู https://mol.go.th/a?b=1&c=2 นะ" });
    expect(at(html, "text").text).toBe("หนึ่ง\nดู https://mol.go.th/a?b=1&c=2 นะ");
    expect(byClass(html, "fx-link-in-text")).toMatchObject([
      { attributes: { href: "https://mol.go.th/a?b=1&c=2", rel: "noopener noreferrer" } },
    ]);
    expect(html).not.toContain("<img");
  });

  test("text shows a placeholder for each LINE emoji", () => {
    const emojis = [{ index: 0, productId: "p", emojiId: "1" }, { index: 5 }];
    expect(at(renderMessage({ type: "text", text: "$ ก $ $", emojis }), "text").text).toBe("☺ ก $ $");
    const both = renderMessage({ type: "text", text: "$ ก $ $", emojis: [{ index: 0 }, { index: 4 }] });
    expect(byClass(both, "fx-emoji")).toHaveLength(2);
  });

  test("textV2 fills in emojis and mentions", () => {
    const substitution = { ยิ้ม: { type: "emoji" }, user: { type: "mention", mentionee: { type: "all" } } };
    const html = renderMessage({ type: "textV2", text: "{user} สวัสดี {ยิ้ม} {other}", substitution });
    expect(at(html, "text").text).toBe("@user สวัสดี ☺ {other}");
  });

  test("a sticker is a placeholder with its numbers", () => {
    expect(at(renderMessage({ type: "sticker", packageId: "446", stickerId: "1988" }), "").text).toContain(
      "446 / 1988",
    );
  });

  test("an image opens in full", () => {
    const html = renderMessage({
      type: "image",
      originalContentUrl: "https://e.com/a.png",
      previewImageUrl: "https://e.com/b.png",
    });
    expect(byClass(html, "fx-photo")).toMatchObject([
      { name: "a", attributes: { href: "https://e.com/a.png" } },
    ]);
    expect(byClass(html, "fx-picture")[0]?.attributes).toMatchObject({
      src: "https://e.com/b.png",
      alt: "รูปภาพ",
    });
  });

  test("a film and a voice message load nothing by themselves", () => {
    const film = renderMessage({
      type: "video",
      originalContentUrl: "https://e.com/a.mp4",
      previewImageUrl: "https://e.com/b.png",
    });
    expect(byClass(film, "fx-player")[0]?.attributes).toMatchObject({ preload: "none", controls: "" });
    const voice = renderMessage({
      type: "audio",
      originalContentUrl: "https://e.com/a.m4a",
      duration: 61_000,
    });
    expect(byClass(voice, "fx-audio")[0]?.attributes["preload"]).toBe("none");
    expect(at(voice, "").text).toContain("1:01");
  });

  test("a location shows its title and address", () => {
    const html = renderMessage({
      type: "location",
      title: "สำนักงาน",
      address: "ดินแดง",
      latitude: 13.7,
      longitude: 100.5,
    });
    expect(at(html, "").text).toBe("สำนักงานดินแดง");
  });

  test("an imagemap shows where it can be tapped", () => {
    const actions = [
      {
        type: "uri",
        linkUri: "https://mol.go.th",
        label: "เว็บ",
        area: { x: 0, y: 0, width: 520, height: 1040 },
      },
      { type: "message", text: "ถาม", area: { x: 520, y: 0, width: 520, height: 520 } },
    ];
    const preview = createPreview();
    const html = preview.message({
      type: "imagemap",
      baseUrl: "https://e.com/m",
      altText: "แผนที่",
      baseSize: { width: 1040, height: 1040 },
      actions,
    });
    expect(byClass(html, "fx-picture")[0]?.attributes).toMatchObject({
      src: "https://e.com/m/700",
      alt: "แผนที่",
    });
    expect(byClass(html, "fx-hit").map(({ name, attributes }) => [name, attributes["aria-label"]])).toEqual([
      ["a", "เว็บ"],
      ["button", "ถาม"],
    ]);
    expect(declarationsOf(at(html, "actions[1]"), preview.sheet())).toContain(
      "left:50%;top:0%;width:50%;height:50%",
    );
  });

  test.each(["coupon", "constructor", undefined])("a message of kind %s is a visible note", (type) => {
    expect(at(renderMessage({ type }), "").text).toBe(`unknown message ${type ?? "?"}`);
  });
});

describe("a template", () => {
  const template = (more: object) => renderMessage({ type: "template", altText: "เมนู", template: more });
  const card = {
    thumbnailImageUrl: "https://e.com/a.png",
    title: "หัวเรื่อง",
    text: "เนื้อความ",
    defaultAction: link,
    actions: [postback, link],
  };

  test("of buttons shows picture, title, text and actions", () => {
    const html = template({
      type: "buttons",
      imageAspectRatio: "square",
      imageSize: "contain",
      imageBackgroundColor: "#EEEEEE",
      ...card,
    });
    expect(byClass(html, "fx-thumbnail")[0]?.attributes["class"]).toBe(
      "fx-frame fx-thumbnail fx-square fx-background-color-eeeeee",
    );
    expect(byClass(html, "fx-picture")[0]?.attributes["class"]).toContain("fx-fit");
    expect(byClass(html, "fx-hit")[0]?.attributes).toMatchObject({
      href: link.uri,
      "aria-label": "หัวเรื่อง เนื้อความ",
    });
    expect([0, 1].map((index) => at(html, `template.actions[${index}]`).name)).toEqual(["button", "a"]);
  });

  test("of confirm puts its actions side by side", () => {
    expect(
      byClass(
        template({ type: "confirm", text: "แน่ใจไหม", actions: [postback, postback] }),
        "fx-side-by-side",
      ),
    ).toHaveLength(1);
  });

  test("of carousel and image carousel is a region to scroll", () => {
    const columns = template({ type: "carousel", columns: [card, card] });
    expect(at(columns, "template").attributes).toMatchObject({ role: "region", tabindex: "0" });
    expect(at(columns, "template.columns[1].actions[0]").text).toBe("เลือก");
    const tiles = template({
      type: "image_carousel",
      columns: [{ imageUrl: "https://e.com/a.png", action: postback }],
    });
    expect(at(tiles, "template.columns[0]").text).toBe("เลือก");
    expect(byClass(tiles, "fx-hit")[0]?.attributes["aria-label"]).toBe("เลือก");
  });

  test("of another kind is a visible note", () => {
    expect(template({ type: "spiral" })).toContain("unknown template spiral");
  });
});

describe("quick replies", () => {
  test("are chips with icon, label and action, in a named group", () => {
    const items = [
      {
        type: "action",
        imageUrl: "https://e.com/i.png",
        action: { type: "message", label: "ขั้นตอน", text: "ขั้นตอน" },
      },
      { action: { type: "location", label: "ที่ตั้ง" } },
    ];
    const html = renderQuickReplies(
      { type: "text", text: "x", quickReply: { items } },
      { at: "messages[0]" },
    );
    expect(at(html, "messages[0].quickReply").attributes).toMatchObject({
      role: "group",
      "aria-label": "คำตอบด่วน",
    });
    expect(at(html, "messages[0].quickReply.items[1]").text).toBe("ที่ตั้ง");
    expect(JSON.parse(at(html, "messages[0].quickReply.items[0]").attributes["data-action"] ?? "")).toEqual(
      items[0]?.action,
    );
    expect(byClass(html, "fx-chip-icon")).toHaveLength(1);
  });

  test("are nothing where a message has none", () => {
    for (const message of [{}, null, { quickReply: {} }, { quickReply: { items: [] } }])
      expect(renderQuickReplies(message)).toBe("");
  });
});
