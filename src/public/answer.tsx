import type { FC } from "hono/jsx";
import { exampleWord, nameIn, officeHours } from "#core/agency-text.ts";
import { ownerOf, type Catalogue } from "#core/catalogue.ts";
import { emergencyLines } from "#core/emergency.ts";
import type { Danger } from "#core/kinds.ts";
import type { Agency, Field, Service } from "#core/manual.ts";
import type { Reply } from "#core/replies.ts";
import { serviceText } from "#core/service-text.ts";
import { phoneOf } from "#flex/actions.ts";
import { ChatLink } from "./chat-link.tsx";
import { Facts } from "./facts.tsx";
import { Choices, nameOf, pageOf, Phone } from "./links.tsx";
import { OtherOffice } from "./other-office.tsx";
import { LONGEST_QUESTION, type Asked } from "./question.ts";
import { Sources } from "./sources.tsx";
import { Said } from "./said.tsx";
import { copyIn, type Copy } from "./site.ts";
import { TopicsAsked } from "./topics-page.tsx";

type Props = { catalogue: Catalogue; copy: Copy };
type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** What a question got, as in the chat; in the language of the question. */
export const Answer: FC<{ asked: Asked; catalogue: Catalogue }> = ({ asked, catalogue }) => {
  const copy = copyIn(asked.language);
  const { reply, text, isCut } = asked;
  const { answer } = copy.page;
  // Nobody who looks over a shoulder should read what somebody in danger, or somebody who reports bribery, has typed.
  const echo = reply.kind !== "crisis" && reply.kind !== "corruption";
  return (
    <section class="answer" lang={copy.language} data-kind={reply.kind}>
      {isCut ? <p class="notice">{answer.cut(LONGEST_QUESTION)}</p> : null}
      {echo ? (
        <p class="over">
          {answer.asked} “<bdi>{text}</bdi>”
        </p>
      ) : null}
      <Drawn reply={reply} catalogue={catalogue} copy={copy} />
    </section>
  );
};

const Drawn: FC<Props & { reply: Reply }> = ({ reply, catalogue, copy }) => {
  const { chat, language } = copy;
  const { agency } = catalogue.manual;
  switch (reply.kind) {
    case "answer":
      return <OneService reply={reply} catalogue={catalogue} copy={copy} />;
    case "clarify":
      return (
        <>
          <h1>{chat.clarify.ask}</h1>
          <Choices
            services={known(catalogue, reply.services)}
            language={copy.language}
            part={anchor(reply.field)}
          />
        </>
      );
    case "out_of_scope":
      return <NotFound reply={reply} catalogue={catalogue} copy={copy} />;
    case "crisis":
      return <Crisis danger={reply.danger} catalogue={catalogue} copy={copy} />;
    case "corruption":
      return <Corruption catalogue={catalogue} copy={copy} />;
    case "account_data":
      return <AccountData reply={reply} catalogue={catalogue} copy={copy} />;
    case "feedback":
      return <Tell catalogue={catalogue} copy={copy} />;
    case "topics":
      return <TopicsAsked ids={reply.topics} catalogue={catalogue} copy={copy} />;
    case "command":
      return <Command reply={reply} catalogue={catalogue} copy={copy} />;
    case "smalltalk":
      return <Smalltalk reply={reply} catalogue={catalogue} copy={copy} />;
    case "nothing_to_read":
      return (
        <Said
          title={copy.page.answer.title}
          lines={[chat.nothingToRead(exampleWord(agency, language), exampleWord(agency, language, 1))]}
        />
      );
    default:
      // The rest answers taps and events of LINE, which a page has not.
      return <Said title={copy.page.answer.title} lines={[chat.staleButton]} />;
  }
};

const OneService: FC<Props & { reply: Of<"answer"> }> = ({ reply, catalogue, copy }) => {
  const service = catalogue.byId.get(reply.service);
  if (!service) return <Said title={copy.page.answer.title} lines={[copy.chat.staleButton]} />;
  const others = known(catalogue, reply.others ?? []);
  const isThaiOnly = serviceText(service, copy.language).hasThaiOnly;
  return (
    <article data-service={service.id}>
      <h1>{nameOf(service, copy.language)}</h1>
      <p class="small">{nameIn(ownerOf(service, catalogue).department, copy.language)}</p>
      {isThaiOnly ? <p class="small">{copy.chat.card.thaiOnly}</p> : null}
      <Facts service={service} asked={reply.field} copy={copy} />
      <Sources service={service} copy={copy} />
      {others.length === 0 ? null : <h2>{copy.chat.notFound.closest}</h2>}
      <Choices services={others} language={copy.language} />
      <p>
        <a href={pageOf(service.id, copy.language)}>{copy.page.answer.whole}</a>
      </p>
    </article>
  );
};

const NotFound: FC<Props & { reply: Of<"out_of_scope"> }> = ({ reply, catalogue, copy }) => {
  const { notFound } = copy.chat;
  const office = catalogue.manual.elsewhere.find(({ id }) => id === reply.elsewhere);
  if (office) return <OtherOffice office={office} copy={copy} />;
  const closest = known(catalogue, reply.closest);
  return (
    <Said title={notFound.title} lines={[notFound.body(exampleWord(catalogue.manual.agency, copy.language))]}>
      <Hotline catalogue={catalogue} copy={copy} />
      {closest.length === 0 ? null : <h2>{notFound.closest}</h2>}
      <Choices services={closest} language={copy.language} />
      <h2>{copy.page.home.who}</h2>
      <Audiences copy={copy} agency={catalogue.manual.agency} />
    </Said>
  );
};

/** Danger: whom to call, first and large; nothing in between. */
const Crisis: FC<Props & { danger: Danger }> = ({ danger, catalogue, copy }) => {
  const { crisis, card } = copy.chat;
  const { answer } = copy.page;
  const lines = emergencyLines(catalogue.manual.agency, danger);
  return (
    <Said title={crisis[danger].title} lines={crisis[danger].lines}>
      {lines.length === 0 ? <Hotline catalogue={catalogue} copy={copy} /> : null}
      <ul class="calls">
        {lines.map((line, i) => (
          <li>
            <Phone
              number={line.number}
              label={card.call(line.number)}
              class={i === 0 ? "button urgent" : "button second"}
            />
            <p>{nameIn(line, copy.language)}</p>
          </li>
        ))}
      </ul>
      <p>{answer.nobody}</p>
      <p class="small">{answer.history}</p>
    </Said>
  );
};

const Corruption: FC<Props> = ({ catalogue, copy }) => {
  const { corruption, card } = copy.chat;
  const { answer } = copy.page;
  const { corruptionComplaint } = catalogue.manual.agency;
  const { url, hotline, service } = corruptionComplaint;
  const lines = [answer.corruptionTo(nameIn(corruptionComplaint, copy.language)), answer.corruption];
  const line = catalogue.manual.agency.hotlines.find(({ number }) => number === hotline);
  return (
    <Said title={corruption.title} lines={lines}>
      <p>
        <a class="button" href={url} rel="noreferrer">
          {corruption.open}
        </a>
      </p>
      {hotline === null ? null : (
        <p>
          <Phone number={hotline} label={card.call(hotline)} class="button second" />
          {line === undefined ? null : <span class="under">{nameIn(line, copy.language)}</span>}
        </p>
      )}
      <Choices services={known(catalogue, service === null ? [] : [service])} language={copy.language} />
      <p class="small">{answer.history}</p>
    </Said>
  );
};

const AccountData: FC<Props & { reply: Of<"account_data"> }> = ({ reply, catalogue, copy }) => {
  const { accountData } = copy.chat;
  const services = known(catalogue, reply.services);
  const next = services.length > 0 ? accountData.look : accountData.ask;
  return (
    <Said title={accountData.title} lines={[copy.page.answer.account, next]}>
      <Choices services={services} language={copy.language} />
      <Hotline catalogue={catalogue} copy={copy} />
    </Said>
  );
};

/** Praise, blame, an idea: a page takes none in, for it could never say what became of it. The chat does, and the phone. */
const Tell: FC<Props> = ({ catalogue, copy }) => {
  const { title, lines } = copy.page.answer.feedback;
  return (
    <Said title={title} lines={lines}>
      <ChatLink agency={catalogue.manual.agency} copy={copy} />
      <Hotline catalogue={catalogue} copy={copy} />
    </Said>
  );
};

const Command: FC<Props & { reply: Of<"command"> }> = ({ reply, catalogue, copy }) => {
  const { chat, page } = copy;
  switch (reply.command) {
    case "menu":
    case "restart":
      return (
        <Said title={chat.menu.title} lines={[chat.menu.ask]}>
          <Audiences copy={copy} agency={catalogue.manual.agency} />
        </Said>
      );
    case "officer": {
      const lines = [
        page.answer.officer,
        page.answer.hours(officeHours(catalogue.manual.agency, copy.language)),
      ];
      return (
        <Said title={chat.officer.title} lines={lines}>
          <Hotline catalogue={catalogue} copy={copy} />
        </Said>
      );
    }
    case "thai":
    case "english":
    case "language":
      return <Said title={page.answer.title} lines={[page.answer.language]} />;
    case "tell":
    case "topics":
      return <Tell catalogue={catalogue} copy={copy} />;
    case "mine":
    case "mydata":
    case "forget":
    case "stop":
    case "start":
      return (
        <Said title={page.answer.title} lines={[page.answer.chatOnly]}>
          <ChatLink agency={catalogue.manual.agency} copy={copy} />
        </Said>
      );
  }
};

const Smalltalk: FC<Props & { reply: Of<"smalltalk"> }> = ({ reply, catalogue, copy }) => {
  const { agency } = catalogue.manual;
  const { smalltalk } = copy.chat;
  const said =
    reply.smalltalk === "who"
      ? smalltalk.who(nameIn(agency, copy.language), phoneOf(null, agency))
      : smalltalk[reply.smalltalk];
  return <Said title={copy.page.answer.title} lines={[said]} />;
};

/** The way to services by who somebody is. */
export const Audiences: FC<{ copy: Copy; agency: Agency }> = ({ copy, agency }) => (
  <ul class="choices">
    {agency.audiences.map((audience) => (
      <li>
        <a href={`/services?for=${audience.id}`}>
          {nameIn(audience, copy.language)}
          {copy.language === "en" ? null : <span lang="en">{audience.nameEn}</span>}
        </a>
      </li>
    ))}
  </ul>
);

/** The agency's first line to call. */
const Hotline: FC<Props> = ({ catalogue, copy }) => {
  const [first] = catalogue.manual.agency.hotlines;
  if (!first) return null;
  return (
    <p>
      <Phone
        number={first.number}
        label={`${copy.chat.card.call(first.number)} ${nameIn(first, copy.language)}`}
        class="button"
      />
    </p>
  );
};

function known(catalogue: Catalogue, ids: readonly string[]): Service[] {
  return ids.map((id) => catalogue.byId.get(id)).filter((service) => service !== undefined);
}

/** Where a service's page shows a field: online services stand among the places. */
function anchor(field: Field | null): string | null {
  return field === "eservice" ? "channel" : field;
}
