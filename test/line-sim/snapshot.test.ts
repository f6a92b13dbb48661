import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hello, refusal, startSim, stopAll } from "./harness.ts";

const KEY = "123e4567-e89b-12d3-a456-426614174000";
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "line-sim-"));
});
afterEach(async () => {
  await stopAll();
  rmSync(folder, { recursive: true });
});

describe("the data file", () => {
  test("brings people, groups, chats, the account and used retry keys over a restart", async () => {
    const dataFile = join(folder, "sub", "line.json");
    const first = await startSim({ dataFile });
    const { userId } = first.sim.addPerson();
    const { id } = first.sim.addGroup({ members: [userId] });
    await first.sim.say(userId, "สวัสดี");
    await first.client.pushMessage({ to: userId, messages: [hello] }, KEY);
    await first.sim.stop();

    const second = await startSim({ dataFile });
    expect(second.sim.chat(userId)).toEqual(first.sim.chat(userId));
    expect(second.sim.world.group(id).members).toEqual([userId]);
    expect(second.sim.world.bot.userId).toBe(first.sim.world.bot.userId);
    const again = refusal(second.client.pushMessage({ to: userId, messages: [hello] }, KEY));
    expect((await again).status).toBe(409);
  });

  test("is forgotten when started fresh", async () => {
    const dataFile = join(folder, "line.json");
    const first = await startSim({ dataFile });
    first.sim.addPerson();
    await first.sim.stop();
    const second = await startSim({ dataFile, fresh: true });
    expect(second.sim.world.people.size).toBe(0);
    expect(JSON.parse(readFileSync(dataFile, "utf8"))).toMatchObject({ people: [] });
  });

  test("that can't be read stops the start with its name", async () => {
    const dataFile = join(folder, "line.json");
    writeFileSync(dataFile, "{");
    await expect(startSim({ dataFile })).rejects.toThrow(dataFile);
  });

  test("a taken port is an error of the start", async () => {
    const { sim } = await startSim();
    await expect(startSim({ port: Number(new URL(sim.url).port) })).rejects.toThrow("EADDRINUSE");
  });

  test("the clock is the caller's unless left to the simulator", async () => {
    const { sim } = await startSim();
    expect(() => sim.clock.advance(1)).toThrow("clock");
  });
});
