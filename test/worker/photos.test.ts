/// <reference types="@cloudflare/vitest-plugin/types" />
import { env } from "cloudflare:test";
import { expect, inject, test } from "vitest";
import { contentOf } from "#line/content.ts";
import { invocation, lineSlot } from "#src/slots.ts";
import { wire } from "#src/wiring.ts";

test("a bucket of R2 that is bound keeps photos, gives them back, and drops them", async () => {
  const { photos } = wire(env).deps;
  if (photos === null) throw new Error("no bucket is bound");
  await photos.keep("a", Uint8Array.of(1, 2, 3));
  expect(await photos.read("a")).toEqual(Uint8Array.of(1, 2, 3));
  await photos.drop("a");
  await photos.drop("a");
  expect(await photos.read("a")).toBeNull();
});

test("a file that begins and never goes on is given up in workerd as well, and its slot given back", async () => {
  const content = contentOf({
    channelAccessToken: "t",
    dataURL: `${inject("slowUrl")}/`,
    slot: lineSlot,
    timeoutMs: 200,
  });
  const contents = await invocation(async () => [
    ...(await Promise.all(["hang", "hang", "hang"].map((id) => content(id)))),
    await content("hang"),
    await content("an-answer"),
  ]);
  const unknown = { state: "unknown" };
  expect(contents).toMatchObject([unknown, unknown, unknown, unknown, { state: "ready" }]);
});
