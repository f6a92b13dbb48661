import { afterEach, describe, expect, test } from "vitest";
import type { messagingApi } from "@line/bot-sdk";
import { checkRichMenu } from "#dev/line-sim/validate-rich-menu.ts";
import { HOUR, refusal, repeat, startSim, stopAll } from "./harness.ts";

afterEach(stopAll);

type Menu = messagingApi.RichMenuRequest;

const bounds = { x: 0, y: 0, width: 2500, height: 1686 };
const area = { bounds, action: { type: "postback", data: "a=1" } } as const;
const menu: Menu = {
  size: { width: 2500, height: 1686 },
  selected: false,
  name: "เมนูหลัก",
  chatBarText: "เมนู",
  areas: [area],
};

/** A PNG as far as its header goes, filled up to so many bytes. */
function png(width: number, height: number, bytes = 100): Blob {
  const data = Buffer.alloc(bytes);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(data);
  data.writeUInt32BE(width, 16);
  data.writeUInt32BE(height, 20);
  return new Blob([data], { type: "image/png" });
}

const rules = (change: Record<string, unknown>) =>
  checkRichMenu({ ...menu, ...change }).map(({ rule }) => rule);

describe("a rich menu object", () => {
  test.each([
    ["[richMenu.narrowest]", { size: { width: 800, height: 300 } }, { size: { width: 799, height: 300 } }],
    ["[richMenu.widest]", { size: { width: 2500, height: 300 } }, { size: { width: 2501, height: 300 } }],
    ["[richMenu.lowest]", { size: { width: 800, height: 250 } }, { size: { width: 800, height: 249 } }],
    ["[richMenu.ratio]", { size: { width: 1450, height: 1000 } }, { size: { width: 1450, height: 1001 } }],
    [
      "[richMenu.areas]",
      { areas: Array.from({ length: 20 }, () => area) },
      { areas: Array.from({ length: 21 }, () => area) },
    ],
    ["[richMenu.name]", { name: "กี่".repeat(300) }, { name: "กี่".repeat(301) }],
    ["[richMenu.chatBarText]", { chatBarText: "นี้".repeat(14) }, { chatBarText: "นี้".repeat(15) }],
  ])("%s is taken at the limit and refused beyond", (id, at, beyond) => {
    expect(rules(at)).toEqual([]);
    expect(rules(beyond)).toEqual([id.slice(1, -1)]);
  });

  test("[label.richMenu] takes a label of 20 graphemes, or none", () => {
    const labelled = (label: string) => ({
      areas: [{ bounds, action: { type: "postback", label, data: "a" } }],
    });
    expect(rules(labelled("กี่".repeat(20)))).toEqual([]);
    expect(rules(labelled("กี่".repeat(21)))).toEqual(["label.richMenu"]);
  });

  test("[action.richMenuAlias] takes a switch to an alias of 32 characters", () => {
    const switching = (richMenuAliasId: string) => ({
      areas: [{ bounds, action: { type: "richmenuswitch", data: "a", richMenuAliasId } }],
    });
    expect(rules(switching("a".repeat(32)))).toEqual([]);
    expect(rules(switching("a".repeat(33)))).toEqual(["action.richMenuAlias"]);
  });

  test("is refused in LINE's words", async () => {
    const { client, post } = await startSim();
    const { name: _, ...nameless } = menu;
    expect(await (await post("/v2/bot/richmenu", nameless)).json()).toEqual({
      message: "The request body has 1 error(s)",
      details: [{ message: "must be specified", property: "name" }],
    });
    const mail = {
      ...menu,
      areas: [{ bounds, action: { type: "uri", uri: "mailto:a@example.com" } as const }],
    };
    expect((await refusal(client.validateRichMenuObject(mail))).body).toMatchObject({
      details: [{ message: "invalid uri", property: "areas[0].action.uri" }],
    });
    await client.validateRichMenuObject(menu);
  });
});

describe("rich menus", () => {
  async function withMenu() {
    const started = await startSim();
    const { richMenuId } = await started.client.createRichMenu(menu);
    return { ...started, richMenuId };
  }

  test("are made, listed, read and deleted", async () => {
    const { client, richMenuId } = await withMenu();
    expect(await client.getRichMenu(richMenuId)).toEqual({ richMenuId, ...menu });
    expect((await client.getRichMenuList()).richmenus).toHaveLength(1);
    await client.deleteRichMenu(richMenuId);
    expect((await refusal(client.getRichMenu(richMenuId))).status).toBe(404);
  });

  test("need their image before anyone can see them", async () => {
    const { sim, client, blob, richMenuId } = await withMenu();
    const { userId } = sim.addPerson();
    expect((await refusal(client.setDefaultRichMenu(richMenuId))).body).toEqual({
      message: "must upload richmenu image before applying it to user",
    });
    await blob.setRichMenuImage(richMenuId, png(2500, 1686));
    await client.setDefaultRichMenu(richMenuId);
    expect(await client.getDefaultRichMenuId()).toEqual({ richMenuId });
    expect(sim.richMenuOf(userId)).toEqual(menu);
    expect((await refusal(blob.setRichMenuImage(richMenuId, png(2500, 1686)))).status).toBe(400);
    await client.cancelDefaultRichMenu();
    expect(sim.richMenuOf(userId)).toBeNull();
  });

  test("[richMenu.image] take an image of 1 MB of the right size only", async () => {
    const { client, blob, post, richMenuId } = await withMenu();
    for (const wrong of [png(2500, 1686, 1_000_001), png(700, 400), png(2500, 2000)]) {
      expect((await refusal(blob.setRichMenuImage(richMenuId, wrong))).body).toEqual({
        message: "The image size is not allowed for richmenu",
      });
    }
    const path = `/v2/bot/richmenu/${richMenuId}/content`;
    expect((await post(path, "x", { "content-type": "image/gif" })).status).toBe(415);
    await blob.setRichMenuImage(richMenuId, png(2500, 1686, 1_000_000));
    await client.setDefaultRichMenu(richMenuId);
  });

  test("are linked to one person, to many, and by alias", async () => {
    const { sim, client, blob, richMenuId } = await withMenu();
    await blob.setRichMenuImage(richMenuId, png(2500, 1686));
    const [one, two] = [sim.addPerson().userId, sim.addPerson().userId];
    await client.linkRichMenuIdToUser(one, richMenuId);
    await client.linkRichMenuIdToUsers({ richMenuId, userIds: [two] });
    expect(await client.getRichMenuIdOfUser(two)).toEqual({ richMenuId });
    await client.unlinkRichMenuIdFromUser(one);
    await client.unlinkRichMenuIdFromUsers({ userIds: [two] });
    expect((await refusal(client.getRichMenuIdOfUser(one))).status).toBe(404);
    await client.createRichMenuAlias({ richMenuAliasId: "tab-1", richMenuId });
    expect(await client.getRichMenuAlias("tab-1")).toEqual({ richMenuAliasId: "tab-1", richMenuId });
    expect(
      (await refusal(client.createRichMenuAlias({ richMenuAliasId: "tab-1", richMenuId }))).body,
    ).toEqual({
      message: "conflict richmenu alias id",
    });
    await client.deleteRichMenuAlias("tab-1");
    expect((await client.getRichMenuAliasList()).aliases).toEqual([]);
  });

  test("[richMenu.count] number at most 1,000", async () => {
    const { client, time } = await startSim();
    const create = () => {
      time.now += HOUR;
      return client.createRichMenu(menu);
    };
    await repeat(1000, create);
    expect((await refusal(create())).status).toBe(400);
  });
});
