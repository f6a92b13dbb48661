import { exampleWord, nameIn, officeHours } from "#core/agency-text.ts";
import { emergencyLines } from "#core/emergency.ts";
import type { Danger } from "#core/kinds.ts";
import type { Elsewhere, Field } from "#core/manual.ts";
import type { Asking, Message } from "#core/replies.ts";
import { callButton, choose, chooseService, drawButton, linkButton, nameOf, phoneOf } from "./actions.ts";
import { hotlines, hotlineText, panel, type Page } from "./panel.ts";
import { tapButton } from "./pieces.ts";
import { draw, type Flex } from "./templates.ts";

/** Which of two to four services was meant: each a large field to tap; below, for who came to complain, the way to do it here. */
export function clarifyPanel(page: Page, services: readonly string[], field: Field | null): Message {
  const choices = drawChoices(page, services, field);
  const { menu, clarify } = page.words;
  const other = page.personal ? [tapButton("secondary", { does: "feedback", subject: null }, menu.tell)] : [];
  return panel({ title: "", lines: [clarify.ask], sections: choices.drawn, buttons: other }, choices.names);
}

/** Nothing good enough was found: says so, offers the closest, the phones, and to tell of an answer; `question`: what was asked. */
export function notFoundPanel(
  page: Page,
  { closest, elsewhere }: { closest: readonly string[]; elsewhere?: string | null },
  question: Asking | null,
): Message {
  const { notFound } = page.words;
  const office = page.catalogue.manual.elsewhere.find(({ id }) => id === elsewhere);
  if (office) return elsewherePanel(page, office);
  const choices = drawChoices(page, closest, null);
  const label = choices.drawn.length > 0 ? [draw("footnote", { lines: [notFound.closest] })] : [];
  const sections = [...label, ...choices.drawn];
  return panel(
    {
      title: notFound.title,
      lines: [notFound.body(exampleWord(page.catalogue.manual.agency, page.language)), hotlineText(page)],
      sections,
      buttons: [...hotlines(page), ...tellMe(page, question)],
    },
    phoneOf(null, page.catalogue.manual.agency),
  );
}

/** A question can be left by who asked it; one for another office never finds its answer here. */
function tellMe({ words, personal }: Page, question: Asking | null): Flex[] {
  if (!personal || question === null || question.text.trim() === "") return [];
  const { text, message } = question;
  return [tapButton("secondary", { does: "tellme", question: text, message }, words.cases.tellMe)];
}

/** A question for another office that we know: its name, its phone, its address; nothing of ours in between. */
function elsewherePanel(page: Page, office: Elsewhere): Message {
  const { words, language } = page;
  const { phone, url } = office;
  const topic = language === "en" ? office.topicEn : office.topicTh;
  return panel(
    {
      title: nameIn(office, language),
      lines: [words.notFound.elsewhere(topic, nameIn(office, language))],
      buttons: [
        phone === null ? null : callButton(phone, words.card.call(phone), "primary"),
        url === null
          ? null
          : linkButton(url, words.notFound.openElsewhere, phone === null ? "primary" : "secondary"),
      ],
    },
    phone ?? "",
  );
}

/** Danger: whom to call, first and large. No card, no question, nothing in between; below it, for one person alone, a call from an officer. */
export function crisisPanel(page: Page, danger: Danger): Message {
  const { words, language, catalogue } = page;
  const lines = emergencyLines(catalogue.manual.agency, danger);
  const { title, lines: said } = words.crisis[danger];
  const talk = { title, lines: [...said, words.crisis.nobody] };
  const callMe = page.personal
    ? [tapButton("secondary", { does: "urgent", danger }, words.cases.danger.ask)]
    : [];
  if (lines.length === 0) {
    const buttons = [...hotlines(page), ...callMe];
    return panel({ ...talk, buttons }, phoneOf(null, catalogue.manual.agency));
  }
  const names = lines.map((line) => `${line.number} · ${nameIn(line, language)}`);
  const items = names.map((text) => ({ text, notes: [] }));
  const list = draw("list", { label: words.crisis.call, items, notes: [], size: "lg" });
  const buttons = [...emergencyButtons(page, danger), ...callMe];
  return panel({ ...talk, sections: [list], buttons }, names.join(", "));
}

/** A button for each number to call in a danger, the first one first; the agency's hotline where none is known. */
export function emergencyButtons(page: Page, danger: Danger): (Flex | null)[] {
  const { words, catalogue } = page;
  const lines = emergencyLines(catalogue.manual.agency, danger);
  if (lines.length === 0) return hotlines(page);
  return lines.map(({ number }, i) =>
    callButton(number, words.card.call(number), i === 0 ? "primary" : "secondary"),
  );
}

/** The numbers to call in a danger, in a row of words: for a message that is no panel. */
export function emergencyNumbers({ catalogue }: Page, danger: Danger): string {
  const { agency } = catalogue.manual;
  const numbers = emergencyLines(agency, danger).map(({ number }) => number);
  return numbers.length > 0 ? numbers.join(", ") : phoneOf(null, agency);
}

/** Talk of bribery: the protected channel, apart from complaints, and a plain word that nothing is kept here. */
export function corruptionPanel(page: Page): Message {
  const { words, language, catalogue } = page;
  const { corruptionComplaint } = catalogue.manual.agency;
  const { url, hotline, service } = corruptionComplaint;
  const call = hotline === null ? null : callButton(hotline, words.card.call(hotline), "secondary");
  const steps = drawChoices(page, service === null ? [] : [service], null).drawn;
  const lines = words.corruption.lines(nameIn(corruptionComplaint, language));
  return panel({
    title: words.corruption.title,
    lines: steps.length > 0 ? [...lines, words.corruption.there] : lines,
    sections: steps,
    buttons: [linkButton(url, words.corruption.open, "primary"), call],
  });
}

/** Somebody asks for their own record: we cannot see it; where they can look themselves. */
export function accountDataPanel(page: Page, services: readonly string[]): Message {
  const { accountData } = page.words;
  const choices = drawChoices(page, services, null);
  const lines = [
    ...accountData.lines,
    choices.drawn.length > 0 ? accountData.look : accountData.ask,
    hotlineText(page),
  ];
  // Who has told us something mostly asks after that.
  const mine = page.personal ? [tapButton("secondary", { does: "cases" }, page.words.cases.list.title)] : [];
  const buttons = [...hotlines(page), ...mine];
  return panel({ title: accountData.title, lines, sections: choices.drawn, buttons }, choices.names);
}

/** Who wants a human: nobody reads here; the phones and the hours, and a call from an officer. */
export function officerPanel(page: Page): Message {
  const { officer, menu } = page.words;
  const lines = officer.lines(officeHours(page.catalogue.manual.agency, page.language));
  const call = page.personal ? [tapButton("secondary", { does: "call" }, menu.call)] : [];
  return panel(
    { title: officer.title, lines: [...lines, hotlineText(page)], buttons: [...hotlines(page), ...call] },
    phoneOf(null, page.catalogue.manual.agency),
  );
}

/** Before everything about a person goes: what goes, that it does not come back, and one tap to do it. */
export function erasePanel(page: Page): Message {
  const { title, lines, yes, no } = page.words.erase;
  const buttons = [
    // The tap that cannot be undone is not the one that draws the eye.
    drawButton("secondary", choose({ does: "erase" }, yes, yes)),
    drawButton("primary", choose({ does: "menu" }, no, no)),
  ];
  return panel({ title, lines, buttons });
}

/** The menu: who you are, the way to ask; and, for one person alone, the way to say something and to what they have said. */
export function menuPanel(page: Page): Message {
  const { menu, topics } = page.words;
  const hasTopics = page.catalogue.manual.topics.length > 0;
  const sections = page.catalogue.manual.agency.audiences.map((audience) => {
    const name = nameIn(audience, page.language);
    return draw("choice", {
      text: name,
      action: choose({ does: "browse", audience: audience.id }, name, name),
    });
  });
  const buttons = page.personal
    ? [
        tapButton("primary", { does: "feedback", subject: null }, menu.tell),
        ...(hasTopics ? [tapButton("secondary", { does: "topics" }, topics.menu)] : []),
        tapButton("secondary", { does: "cases" }, menu.mine),
        tapButton("secondary", { does: "call" }, menu.call),
      ]
    : [];
  return panel({ title: menu.title, lines: [menu.ask], sections, buttons });
}

/** What there is for a group of people. */
export function browsePanel(page: Page, audience: string, services: readonly string[]): Message {
  const { menu } = page.words;
  const known = page.catalogue.manual.agency.audiences.find(({ id }) => id === audience);
  const who = known ? nameIn(known, page.language) : audience;
  const choices = drawChoices(page, services, null);
  return panel(
    {
      title: who,
      lines: [menu.browse(who), menu.more],
      sections: choices.drawn,
    },
    choices.names,
  );
}

function drawChoices(
  page: Page,
  ids: readonly string[],
  field: Field | null,
): { names: string; drawn: Flex[] } {
  const services = ids.map((id) => page.catalogue.byId.get(id)).filter((service) => service !== undefined);
  const named = services.map((service) => ({ service, name: nameOf(service, page.language) }));
  return {
    names: named.map(({ name }) => name).join(", "),
    drawn: named.map(({ service, name }) =>
      draw("choice", { text: name, action: chooseService(service.id, field, name, name) }),
    ),
  };
}
