import fc from "fast-check";
import { expect, test } from "vitest";
import { newDialogue, withShown } from "#core/dialogue.ts";

test("the newest event decides what was shown last, in whatever order events are worked on", () => {
  const event = fc.record({
    service: fc.constantFrom("a", "b", "c"),
    at: fc.integer({ min: 0, max: 5 }),
    event: fc.uuid(),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(event, { selector: (item) => item.event, minLength: 1 }),
      fc.nat(),
      (events, seed) => {
        const apply = (list: typeof events) =>
          list.reduce(
            (dialogue, { service, at, event: id }) => withShown(dialogue, service, { at, event: id }),
            newDialogue,
          );
        const turn = seed % events.length;
        expect(apply([...events.slice(turn), ...events.slice(0, turn)].reverse())).toEqual(apply(events));
      },
    ),
  );
});
