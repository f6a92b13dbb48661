import { caseView } from "#core/case-view.ts";
import { readProfile, type Profile } from "#core/person.ts";
import type { Act } from "#core/ledger.ts";
import type { CaseNote, CaseView, Reply } from "#core/replies.ts";
import type { Look } from "#core/step.ts";
import type { Deps, PersonKey, Remembered, Work } from "./deps.ts";
import { offerDownload } from "./download-my-data.ts";
import { closed } from "./log-act.ts";
import { myDataOf } from "./my-data.ts";
import { readOwned, wordsIn, type Owned } from "./read-feedback.ts";

/** Feedbacks in one list: more nobody reads in a chat; older ones are found by their number. */
const MOST_SHOWN = 8;

/** Whose feedbacks are looked at: their record as it was remembered, and their key where they have one. */
export type Viewer = { work: Work; remembered: Remembered; person: PersonKey | null };

/** What a person asked to see of their own: their feedbacks, one of them, all we hold. Nobody ever sees another's. */
export async function lookFor(deps: Deps, viewer: Viewer, look: Look): Promise<Reply> {
  switch (look.at) {
    case "cases":
      return listOf(deps, viewer);
    case "case":
      return showCase(deps, viewer, look.case, look.note);
    case "reference": {
      const id = await deps.feedbacks.find(look.reference);
      return id === null ? { kind: "case_gone", mistyped: false } : showCase(deps, viewer, id, null);
    }
    case "mydata":
      return showMyData(deps, viewer);
  }
}

/** All we hold of somebody, and a link to take it away. That they looked is in the log before they see anything (PDPA s.30, s.39). */
async function showMyData(deps: Deps, { work, remembered, person }: Viewer): Promise<Reply> {
  const { lookUp } = work;
  const { tag, pseudonym, mark: excluded } = remembered;
  const data = tag === "" ? null : await myDataOf(deps, lookUp, tag);
  if (data === null || person === null) return { kind: "my_data", data, download: null };
  const act: Act = { kind: "person.saw", public: { way: "shown" }, private: { pseudonym }, excluded };
  // One entry for an event, however often it is worked on.
  const entry = await closed(deps, person, act, deps.now(), `saw-${work.id}`);
  await deps.ledger.append(entry, null, deps.now());
  return { kind: "my_data", data, download: await offerDownload(deps, { lookUp, tag }) };
}

async function listOf(deps: Deps, viewer: Viewer): Promise<Reply> {
  const { tag } = viewer.remembered;
  const of = { lookUp: viewer.work.lookUp, tag };
  const { ids, all } = await deps.feedbacks.mine("feedback", of, { after: 0, most: MOST_SHOWN });
  const profile = await profileOf(viewer);
  const cases = (await readOwned(deps, ids, tag)).map(({ id, feedback }) =>
    caseView(id, feedback, profile, new Map()),
  );
  return { kind: "cases", cases, more: all - ids.length, writing: viewer.remembered.draft !== null };
}

/** One feedback with its words; `case_gone` where it is not this person's. */
export async function showCase(
  deps: Deps,
  viewer: Viewer,
  id: string,
  note: CaseNote | null,
): Promise<Reply> {
  const [owned] = await readOwned(deps, [id], viewer.remembered.tag);
  if (owned === undefined) return { kind: "case_gone", mistyped: false };
  return { kind: "case", feedback: await viewOf(deps, viewer, owned), note };
}

/** A feedback as its person sees it, with the words that are still kept. */
export async function viewOf(deps: Deps, viewer: Viewer, { id, feedback }: Owned): Promise<CaseView> {
  const words = await wordsIn(deps, viewer.person, [feedback]);
  return caseView(id, feedback, await profileOf(viewer), words);
}

/** What they told of themselves; what cannot be read counts as nothing. */
export async function profileOf({
  person,
  remembered: { profile },
}: Pick<Viewer, "person" | "remembered">): Promise<Profile> {
  return readProfile(
    person === null || profile === null ? null : await person.open(profile).catch(() => null),
  );
}
