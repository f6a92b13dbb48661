import type { Child, FC } from "hono/jsx";
import { partDate } from "#words/dates.ts";
import { copyIn, type Site } from "./site.ts";
import { structured } from "./structured-data.tsx";

type Props = {
  site: Site;
  title: string;
  /** Where this page is found; null where search engines should not keep it: an answer, a page that is not there. */
  path: string | null;
  description?: string;
  /** What machines read of the page. */
  data?: object;
  /** When the facts of this page were checked; otherwise the manual's date is said. */
  checkedOn?: string | undefined;
  /** `broad`: two languages side by side need more room than one column of text. `poster`: one sheet to put up, read from afar. */
  look?: "broad" | "poster";
  children?: Child;
};

/** The frame of every page: head, the agency's name, the way to everything, what the page holds, where the facts come from. */
export const Layout: FC<Props> = ({ site, title, path, description, data, checkedOn, look, children }) => {
  const { agency } = site.catalogue.manual;
  const { page } = copyIn("th");
  const en = copyIn("en").page;
  return (
    <html lang="th">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${agency.shortNameTh}`}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        {path === null ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={`${site.baseUrl}${path}`} />
        )}
        <link rel="stylesheet" href="/style.css" />
        {data === undefined ? null : structured(data)}
      </head>
      <body class={look}>
        <a class="skip" href="#main">
          {page.skip}
        </a>
        <header>
          <div class="wide">
            <a class="name" href="/">
              {agency.nameTh} <span lang="en">{agency.nameEn}</span>
            </a>
            <nav aria-label={page.navigation}>
              <a href="/">
                {page.ask.button} <span lang="en">{en.ask.button}</span>
              </a>
              <a href="/services">
                {page.allServices} <span lang="en">{en.allServices}</span>
              </a>
            </nav>
          </div>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer>
          <div class="wide">
            <p>
              {page.checked(partDate(checkedOn ?? agency.checkedOn, "th"))}{" "}
              <span lang="en">{en.checked(partDate(checkedOn ?? agency.checkedOn, "en"))}</span>
            </p>
            <p class="screen">
              <a href="/privacy">
                {page.privacy} <span lang="en">{en.privacy}</span>
              </a>
            </p>
            {path === null ? null : <p class="paper">{page.printedFrom(`${site.baseUrl}${path}`)}</p>}
          </div>
        </footer>
      </body>
    </html>
  );
};
