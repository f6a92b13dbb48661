import type { Method, Route } from "./http-types.ts";

type Compiled = { route: Route; pattern: RegExp; names: string[] };

export type Found =
  | { kind: "route"; route: Route; params: Record<string, string> }
  | { kind: "wrong-method" }
  | { kind: "unknown" };

/** Finds routes by path first and method second, so that a wrong method can be told from an unknown path. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Found {
  const compiled = routes.map(compile);
  return (method, path) => {
    let known = false;
    for (const { route, pattern, names } of compiled) {
      const match = pattern.exec(path);
      if (match === null) continue;
      known = true;
      if (!sameMethod(route.method, method)) continue;
      const params = names.map((name, index) => [name, decode(match[index + 1] ?? "")] as const);
      return { kind: "route", route, params: Object.fromEntries(params) };
    }
    return { kind: known ? "wrong-method" : "unknown" };
  };
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.path.replace(/:(\w+)/g, (_, name: string) => {
    names.push(name);
    return "([^/]+)";
  });
  return { route, pattern: new RegExp(`^${source}$`), names };
}

const sameMethod = (wanted: Method, given: string): boolean => wanted === given;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
