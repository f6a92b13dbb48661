/** Collects the rules for the values that a message uses, so that no element needs a style attribute. */
export type Styles = {
  /** The class for one declaration; the same declaration has the same class in every render. */
  css(property: string, value: string): string;
  /** The class for a value that needs several declarations. */
  rule(name: string, value: string, declarations: string): string;
  /** The rules seen so far, sorted, each once. */
  rules(): string;
};

export function createStyles(): Styles {
  const seen = new Map<string, string>();
  const rule = (name: string, value: string, declarations: string) => {
    const className = `fx-${name}-${slug(value)}`;
    seen.set(className, declarations);
    return className;
  };
  return {
    rule,
    css: (property, value) => rule(property, value, `${property}:${value}`),
    rules: () =>
      [...seen]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, declarations]) => `.${name}{${declarations}}\n`)
        .join(""),
  };
}

/** Values come from the closed grammars of values.ts; within one of them no two give the same slug. */
function slug(value: string): string {
  return value
    .replaceAll("%", "pc")
    .replaceAll(".", "_")
    .replace(/(^|[^\w])-(?=\d)/g, "$1n")
    .replaceAll("#", "")
    .replace(/[^\w]+/g, "-");
}
