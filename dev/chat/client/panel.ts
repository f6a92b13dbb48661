import { act, part, partOf } from "./page-parts.ts";

/** The panel beside the phone; on a narrow screen it lies over it and is opened and closed. */

function show(open: boolean): void {
  part("panel").classList.toggle("open", open);
  part("phone").inert = open;
  part("open-panel").setAttribute("aria-expanded", String(open));
  part(open ? "close-panel" : "open-panel").focus();
}

const isOpen = (): boolean => part("panel").classList.contains("open");

function setFault(form: HTMLFormElement): void {
  const given = new FormData(form);
  const path = given.get("path");
  void act({
    kind: "fault",
    fault: given.get("fault"),
    path: path === "" ? null : path,
    times: Number(given.get("times")),
  });
}

export function startPanel(): void {
  part("open-panel").addEventListener("click", () => show(true));
  part("close-panel").addEventListener("click", () => show(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) show(false);
  });
  // Grown wide again (a turned phone, less zoom), the panel stands beside the phone and must not lock it.
  matchMedia("(min-width: 761px)").addEventListener("change", ({ matches }) => {
    if (matches && isOpen()) show(false);
  });
  const form = partOf("fault-form", HTMLFormElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    setFault(form);
  });
  part("region-next").addEventListener("change", () => {
    const ticked = (name: string): boolean =>
      document.querySelector(`[data-next="${name}"]:checked`) !== null;
    void act({ kind: "next", twice: ticked("twice"), wrongSignature: ticked("wrongSignature") });
  });
}
