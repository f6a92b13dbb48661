import { act, around, part, partOf } from "./page-parts.ts";

/** Where one writes: Enter sends, Shift and Enter starts a new line, two trays hold what is not text. */

const MOST_ROWS = 5;

const field = partOf("message", HTMLTextAreaElement);
const form = partOf("composer", HTMLFormElement);

function fit(): void {
  field.rows = Math.min(MOST_ROWS, field.value.split("\n").length);
  form.classList.toggle("filled", field.value.trim() !== "");
}

/** Puts words into the field, for the person to change and send. */
export function fill(text: string): void {
  field.value = text;
  fit();
  field.focus();
}

async function sendTyped(): Promise<void> {
  const text = field.value;
  if (text.trim() === "") return;
  fill("");
  if (!(await act({ kind: "say", text: text.trim() })) && field.value === "") fill(text);
}

function openTray(name: string | null): void {
  for (const button of form.querySelectorAll<HTMLElement>("[data-tray]")) {
    const open = button.dataset["tray"] === name && button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    part(button.dataset["tray"] ?? "").hidden = !open;
  }
}

export const closeTrays = (): void => openTray(null);

export function startComposer(): void {
  fit();
  field.addEventListener("input", fit);
  field.addEventListener("keydown", (event) => {
    // While a word is still being composed, Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void sendTyped();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void sendTyped();
  });
  form.addEventListener("click", (event) => {
    const opener = around(event, "[data-tray]");
    if (opener !== null) openTray(opener.dataset["tray"] ?? null);
    const mention = around(event, "[data-mention]")?.dataset["mention"];
    if (mention !== undefined && !field.value.startsWith(mention)) fill(mention + field.value);
  });
  part("foot").addEventListener("keydown", (event) => {
    const opener = form.querySelector<HTMLElement>('[aria-expanded="true"]');
    if (event.key !== "Escape" || opener === null) return;
    closeTrays();
    opener.focus();
  });
}
