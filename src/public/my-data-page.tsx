import type { FC } from "hono/jsx";
import type { MyData } from "#core/my-data.ts";
import { myDataWordsIn } from "#words/pages-my-data.ts";
import { Layout } from "./layout.tsx";
import { heldIn, type Held } from "./my-data-rows.ts";
import { copyIn, type Site } from "./site.ts";

const th = myDataWordsIn("th");
const en = myDataWordsIn("en");

/** What we hold of the person who has the link, English beside the Thai. `file`: where all of it is to be had as a file. */
export const MyDataPage: FC<{ site: Site; data: MyData; file: string }> = ({ site, data, file }) => {
  const english = heldIn(data, site.catalogue, "en");
  return (
    <Layout site={site} title={th.title} path={null}>
      <h1>
        {th.title} <span lang="en">{en.title}</span>
      </h1>
      <p class="notice">
        {th.secret}
        <span lang="en" class="under">
          {en.secret}
        </span>
      </p>
      <dl class="held">
        {heldIn(data, site.catalogue, "th").map((held, i) => (
          <Row th={held} en={english[i]} />
        ))}
      </dl>
      <p class="screen">
        <a class="button" href={file} download="my-data.json">
          {th.download.button} <span lang="en">{en.download.button}</span>
        </a>
      </p>
      <Said th={th.download.note} en={en.download.note} />
      <Said th={th.lives} en={en.lives} />
      <Said th={th.logged} en={en.logged} />
      <Said th={th.erase} en={en.erase} />
      <Said th={th.more} en={en.more} />
      <p class="screen">
        <a href="/privacy">
          {copyIn("th").page.privacy} <span lang="en">{copyIn("en").page.privacy}</span>
        </a>
      </p>
    </Layout>
  );
};

/** A link that is over, or that nobody ever got: what to do. The same for both, so that nobody learns which. */
export const MyDataGonePage: FC<{ site: Site }> = ({ site }) => (
  <Layout site={site} title={th.gone.title} path={null}>
    <h1>
      {th.gone.title} <span lang="en">{en.gone.title}</span>
    </h1>
    <Said th={th.gone.again} en={en.gone.again} />
    <Said th={th.gone.why} en={en.gone.why} />
  </Layout>
);

const Row: FC<{ th: Held; en: Held | undefined }> = ({ th, en }) => (
  <div>
    <dt>
      {th.name}
      <span lang="en" class="under">
        {en?.name}
      </span>
    </dt>
    {th.lines.map((line, i) => (
      <dd>
        {line}
        <span lang="en" class="under">
          {en?.lines[i]}
        </span>
      </dd>
    ))}
  </div>
);

const Said: FC<{ th: string; en: string }> = ({ th, en }) => (
  <p>
    {th}
    <span lang="en" class="under">
      {en}
    </span>
  </p>
);
