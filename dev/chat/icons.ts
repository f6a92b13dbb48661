import { tag, type Html } from "#flex/preview/html.ts";

const PATHS = {
  plus: "M12 5v14M5 12h14",
  face: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 10v.01M15.5 10v.01M8 14.5c2 2.6 6 2.6 8 0",
  send: "M4 12 20 4l-4 16-4.5-6.5L4 12Zm7.5 1.5L20 4",
  mic: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M6 11a6 6 0 0 0 12 0M12 17v4",
  picture: "M4 5h16v14H4zM4 16l5-5 5 5 2-2 4 4M15.5 9v.01",
  place: "M12 21c5-5.5 7-8.5 7-11.5a7 7 0 0 0-14 0C5 12.5 7 15.5 12 21M12 7.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  menu: "M4 6h16M4 12h16M4 18h16",
  close: "M6 6l12 12M18 6 6 18",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  down: "M5 9l7 7 7-7",
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0m0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7.1",
  shield: "M12 2.5 4.5 5.5V12c0 4.5 3 7.5 7.5 9.5 4.5-2 7.5-5 7.5-9.5V5.5z",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing in the colour of the text around it. It only decorates: what it stands for is said beside it. */
export function icon(name: IconName): Html {
  const path = tag("path", { d: PATHS[name] });
  return tag("svg", { class: `icon icon-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, path);
}
