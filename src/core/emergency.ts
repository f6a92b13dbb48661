import type { Danger } from "./kinds.ts";
import type { Agency } from "./manual.ts";

/**
 * Whom to call in a danger, the first one first. The order is the agency's; for thoughts of death the line that is there for nothing
 * else, the one that listens, comes before the police.
 */
export function emergencyLines(agency: Agency, danger: Danger): Agency["emergency"] {
  const lines = agency.emergency.filter(({ dangers }) => dangers.includes(danger));
  return danger === "self-harm" ? lines.sort((a, b) => a.dangers.length - b.dangers.length) : lines;
}
