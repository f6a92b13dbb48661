import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { toCatalogue, type Catalogue } from "#core/catalogue.ts";
import type { Language } from "#core/dialogue.ts";
import type { Service } from "#core/manual.ts";
import type { Message, Reply } from "#core/replies.ts";
import { isThin } from "#core/service-view.ts";
import { render } from "#flex/render.ts";
import { createPreview } from "#flex/preview/preview.ts";
import { checkMessages } from "#dev/line-sim/check-messages.ts";
import { findChromium, chromiumFlags } from "#dev/browser/chromium.ts";
import { readCatalogue } from "./build-manual.ts";
import { caseShots, draftShots, type FeedbackShot } from "./feedback-shots.ts";
import { manualFolder } from "./manual-folder.ts";
import { monster } from "./monsters.ts";

/*
 * `npm run templates`: draws every kind of message, with the manual's data and with monstrous data, to pictures of a phone's width in
 * dist/templates/, and says which of them LINE would refuse.
 */

const OUT = "dist/templates";
const WIDTHS = [320, 390] as const;
/** Side by side, so that a picture can be looked at as a whole. */
const COLUMNS = 4;
const base = "https://siang.example.go.th";

type Shot = FeedbackShot & { language?: Language; catalogue?: Catalogue };

const catalogue = readCatalogue(manualFolder());
const { services } = catalogue.manual;

const answer = (service: Service, field: Extract<Reply, { kind: "answer" }>["field"] = null): Shot => ({
  caption: `${service.id} ${field ?? ""}`,
  reply: { kind: "answer", service: service.id, field },
});
const simple = (reply: Reply, language: Language = "th"): Shot => ({
  caption: `${Object.values(reply)
    .filter((value) => typeof value === "string")
    .join(" ")} ${language}`,
  reply,
  language,
});

const kinds: Reply[] = [
  { kind: "clarify", services: services.slice(20, 24).map(({ id }) => id), field: null },
  { kind: "out_of_scope", closest: services.slice(30, 32).map(({ id }) => id) },
  { kind: "out_of_scope", closest: [] },
  { kind: "crisis", danger: "self-harm" },
  { kind: "crisis", danger: "violence" },
  { kind: "crisis", danger: "held" },
  { kind: "corruption" },
  { kind: "account_data", services: ["sso-check-contributions"] },
  { kind: "smalltalk", smalltalk: "greeting" },
  { kind: "smalltalk", smalltalk: "who" },
  { kind: "command", command: "menu" },
  { kind: "command", command: "officer" },
  { kind: "command", command: "forget" },
  { kind: "command", command: "stop" },
  { kind: "browse", audience: "employee", services: services.slice(0, 8).map(({ id }) => id) },
  { kind: "ask_why", service: services[0]?.id ?? "" },
  { kind: "thanks_for_tap" },
  { kind: "wish_noted", service: services[0]?.id ?? "" },
  { kind: "welcome", again: false },
  { kind: "media", media: "image" },
  { kind: "nothing_to_read" },
  { kind: "stale_button" },
  { kind: "slow_down" },
  { kind: "sorry" },
  { kind: "not_done", danger: null },
  { kind: "not_done", danger: "violence" },
];

const known = (service: Service) =>
  JSON.stringify([service.steps, service.documents, service.applicantDeadlines, service.channels]).length;
const rich = services.filter((service) => !isThin(service)).sort((a, b) => known(b) - known(a));
const monsters = [1, 2, 3, 4, 5, 6].map((seed) => monster(seed));
const ofMonsters = toCatalogue("monsters", { ...catalogue.manual, services: monsters });

/** A service of the office itself, which people say something about. */
const about = services.find(({ id }) => id === "sso-unemployment-benefit") ?? services[0] ?? monster(1);
const { agency } = catalogue.manual;
const drafts = draftShots(agency, about.id);
const cases = caseShots(agency, about.id, about.unit);
const inEnglish = (shots: readonly Shot[]): Shot[] => shots.map((shot) => ({ ...shot, language: "en" }));

const groups: Record<string, Shot[]> = {
  drafts,
  "drafts-english": inEnglish(drafts),
  cases,
  "cases-english": inEnglish(cases),
  rich: rich.slice(0, 10).map((service) => answer(service)),
  thin: services
    .filter(isThin)
    .slice(0, 10)
    .map((service) => answer(service)),
  asked: (["duration", "documents", "fee", "steps", "channel", "contact", "law", "eservice"] as const).map(
    (field, i) => answer(rich[i] ?? services[0] ?? monster(1), field),
  ),
  kinds: kinds.map((reply) => simple(reply)),
  english: [
    ...kinds.map((reply) => simple(reply, "en")),
    ...rich.slice(0, 2).map((service) => ({ ...answer(service), language: "en" as const })),
  ],
  monsters: monsters.map((service) => ({ ...answer(service), catalogue: ofMonsters })),
};

function draw(shot: Shot): readonly Message[] {
  const { reply, language = "th", late = [], draft = null, question = null } = shot;
  const personal = reply.kind !== "wake";
  return render({ language, personal, reply, late, draft, question }, shot.catalogue ?? catalogue, base);
}

function page(shots: readonly Shot[]): string {
  const preview = createPreview();
  const drawn = shots.map((shot) => {
    const messages = draw(shot);
    const body = messages.map((message, i) => preview.message(message, `messages[${i}]`)).join("");
    const quick = messages.map((message) => preview.quickReplies(message)).join("");
    return `<section><p class="caption">${shot.caption}</p>${body}${quick}</section>`;
  });
  return `<!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>body{margin:0;columns:${COLUMNS};column-gap:0;background:#8cabd8;font-family:"Noto Sans Thai","Noto Sans",sans-serif}section{padding:12px;break-inside:avoid}.caption{font-size:11px;color:#fff;margin:0 0 4px}</style>
<style>${preview.sheet()}</style>${drawn.join("")}</html>`;
}

const executablePath = findChromium();
if (executablePath === null)
  throw new Error("chromium is not on the PATH: install it (Debian: apt-get install chromium)");
mkdirSync(OUT, { recursive: true });
const refused = Object.values(groups)
  .flat()
  .flatMap((shot) =>
    checkMessages(draw(shot)).map((fault) => `${shot.caption}: ${fault.path} ${fault.message}`),
  );
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
for (const [name, shots] of Object.entries(groups)) {
  const html = page(shots);
  writeFileSync(join(OUT, `${name}.html`), html);
  for (const width of WIDTHS) {
    const tab = await browser.newPage({
      viewport: { width: width * COLUMNS, height: 800 },
      deviceScaleFactor: 1,
    });
    await tab.setContent(html);
    await tab.screenshot({ path: join(OUT, `${name}-${width}.png`), fullPage: true });
    await tab.close();
  }
  console.log(`${OUT}/${name}-{${WIDTHS.join(",")}}.png  ${shots.length} messages`);
}
await browser.close();
console.log(
  refused.length === 0 ? "LINE would take every one of them" : `LINE would refuse:\n${refused.join("\n")}`,
);
process.exitCode = refused.length === 0 ? 0 : 1;
