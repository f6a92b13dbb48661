import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { Catalogue } from "#core/catalogue.ts";
import { serviceEntry, topicEntry, type Entry } from "#core/entry-text.ts";
import { topicOf } from "#core/subject.ts";
import { topicPhase } from "#core/topic.ts";
import type { Deps } from "#flows/deps.ts";
import { downloadMyData } from "#flows/download-my-data.ts";
import { fontFiles } from "./fonts.ts";
import { HomePage } from "./home-page.tsx";
import { MissingPage } from "./missing-page.tsx";
import { MyDataGonePage, MyDataPage } from "./my-data-page.tsx";
import { PosterPage } from "./poster-page.tsx";
import { PrivacyPage } from "./privacy-page.tsx";
import { qrSvg, scannedLink } from "./qr.ts";
import { askOnce } from "./question.ts";
import { ServicePage } from "./service-page.tsx";
import { listingOf, ServicesPage } from "./services-page.tsx";
import type { Site } from "./site.ts";
import { style } from "./style.ts";
import { TopicPage, TopicsPage } from "./topics-page.tsx";

type PublicEnv = {
  Variables: {
    deps: Deps;
    settings: { PUBLIC_BASE_URL: string };
    font: (name: string) => Promise<Response | null>;
  };
};

/**
 * The pages that anyone may read: nothing is kept of who reads them or what they ask. Only one's own data opens to nobody but who has the link,
 * and the log says that it was opened.
 */
export const pages = new Hono<PublicEnv>()
  .get("/style.css", (c) =>
    c.body(style, 200, {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=3600",
    }),
  )
  .get("/fonts/:name", async (c) => {
    const name = c.req.param("name");
    const file = fontFiles.some((known) => known.name === name) ? await c.get("font")(name) : null;
    if (file === null) return missingPage(c);
    return new Response(file.body, {
      headers: {
        "content-type": name.endsWith(".txt") ? "text/plain; charset=utf-8" : "font/woff2",
        "cache-control": "public, max-age=31536000, immutable",
      },
    });
  })
  .get("/", async (c) => {
    const site = await siteOf(c);
    const asked = askOnce(c.req.query("q"), site.catalogue, c.get("deps").now());
    // An answer is nobody else's business: no cache between here and the reader may keep it.
    if (asked) c.header("cache-control", "no-store");
    return c.html(page(<HomePage site={site} asked={asked} now={c.get("deps").now()} />));
  })
  .get("/services", async (c) => {
    const site = await siteOf(c);
    const listing = listingOf(c.req.query("for"), site.catalogue.manual.agency);
    return c.html(page(<ServicesPage site={site} listing={listing} />));
  })
  .get("/services/:id", async (c) => {
    const site = await siteOf(c);
    const service = site.catalogue.byId.get(c.req.param("id"));
    const language = c.req.query("lang") === "en" ? "en" : "th";
    return service
      ? c.html(page(<ServicePage service={service} site={site} language={language} />))
      : missingPage(c);
  })
  .get("/topics", async (c) => c.html(page(<TopicsPage site={await siteOf(c)} now={c.get("deps").now()} />)))
  .get("/topics/:id", async (c) => {
    const site = await siteOf(c);
    const topic = topicOf(c.req.param("id"), site.catalogue);
    const language = c.req.query("lang") === "en" ? "en" : "th";
    return topic === null
      ? missingPage(c)
      : c.html(page(<TopicPage site={site} topic={topic} language={language} now={c.get("deps").now()} />));
  })
  .get("/:kind{services|topics}/:id/poster", async (c) => {
    const site = await siteOf(c);
    const { kind, id } = c.req.param();
    const entry = entryOf(kind, id, site.catalogue, c.get("deps").now());
    const { lineId } = site.catalogue.manual.agency;
    if (entry === null || lineId === null) return missingPage(c);
    const topic = kind === "topics" ? topicOf(id, site.catalogue) : null;
    const path = `/${kind}/${id}`;
    return c.html(page(<PosterPage site={site} entry={entry} topic={topic} path={path} lineId={lineId} />));
  })
  .get("/:kind{services|topics}/:id/qr.svg", async (c) => {
    const catalogue = await c.get("deps").inForce();
    const { kind, id } = c.req.param();
    const entry = entryOf(kind, id, catalogue, c.get("deps").now());
    const { lineId } = catalogue.manual.agency;
    if (entry === null || lineId === null) return missingPage(c);
    return c.body(qrSvg(scannedLink(lineId, entry)), 200, {
      "content-type": "image/svg+xml",
    });
  })
  .get("/privacy", async (c) => {
    const { texts, photos } = c.get("deps");
    // Where the store does not say what staff have set, the notice says what holds without their word.
    const retention = await texts.retention().catch(() => ({}));
    const keeping = { retention, takesPhotos: photos !== null };
    return c.html(page(<PrivacyPage site={await siteOf(c)} keeping={keeping} />));
  })
  .use("/my-data/*", async (c, next) => {
    // Said before anything can fail: of an address that opens somebody's data nothing may stay behind anywhere.
    c.header("cache-control", "no-store");
    c.header("referrer-policy", "no-referrer");
    c.header("x-robots-tag", "noindex");
    await next();
  })
  .get("/my-data/:token", async (c) => {
    const token = c.req.param("token");
    const downloaded = await downloadMyData(c.get("deps"), token);
    if (downloaded.state === "gone") return myDataGone(c);
    const file = `/my-data/${token}/file`;
    return c.html(page(<MyDataPage site={await siteOf(c)} data={downloaded.data} file={file} />));
  })
  .get("/my-data/:token/file", async (c) => {
    const downloaded = await downloadMyData(c.get("deps"), c.req.param("token"));
    if (downloaded.state === "gone") return myDataGone(c);
    return c.body(JSON.stringify(downloaded.data, null, 2), 200, {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="my-data.json"',
    });
  });

/** The way into the chat for a service or topic; null where the manual holds none of that id, and for a topic that is over (`now` in ms). */
function entryOf(kind: string, id: string, catalogue: Catalogue, now: number): Entry | null {
  if (kind === "services") {
    const service = catalogue.byId.get(id);
    return service === undefined ? null : serviceEntry(service);
  }
  const topic = topicOf(id, catalogue);
  return topic === null || topicPhase(topic, now) === "over" ? null : topicEntry(topic);
}

/** Answers 404 in the look of the public pages. */
export async function missingPage<E extends PublicEnv>(c: Context<E>): Promise<Response> {
  return c.html(page(<MissingPage site={await siteOf(c)} />), 404);
}

async function myDataGone<E extends PublicEnv>(c: Context<E>): Promise<Response> {
  return c.html(page(<MyDataGonePage site={await siteOf(c)} />), 404);
}

async function siteOf<E extends PublicEnv>(c: Context<E>): Promise<Site> {
  return {
    catalogue: await c.get("deps").inForce(),
    baseUrl: c.get("settings").PUBLIC_BASE_URL.replace(/\/+$/u, ""),
  };
}

function page(content: Child) {
  return html`<!doctype html>${content}`;
}
