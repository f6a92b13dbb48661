import type { Draft } from "#core/draft.ts";
import { callTimes } from "#core/office-hours.ts";
import type { DraftAct } from "#core/postbacks.ts";
import { provinceName } from "#core/provinces.ts";
import { subjectOf, topicOf } from "#core/subject.ts";
import { fit } from "./fit.ts";
import type { Page, Panel } from "./panel.ts";
import { choice, fact, field, footnote, nameFor, says, tapButton } from "./pieces.ts";
import type { Flex } from "./templates.ts";
import { subjectName, topicStep } from "./topics.ts";
import { callTimeText, knowsHolidays } from "./when.ts";

/*
 * The steps of a draft, one question each. What can be left out says so on its button.
 */

/** What somebody has written is shown up to here while they go on. */
const SHOWN = 200;

/** What is told with a button: that it is left out. See turn-draft.ts. */
const NONE = "none";

/** What kind of thing it is: three large choices. */
export function sortStep(page: Page, draft: Draft): Panel {
  const { draft: said } = page.words;
  const sorts = (["suggest", "complain", "praise"] as const).map((sort) =>
    choice(said.sorts[sort], tapOn(draft, "sort", sort)),
  );
  return {
    title: said.sort.title,
    lines: [said.sort.ask],
    sections: [...sorts, ...serviceField(page, draft), ...written(page, draft), ...says([said.notYet], "sm")],
  };
}

/** What a service was guessed or chosen, and the way to another one; nothing where there is none. */
function serviceField(page: Page, draft: Draft): Flex[] {
  const { labels, review } = page.words.draft;
  if (subjectOf(draft) === null) return [];
  const values = [subjectName(draft, page)];
  return [field({ label: labels.service, values }, review.changeService, tapOn(draft, "edit", "service"))];
}

function written({ words }: Page, { text }: Draft): Flex[] {
  return text === null ? [] : fact(words.draft.labels.text, [fit(text, SHOWN)]);
}

/** The sentence itself; or words to something that was sent before, which go out at once. */
export function textStep(page: Page, draft: Draft): Panel {
  const { draft: said } = page.words;
  const { text, words } = said;
  if (draft.to !== null) {
    const { title, ask } = words[draft.to.as === "replied" ? "replied" : "added"];
    return { title, lines: [ask, words.atOnce], sections: says([text.noNumbers, text.askToo], "sm") };
  }
  const topic = topicOf(draft.topic, page.catalogue);
  if (topic !== null) return topicStep(page, draft, topic);
  const { title, ask } = draft.sort === "call" ? said.callText : text;
  const now = draft.text === null ? [] : fact(text.now, [fit(draft.text, SHOWN)], [text.replaced]);
  return {
    title,
    lines: [draft.sort === "praise" || draft.sort === "suggest" ? text[draft.sort] : ask, text.check],
    sections: [...now, ...serviceField(page, draft), ...says([text.noNumbers, text.askToo], "sm")],
  };
}

/** Which service it is about. */
export function serviceStep(page: Page, draft: Draft): Panel {
  const { service, anyService } = page.words.draft;
  return {
    title: service.title,
    lines: [service.ask],
    sections: fact(service.now, [subjectName(draft, page)]),
    buttons: [tapButton("secondary", tapOn(draft, "service", NONE), anyService)],
  };
}

/** Who they are, if they like. */
export function groupStep(page: Page, draft: Draft): Panel {
  const { group, none } = page.words.draft;
  const groups = page.catalogue.manual.agency.groups.map((one) =>
    choice(nameFor(one, page, one.id), tapOn(draft, "group", one.id)),
  );
  return {
    title: group.title,
    lines: [group.why],
    sections: groups,
    buttons: [tapButton("secondary", tapOn(draft, "group", NONE), none)],
  };
}

/** Where they are, if they like. `near`: the provinces that an unclear text may mean. */
export function provinceStep(page: Page, draft: Draft, near: readonly string[]): Panel {
  const { province, near: or, none } = page.words.draft;
  const offered = near.flatMap((code) => {
    const name = provinceName(code, page.language);
    return name === "" ? [] : [choice(name, tapOn(draft, "province", code))];
  });
  return {
    title: province.title,
    lines: [province.ask, province.why],
    sections: offered.length === 0 ? [] : [...footnote([or]), ...offered],
    buttons: [tapButton("secondary", tapOn(draft, "province", NONE), none)],
  };
}

/** Where to call; who gave a feedback in danger can only type it, for without a number nobody can call. */
export function phoneStep(page: Page, draft: Draft): Panel {
  const { phone, words } = page.words.draft;
  const { title, ask, who } = phone;
  if (draft.to !== null) return { title, lines: [ask, words.atOnce], sections: says([who], "sm") };
  return {
    title,
    lines: [ask],
    sections: says([who], "sm"),
    buttons: [tapButton("secondary", tapOn(draft, "phone", "chat"), phone.chat)],
  };
}

/** When to call or write: the next mornings and afternoons on which somebody is there. */
export function timeStep(page: Page, draft: Draft): Panel {
  const { time } = page.words.draft;
  const { agency } = page.catalogue.manual;
  const times = callTimes(agency, draft.asked.at);
  const isSure = times.every(({ day }) => knowsHolidays(agency, day));
  return {
    title: time.title,
    lines: [time.ask],
    sections: [
      ...times.map((one) => choice(callTimeText(one, page), tapOn(draft, "time", one.id))),
      ...(isSure ? [] : footnote([time.holidays])),
    ],
    buttons: [tapButton("secondary", tapOn(draft, "time", "any"), time.any)],
  };
}

/** A tap on a draft. */
export function tapOn(
  { id }: Pick<Draft, "id">,
  act: DraftAct,
  to = "",
): { does: "draft"; draft: string; act: DraftAct; to: string } {
  return { does: "draft", draft: id, act, to };
}
