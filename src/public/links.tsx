import type { FC } from "hono/jsx";
import type { Language } from "#core/dialogue.ts";
import type { Service } from "#core/manual.ts";
import type { Told } from "#core/service-text.ts";
import { dialable } from "#flex/actions.ts";
import { visible } from "#flex/fit.ts";

/** A number to tap, of a text such as "1506 กด 2" or "034-564315, 034-564309"; plain text where nothing in it can be dialled. */
export const Phone: FC<{ number: string; class?: string; label?: string }> = ({ number, label, ...rest }) => (
  <>
    {number.split(",").map((part, i) => {
      const dialled = dialable(part);
      const shown = label ?? part.trim();
      return (
        <>
          {i === 0 ? null : ", "}
          {dialled === null ? (
            shown
          ) : (
            <a href={`tel:${dialled}`} class={rest.class}>
              {shown}
            </a>
          )}
        </>
      );
    })}
  </>
);

/** An address as a link that also says on paper where it leads. */
export const Web: FC<{ url: string }> = ({ url }) => <a href={url}>{readable(url)}</a>;

/** A name that leads to an address, where there is one. */
export const Named: FC<{ name: string; url: string | null }> = ({ name, url }) =>
  url === null ? <>{name}</> : <a href={url}>{name}</a>;

/** Services to choose from: each a large field. `part` is the part of its page to open at. */
export const Choices: FC<{ services: readonly Service[]; language: "th" | "en"; part?: string | null }> = ({
  services,
  language,
  part = null,
}) =>
  services.length === 0 ? null : (
    <ul class="choices">
      {services.map(({ id, titleTh, titleEn }) => (
        <li>
          <a href={`${pageOf(id, language)}${part === null ? "" : `#${part}`}`}>
            {nameOf({ id, titleTh, titleEn }, language)}
          </a>
        </li>
      ))}
    </ul>
  );

/** A service's name; its id where the name shows nothing. */
export function nameOf(
  { id, titleTh, titleEn }: Pick<Service, "id" | "titleTh" | "titleEn">,
  language: "th" | "en",
): string {
  return visible(language === "en" ? titleEn : titleTh) || id;
}

function readable(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/u, "").replace(/\/$/u, "");
}

/** The page of a service in a language. */
export function pageOf(id: string, language: Language): string {
  return `/services/${id}${language === "en" ? "?lang=en" : ""}`;
}

/** A text of the manual; marked where it is not in the language of what surrounds it, so that a screen reader says it right. */
export const Text: FC<{ told: Told; language: Language }> = ({ told, language }) =>
  told.language === language ? <>{told.text}</> : <span lang={told.language}>{told.text}</span>;
