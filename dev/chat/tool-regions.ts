import { classes, join, nothing, tag, type Html } from "#flex/preview/html.ts";
import { actButton } from "./chat-regions.ts";
import { momentOf, secondOf } from "./dates.ts";
import { both, empty } from "./markup.ts";
import type { Room } from "./room.ts";
import type { Seat } from "./seat.ts";
import type { SetFault } from "./set-faults.ts";
import { inspectorWords, words } from "./words.ts";

const ROWS = 15;

export function clockRegion({ sim }: Room): Html {
  const now = sim.clock.now();
  return tag(
    "p",
    { class: "clock" },
    tag("time", { datetime: new Date(now).toISOString().slice(0, 16) }, momentOf(now)),
  );
}

/** The way to the inspector, with the account's newest message in its hand. */
export function inspectRegion({ sim }: Room, { chatId }: Seat): Html {
  const newest = sim.chat(chatId).findLast(({ from }) => from === "bot");
  const href = newest === undefined ? "/chat/flex" : `/chat/flex?message=${newest.messageId}`;
  return tag("p", {}, tag("a", { href }, both(inspectorWords.title)));
}

export function faultsRegion({ faults }: Room): Html {
  const waiting = faults.list();
  if (waiting.length === 0) return tag("p", { class: "quiet" }, both(words.noFaults));
  return join([
    tag("ul", { class: "set-faults" }, ...waiting.map((fault) => tag("li", {}, drawFault(fault)))),
    actButton({ kind: "calm" }, words.clearFaults),
  ]);
}

function drawFault({ kind, path, left }: SetFault): Html {
  const where = path === null ? both(words.anyPath) : tag("code", {}, shortPath(path));
  return join([both(words.faultKinds[kind]), " · ", where, ` × ${left}`]);
}

/** What is to happen to the next delivery; the boxes empty themselves once it has happened. */
export function nextRegion({ next }: Room): Html {
  const box = (name: "twice" | "wrongSignature"): Html =>
    tag(
      "label",
      { class: "check" },
      empty("input", { type: "checkbox", "data-next": name, checked: next[name] ? true : undefined }),
      " ",
      both(words[name]),
    );
  return join([box("twice"), box("wrongSignature")]);
}

export function logRegion({ sim }: Room): Html {
  const deliveries = sim.deliveries.slice(-ROWS).reverse();
  const calls = sim.calls.slice(-ROWS).reverse();
  return join([
    tag("h3", {}, both(words.deliveries)),
    table(
      deliveries.map(({ at, ms, status, events, isRedelivery }) =>
        row(
          at,
          join([
            events.map(({ type }) => type).join(" "),
            isRedelivery ? tag("em", {}, ` ${words.redelivered[0]}`) : nothing,
          ]),
          status,
          `${Math.round(ms)} ms`,
        ),
      ),
    ),
    tag("h3", {}, both(words.calls)),
    table(
      calls.map(({ at, method, path, status }) => row(at, join([method, " ", shortPath(path)]), status, "")),
    ),
  ]);
}

function table(rows: Html[]): Html {
  if (rows.length === 0) return tag("p", { class: "quiet" }, both(words.none));
  return tag("ol", { class: "rows" }, ...rows);
}

function row(at: number, what: Html, status: number | null, tail: string): Html {
  const good = status !== null && status < 300;
  return tag(
    "li",
    {},
    tag("time", { datetime: new Date(at).toISOString() }, secondOf(at)),
    tag("span", { class: "what" }, what),
    tag(
      "b",
      { class: classes("status", good ? "good" : "bad") },
      status === null ? words.noAnswer[0] : String(status),
    ),
    tag("span", { class: "ms" }, tail),
  );
}

const shortPath = (path: string): string => path.replace(/^\/v2\/bot\//, "");
