import { describe, expect, test } from "vitest";
import { checkMessages, type Destination } from "#dev/line-sim/check-messages.ts";
import { goldens, type Golden } from "./golden.ts";

function destinationOf({ destination }: Golden): Destination | undefined {
  if (destination === undefined) return undefined;
  const { way, chat, members } = destination;
  return {
    way,
    ...(chat === undefined ? {} : { chat }),
    ...(members === undefined ? {} : { members: new Set(members) }),
  };
}

describe("golden bodies", () => {
  test("are many enough to mean something", () => {
    expect(goldens().length).toBeGreaterThanOrEqual(80);
  });

  test.each(goldens().map(({ file, golden }) => [file, golden.name, golden] as const))(
    "%s %s",
    (_, __, golden) => {
      const found = checkMessages(golden.messages, destinationOf(golden));
      expect(found.map(({ path, rule }) => ({ path, rule }))).toEqual(golden.faults ?? []);
    },
  );
});
