import type { Count } from "./count.ts";
import type { Field, Manual, Service, Unit } from "./manual.ts";
import { isComplete } from "./service-view.ts";

/** What a manual does not state of a service, or what its owner has not done. */
export const gapKinds = [
  "steps",
  "duration",
  "documents",
  "fee",
  "eservice",
  "steps-incomplete",
  "documents-incomplete",
  "duration-unofficial",
  "no-source",
  "stale",
  "unowned",
] as const;
export type GapKind = (typeof gapKinds)[number];

/** How often people asked: for that very part, for the service at all, and how many tapped "I want to know this". */
export type Wanted = { part: number; service: number; wishes: number };
export type Gap = { service: Service; kind: GapKind; wanted: Wanted };

/** The part of the manual that would fill a gap; null where the gap is about the entry as a whole. */
const partOf: Readonly<Record<GapKind, Field | null>> = {
  steps: "steps",
  duration: "duration",
  documents: "documents",
  fee: "fee",
  eservice: "eservice",
  "steps-incomplete": "steps",
  "documents-incomplete": "documents",
  "duration-unofficial": "duration",
  "no-source": null,
  stale: null,
  unowned: null,
};

/**
 * What a manual does not state, most wanted first: by how often people asked for that very part, then for the service. `counts` is the
 * statistics of some days with how often each was counted; `today` is a date (YYYY-MM-DD).
 */
export function gapsOf(manual: Manual, counts: readonly [Count, number][], today: string): Gap[] {
  const units = new Map(manual.units.map((unit) => [unit.id, unit]));
  const sum = (matches: (count: Count) => boolean) =>
    counts.reduce((total, [count, n]) => (matches(count) ? total + n : total), 0);
  return manual.services
    .flatMap((service, place) => {
      const asked = sum(({ what, of }) => what === "answer" && of === service.id);
      const wishes = sum(({ what, of }) => what === "wish" && of === service.id);
      return kindsOf(service, units.get(service.unit), today).map((kind) => {
        const field = partOf[kind];
        const part =
          field === null
            ? 0
            : sum((count) => count.what === "answer" && count.of === service.id && count.field === field);
        return { gap: { service, kind, wanted: { part, service: asked, wishes } }, place };
      });
    })
    .sort(
      ({ gap: { wanted: a }, place: i }, { gap: { wanted: b }, place: j }) =>
        b.part + b.wishes - (a.part + a.wishes) || b.service - a.service || i - j,
    )
    .map(({ gap }) => gap);
}

function kindsOf(service: Service, unit: Unit | undefined, today: string): GapKind[] {
  const { steps, totalDuration, documents, fee, channels } = service;
  const found: Record<GapKind, boolean> = {
    steps: steps.length === 0,
    duration: totalDuration === null && steps.every(({ durationTh }) => durationTh === null),
    documents: documents === null,
    fee: fee.kind === "not-stated",
    eservice: !channels.some(({ kind }) => kind === "online" || kind === "app"),
    "steps-incomplete": !isComplete(service, "steps"),
    "documents-incomplete": !isComplete(service, "documents"),
    "duration-unofficial": totalDuration?.official === false,
    "no-source": service.confidence === "general-knowledge",
    stale: service.reviewBy < today,
    // A department as a whole is nobody's desk: no unit has taken the entry yet.
    unowned: unit === undefined || unit.id === unit.department,
  };
  return gapKinds.filter((kind) => found[kind]);
}
