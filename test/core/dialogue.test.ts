import fc from "fast-check";
import { expect, test } from "vitest";
import { dialogueSchema, newDialogue, withNotice, withSent, withShown } from "#core/dialogue.ts";

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

test("of the privacy notice, and of what was sent last, the newest event is remembered", () => {
  const old = { at: 1, event: "a" };
  const young = { at: 2, event: "a" };
  const noticed = withNotice(withNotice(newDialogue, young), old);
  expect(noticed.noticed).toEqual(young);
  const sent = withSent(withSent(noticed, "d2", "f2", young), "d1", "f1", old);
  expect(sent).toEqual({ ...noticed, sent: { draft: "d2", case: "f2", ...young } });
  expect(withSent(sent, "d3", "f3", { at: 2, event: "b" }).sent).toMatchObject({ case: "f3" });
});

test("a memory of before there were drafts is still read", () => {
  const { noticed: _, sent: __, ...before } = newDialogue;
  expect(dialogueSchema.parse(before)).toEqual(newDialogue);
});
