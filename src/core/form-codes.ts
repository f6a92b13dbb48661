import type { Service } from "./manual.ts";
import { denseForm } from "./normalise.ts";

/** Which services a form code belongs to; codes in the one form that messages are compared in ("คร.7", "คร 7" and "คร.๗" are "คร7"). */
export type FormCodes = ReadonlyMap<string, ReadonlySet<string>>;

/** A code is told from a word by its digits. */
const CODE = /^(?=.*\d)(?=.*\p{L}).{3,}$/u;

/** The form codes of a manual. */
export function formCodesOf(services: readonly Service[]): FormCodes {
  const codes = new Map<string, Set<string>>();
  for (const { id, formCodes } of services) {
    for (const code of formCodes.map(denseForm).filter((one) => CODE.test(one)))
      codes.set(code, (codes.get(code) ?? new Set()).add(id));
  }
  return codes;
}

/** The services whose form is named in a message; none where no code, or only a longer one, stands in it. Takes raw text. */
export function formsNamed(codes: FormCodes, text: string): ReadonlySet<string> {
  const message = denseForm(text);
  const named = new Set<string>();
  for (const [code, services] of codes) {
    const at = message.indexOf(code);
    // "สท2" does not stand in "สท22".
    if (at < 0 || /\d/u.test(message.charAt(at + code.length))) continue;
    for (const service of services) named.add(service);
  }
  return named;
}
