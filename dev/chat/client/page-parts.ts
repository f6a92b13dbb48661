/** The elements and the seat of this page, and how it asks the server to do something. */

export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element ${id}`);
  return found;
}

export function partOf<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = part(id);
  if (!(found instanceof kind)) throw new Error(`${id} is not what it should be`);
  return found;
}

/** The innermost element around an event's target that a selector names. */
export function around(event: Event, selector: string): HTMLElement | null {
  const found = event.target instanceof Element ? event.target.closest(selector) : null;
  return found instanceof HTMLElement ? found : null;
}

export const stage = part("stage");
const seat = { as: stage.dataset["as"] ?? "", chat: stage.dataset["chat"] ?? "" };

export const eventsPath = (since: string): string =>
  `/chat/events?as=${seat.as}&chat=${seat.chat}&since=${encodeURIComponent(since)}`;

let hiding = 0;

/** A line that goes away by itself. */
export function say(text: string): void {
  const toast = part("toast");
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => void (toast.hidden = true), 6000);
}

/** Asks the server to do one thing for the person in this seat. False when it could not be done; the reason is shown. */
export async function act(what: Record<string, unknown>): Promise<boolean> {
  try {
    const response = await fetch("/chat/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...seat, act: what }),
    });
    const answer: unknown = await response.json();
    const { go, error } = read(answer);
    if (!response.ok) throw new Error(error ?? String(response.status));
    if (go !== undefined) location.assign(go);
    return true;
  } catch (error) {
    say(`${stage.dataset["failed"] ?? ""}: ${error instanceof Error ? error.message : ""}`);
    return false;
  }
}

function read(answer: unknown): { go?: string; error?: string } {
  if (typeof answer !== "object" || answer === null) return {};
  return {
    ...("go" in answer && typeof answer.go === "string" ? { go: answer.go } : {}),
    ...("error" in answer && typeof answer.error === "string" ? { error: answer.error } : {}),
  };
}
