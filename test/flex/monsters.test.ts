import fc from "fast-check";
import { expect, test } from "vitest";
import { toCatalogue, type Catalogue } from "#core/catalogue.ts";
import { fields, serviceSchema, type Service } from "#core/manual.ts";
import type { Reply } from "#core/replies.ts";
import { checkMessages } from "#dev/line-sim/check-messages.ts";
import { monster } from "#dev/tools/monsters.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { render } from "#flex/render.ts";

const { agency, units } = readManual("manual");
const BASE = "https://siang.example.go.th";
const RUNS = 150;

const catalogueOf = (services: Service[]): Catalogue =>
  toCatalogue("monsters", { v: 2, agency, units, services, elsewhere: [], topics: [] });

test(
  `whatever a manual holds, every message is one that LINE takes (${RUNS} manuals, every kind of reply)`,
  { timeout: 120_000 },
  () => {
    let messages = 0;
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.constantFrom(null, ...fields),
        fc.constantFrom("th" as const, "en" as const),
        fc.boolean(),
        (seed, field, language, personal) => {
          const services = [monster(seed), monster(seed + 1), monster(seed + 2), monster(seed + 3)];
          for (const service of services) serviceSchema.parse(service);
          const catalogue = catalogueOf(services);
          const ids = services.map(({ id }) => id);
          const id = ids[0] ?? "";
          const replies: Reply[] = [
            { kind: "answer", service: id, field },
            { kind: "clarify", services: ids, field },
            { kind: "out_of_scope", closest: ids.slice(0, 2) },
            { kind: "account_data", services: ids },
            { kind: "browse", audience: "citizen", services: ids },
            { kind: "wish_noted", service: id },
            { kind: "ask_why", service: id },
          ];
          const late = ids.slice(1).map((service, i) => ({
            v: 1 as const,
            event: `e${i}`,
            at: 0,
            sure: i === 0,
            service,
            field,
            danger: null,
            about: null,
          }));
          for (const reply of replies) {
            for (const waiting of [[], late]) {
              const drawn = render({ language, personal, reply, late: waiting }, catalogue, BASE);
              expect(drawn.length).toBeLessThanOrEqual(5);
              expect(checkMessages(drawn)).toEqual([]);
              messages += drawn.length;
            }
          }
        },
      ),
      { numRuns: RUNS },
    );
    console.log(`monstrous data: ${messages} messages drawn, all accepted`);
  },
);

test("words are never cut in the middle where there is a word's end in reach", () => {
  const long = "ยื่นคำร้องต่อพนักงานตรวจแรงงาน ".repeat(40);
  const service = {
    ...monster(1),
    summaryTh: "x",
    titleTh: "ทดสอบ",
    steps: [
      {
        order: 1,
        nameTh: long,
        nameEn: null,
        detailTh: null,
        detailEn: null,
        durationTh: null,
        durationEn: null,
        durationMinutes: null,
        durationWorkingDays: null,
        responsibleTh: null,
        responsibleEn: null,
      },
    ],
  };
  const card = JSON.stringify(
    render(
      {
        language: "th",
        personal: true,
        reply: { kind: "answer", service: service.id, field: null },
        late: [],
      },
      catalogueOf([service]),
      BASE,
    ),
  );
  const [, cut = ""] = /"text":"(ยื่นคำร้อง[^"]*…)"/u.exec(card) ?? [];
  const whole = new Set(
    Array.from(new Intl.Segmenter("th", { granularity: "word" }).segment(long), ({ segment }) =>
      segment.trim(),
    ).filter(Boolean),
  );
  const last =
    Array.from(new Intl.Segmenter("th", { granularity: "word" }).segment(cut.slice(0, -1)), ({ segment }) =>
      segment.trim(),
    )
      .filter(Boolean)
      .at(-1) ?? "";
  expect(cut).not.toBe("");
  expect(whole.has(last)).toBe(true);
});
