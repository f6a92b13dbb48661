import type { FC } from "hono/jsx";
import { Layout } from "./layout.tsx";
import { copyIn, type Site } from "./site.ts";

/** What is not there, in the same look, with ways on. */
export const MissingPage: FC<{ site: Site }> = ({ site }) => {
  const { missing, ask, allServices } = copyIn("th").page;
  const en = copyIn("en").page;
  return (
    <Layout site={site} title={missing.title} path={null}>
      <h1>
        {missing.title} <span lang="en">{en.missing.title}</span>
      </h1>
      <p>{missing.body}</p>
      <p lang="en">{en.missing.body}</p>
      <ul class="choices">
        <li>
          <a href="/">{ask.label}</a>
        </li>
        <li>
          <a href="/services">{allServices}</a>
        </li>
      </ul>
    </Layout>
  );
};
