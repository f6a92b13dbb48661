import { escapeText } from "#flex/preview/html.ts";
import type { Finding } from "./inspect.ts";

/**
 * For the pieces of a drawn message (itself, its quick replies): writes the numbers of the findings on the drawn element that each of them is about, or on its nearest ancestor that was
 * drawn. Works on the markup itself, so that nothing depends on a script.
 */
export function markFaults(pieces: readonly string[], findings: readonly Finding[]): string[] {
  const places = [...pieces.join("").matchAll(/ data-path="([^"]*)"/g)].map(([, path]) => path ?? "");
  const numbers = new Map<string, number[]>();
  for (const { path, number } of findings) {
    const place = nearest(escapeText(path), places);
    if (place !== undefined) numbers.set(place, [...(numbers.get(place) ?? []), number]);
  }
  const marked = new Set<string>();
  const mark = (whole: string, path: string): string => {
    const here = numbers.get(path);
    // Two elements may say the same path (a message and its text): the outer one comes first and is enough.
    if (here === undefined || marked.has(path)) return whole;
    marked.add(path);
    return `${whole} data-faults="${here.join(" ")}"`;
  };
  return pieces.map((piece) => piece.replace(/ data-path="([^"]*)"/g, mark));
}

function nearest(path: string, places: readonly string[]): string | undefined {
  return places.filter((place) => holds(place, path)).toSorted((a, b) => b.length - a.length)[0];
}

function holds(place: string, path: string): boolean {
  return path === place || (path.startsWith(place) && /^[.[]/.test(path.slice(place.length)));
}
