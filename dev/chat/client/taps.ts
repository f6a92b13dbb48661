import { closeTrays, fill } from "./composer.ts";
import { act, around, part, partOf, say, stage } from "./page-parts.ts";

/** What a tap on a button of the page or of a message does. */

type Action = Record<string, unknown>;

const words = (value: unknown): string => (typeof value === "string" ? value : "");

function readAction(text: string | undefined): Action {
  const action: unknown = JSON.parse(text ?? "{}");
  return typeof action === "object" && action !== null ? { ...action } : {};
}

/** Opens a dialog and waits until it is closed. */
function ask(dialog: HTMLDialogElement): Promise<boolean> {
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

const PICKERS = { date: "date", time: "time", datetime: "datetime-local" };

async function pick(action: Action): Promise<Record<string, string> | null> {
  const mode = action["mode"] === "date" || action["mode"] === "time" ? action["mode"] : "datetime";
  const field = partOf("date", HTMLInputElement);
  field.type = PICKERS[mode];
  field.min = words(action["min"]);
  field.max = words(action["max"]);
  field.value = words(action["initial"]);
  return (await ask(partOf("ask-date", HTMLDialogElement))) ? { [mode]: field.value } : null;
}

/** Actions that do something on the phone itself, by their type. */
async function onPhone(action: Action): Promise<boolean> {
  switch (action["type"]) {
    case "clipboard":
      await navigator.clipboard.writeText(words(action["clipboardText"]));
      say(stage.dataset["copied"] ?? "");
      return true;
    case "camera":
    case "cameraRoll":
      return await act({ kind: "image" });
    case "location":
      return await act({ kind: "location" });
    default:
      return false;
  }
}

async function tapAction(button: HTMLElement): Promise<void> {
  const holder = button.closest<HTMLElement>("[data-message]");
  const action = readAction(button.dataset["action"]);
  if (await onPhone(action)) return;
  const params = action["type"] === "datetimepicker" ? await pick(action) : undefined;
  if (params === null) return;
  const quick = holder?.dataset["quick"] !== undefined;
  // The chip is about to go; whoever tapped it with the keyboard goes on writing.
  if (quick) part("message").focus();
  const messageId = holder?.dataset["message"] ?? "";
  await act({ kind: "tap", messageId, quick, action, ...(params === undefined ? {} : { params }) });
  if (action["inputOption"] === "openKeyboard") fill(words(action["fillInText"]));
}

async function unsend(button: HTMLElement): Promise<void> {
  const messageId = button.closest<HTMLElement>("[data-message]")?.dataset["message"] ?? "";
  if (await ask(partOf("ask-unsend", HTMLDialogElement))) await act({ kind: "unsend", messageId });
  part("message").focus();
}

function onClick(event: Event): void {
  const action = around(event, "[data-action]");
  if (action !== null) return void tapAction(action);
  const done = around(event, "[data-act]");
  if (done !== null) {
    closeTrays();
    return void act(readAction(done.dataset["act"]));
  }
  const taken = around(event, "[data-unsend]");
  if (taken !== null) return void unsend(taken);
  const link = around(event, '.entry[data-from="bot"] a[href]');
  const messageId = link?.closest<HTMLElement>("[data-message]")?.dataset["message"];
  if (messageId !== undefined) void act({ kind: "open", messageId, url: link?.getAttribute("href") ?? "" });
}

export function startTaps(): void {
  document.addEventListener("click", onClick);
}
