import type { Feedback } from "./feedback.ts";
import type { Profile } from "./person.ts";
import type { CaseView } from "./replies.ts";
import { subjectOf } from "./subject.ts";

/** A feedback as its person sees it. `words`: the opened texts by their ids; a text that is not there is not kept any more. */
export function caseView(
  id: string,
  feedback: Feedback,
  profile: Pick<Profile, "stopped">,
  words: ReadonlyMap<string, string>,
): CaseView {
  const { reference, state, sort, service, topic, unit, at, times, danger, time, answerBy, history } =
    feedback;
  const { group, province, photos } = feedback;
  const subject = subjectOf(feedback);
  return {
    id,
    reference,
    state,
    sort,
    service,
    topic,
    unit,
    at,
    times,
    danger,
    time,
    answerBy,
    group,
    province,
    photos: photos.length,
    muted: subject !== null && profile.stopped.includes(subject),
    history: history.map(({ text, ...happened }) => ({
      ...happened,
      words: text === null ? null : (words.get(text) ?? null),
    })),
  };
}
