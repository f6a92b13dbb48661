import { Hono } from "hono";
import { html } from "hono/html";
import type { Deps } from "#flows/deps.ts";
import { wordsIn } from "#words/words.ts";
import { ServicePage } from "./service-page.tsx";
import { style } from "./style.ts";

type PublicEnv = { Variables: { deps: Deps } };

/** The pages that anyone may read. So far: the page behind each card. */
export const pages = new Hono<PublicEnv>()
  .get("/style.css", (c) =>
    c.body(style, 200, {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=3600",
    }),
  )
  .get("/services/:id", async (c, next) => {
    const { manual, byId } = await c.get("deps").catalogue(null);
    const service = byId.get(c.req.param("id"));
    if (!service) return next();
    const page = <ServicePage service={service} agency={manual.agency} words={wordsIn("th")} />;
    return c.html(html`<!doctype html>${page}`);
  });
