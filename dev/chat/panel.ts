import { join, tag, type Html } from "#flex/preview/html.ts";
import { actButton } from "./chat-regions.ts";
import { icon } from "./icons.ts";
import { both, empty, plain } from "./markup.ts";
import { words, type Words } from "./words.ts";

/** Calls that can be made to fail alone; any other one under "any call". */
const PATHS = ["message/reply", "message/push", "message/multicast", "chat/loading/start"];

const MINUTE_MS = 60_000;
const FORWARD: readonly (readonly [Words, number])[] = [
  [words.minute, MINUTE_MS],
  [words.tenMinutes, 10 * MINUTE_MS],
  [words.day, 1440 * MINUTE_MS],
];

type Place = (name: string, more?: Record<string, string>) => Html;

/** Everything beside the phone: who one is, and what can go wrong. */
export function drawPanel(place: Place): Html {
  return tag(
    "aside",
    { class: "panel", id: "panel", "aria-label": plain(words.panel) },
    tag(
      "div",
      { class: "panel-top" },
      tag("h2", {}, both(words.title)),
      tag(
        "button",
        { type: "button", class: "round close", id: "close-panel", "aria-label": plain(words.closePanel) },
        icon("close"),
      ),
    ),
    tag("p", { class: "quiet" }, both(words.simulated)),
    place("inspect"),
    tag(
      "div",
      { class: "panel-parts" },
      tag("div", {}, drawPeople(place), drawTools(place)),
      tag("section", { "aria-label": plain(words.deliveries) }, place("log")),
    ),
  );
}

function drawPeople(place: Place): Html {
  return tag(
    "section",
    { "aria-labelledby": "people-head" },
    tag("h2", { id: "people-head" }, both(words.people)),
    place("people"),
    tag(
      "div",
      { class: "buttons" },
      actButton({ kind: "addPerson" }, words.addPerson),
      actButton({ kind: "addGroup" }, words.addGroup),
      place("bond"),
    ),
  );
}

function drawTools(place: Place): Html {
  return join([
    part(
      "clock-head",
      words.clock,
      place("clock"),
      tag("div", { class: "buttons" }, ...FORWARD.map(([label, ms]) => forward(label, ms))),
    ),
    part("faults-head", words.faults, drawFaultForm(), place("faults", { role: "status" })),
    part("next-head", words.nextDelivery, place("next"), actButton({ kind: "redeliver" }, words.redeliver)),
  ]);
}

function part(id: string, title: Words, ...content: Html[]): Html {
  return tag("section", { "aria-labelledby": id }, tag("h2", { id }, both(title)), ...content);
}

function forward([thai, english]: Words, ms: number): Html {
  const label: Words = [`+${thai}`, `+${english}`];
  return actButton({ kind: "clock", ms }, label);
}

function drawFaultForm(): Html {
  const kinds = Object.entries(words.faultKinds).map(([kind, [thai]]) =>
    tag("option", { value: kind }, thai),
  );
  const paths = PATHS.map((path) => tag("option", { value: `/v2/bot/${path}` }, path));
  return tag(
    "form",
    { class: "fault-form", id: "fault-form" },
    tag("label", {}, both(words.faultKind), tag("select", { name: "fault" }, ...kinds)),
    tag(
      "label",
      {},
      both(words.faultPath),
      tag("select", { name: "path" }, tag("option", { value: "" }, words.anyPath[0]), ...paths),
    ),
    tag(
      "label",
      {},
      both(words.faultTimes),
      empty("input", { name: "times", type: "number", min: "1", max: "99", value: "1" }),
    ),
    tag("button", { type: "submit" }, both(words.setFault)),
  );
}
