import { Hono } from "hono/tiny";
import { secureHeaders } from "hono/secure-headers";
import { checkHealth } from "#flows/check-health.ts";
import { webhook } from "#line/webhook.ts";
import { missingPage, pages } from "#public/pages.tsx";
import type { Wired } from "./wiring.ts";

type AppEnv = { Bindings: Env; Variables: Wired };

/** Joins the edges, once per isolate. `wired` gives the ports for an environment: the real ones in the worker, others in tests. */
export function createApp(wired: (env: Env) => Wired): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use(async (c, next) => {
    const { settings, deps, health, channelSecrets, font } = wired(c.env);
    c.set("settings", settings);
    c.set("deps", deps);
    c.set("health", health);
    c.set("font", font);
    c.set("channelSecrets", channelSecrets);
    await next();
  });
  app.route("/line/webhook", webhook);
  app.route("/", pages);
  app.get("/health", async (c) => {
    const health = await checkHealth(c.get("deps"), c.get("health"));
    return c.json(health, health.ok ? 200 : 503);
  });
  app.notFound((c) =>
    c.req.header("accept")?.includes("text/html") ? missingPage(c) : c.text("ไม่พบหน้านี้ · Not found", 404),
  );
  app.onError((error, c) => {
    // The settings' error names settings, never values; it is what whoever runs the office needs to read.
    const settings = error.message.startsWith("Siang cannot start.");
    // oxlint-disable-next-line no-console -- the last line of defence; there may be no deps to log with
    console.error(
      JSON.stringify({
        level: "error",
        reason: settings ? error.message : "request-failed",
        error: error.name,
      }),
    );
    return c.text(
      settings ? error.message : "ระบบขัดข้อง กรุณาลองใหม่ · Something went wrong, please try again",
      500,
    );
  });
  return app;
}
