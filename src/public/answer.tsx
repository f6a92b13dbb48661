import type { FC } from "hono/jsx";
import type { Catalogue } from "#core/catalogue.ts";
import { emergencyLines } from "#core/emergency.ts";
import type { Danger } from "#core/kinds.ts";
import { audiences, type Field, type Service } from "#core/manual.ts";
import type { Reply } from "#core/replies.ts";
import { phoneOf } from "#flex/actions.ts";
import { Facts, Sources } from "./facts.tsx";
import { Choices, nameOf, Phone } from "./links.tsx";
import { LONGEST_QUESTION, type Asked } from "./question.ts";
import { copyIn, type Copy } from "./site.ts";

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
  const { chat } = copy;
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
      return (
        <Said title={chat.feedback.title} lines={copy.page.answer.feedback}>
          <Hotline catalogue={catalogue} copy={copy} />
        </Said>
      );
    case "command":
      return <Command reply={reply} catalogue={catalogue} copy={copy} />;
    case "smalltalk":
      return <Smalltalk reply={reply} catalogue={catalogue} copy={copy} />;
    case "nothing_to_read":
      return <Said title={copy.page.answer.title} lines={[chat.nothingToRead]} />;
    default:
      // The rest answers taps and events of LINE, which a page has not.
      return <Said title={copy.page.answer.title} lines={[chat.staleButton]} />;
  }
};

const Said: FC<{ title: string; lines: readonly string[]; children?: unknown }> = ({
  title,
  lines,
  children,
}) => (
  <>
    <h1>{title}</h1>
    {lines.map((line) => (
      <p>{line}</p>
    ))}
    {children}
  </>
);

const OneService: FC<Props & { reply: Of<"answer"> }> = ({ reply, catalogue, copy }) => {
  const service = catalogue.byId.get(reply.service);
  if (!service) return <Said title={copy.page.answer.title} lines={[copy.chat.staleButton]} />;
  const { thaiOnly } = copy.chat.card;
  return (
    <article data-service={service.id}>
      <h1>{nameOf(service, copy.language)}</h1>
      <p class="small">{service.department.nameTh}</p>
      {thaiOnly === "" ? null : <p class="small">{thaiOnly}</p>}
      <Facts service={service} asked={reply.field} copy={copy} />
      <Sources service={service} copy={copy} />
      <p>
        <a href={`/services/${service.id}`}>{copy.page.answer.whole}</a>
      </p>
    </article>
  );
};

const NotFound: FC<Props & { reply: Of<"out_of_scope"> }> = ({ reply, catalogue, copy }) => {
  const { notFound } = copy.chat;
  const closest = known(catalogue, reply.closest);
  return (
    <Said title={notFound.title} lines={[notFound.body]}>
      <Hotline catalogue={catalogue} copy={copy} />
      {closest.length === 0 ? null : <h2>{notFound.closest}</h2>}
      <Choices services={closest} language={copy.language} />
      <h2>{copy.page.home.who}</h2>
      <Audiences copy={copy} />
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
        {lines.map(({ number, nameTh, nameEn }, i) => (
          <li>
            <Phone
              number={number}
              label={card.call(number)}
              class={i === 0 ? "button urgent" : "button second"}
            />
            <p>{copy.language === "en" ? nameEn : nameTh}</p>
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
  const { nameTh, nameEn, url, hotline, service } = catalogue.manual.agency.corruptionComplaint;
  const lines = [answer.corruptionTo(copy.language === "en" ? nameEn : nameTh), answer.corruption];
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
          {line === undefined ? null : <span class="under">{line.nameTh}</span>}
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

const Command: FC<Props & { reply: Of<"command"> }> = ({ reply, catalogue, copy }) => {
  const { chat, page } = copy;
  switch (reply.command) {
    case "menu":
    case "restart":
      return (
        <Said title={chat.menu.title} lines={[chat.menu.ask]}>
          <Audiences copy={copy} />
        </Said>
      );
    case "officer": {
      const lines = [page.answer.officer, page.answer.hours(catalogue.manual.agency.officeHours.textTh)];
      return (
        <Said title={chat.officer.title} lines={lines}>
          <Hotline catalogue={catalogue} copy={copy} />
        </Said>
      );
    }
    case "thai":
    case "english":
      return <Said title={page.answer.title} lines={[page.answer.language]} />;
    case "forget":
    case "stop":
    case "start":
      return <Said title={page.answer.title} lines={[page.answer.chatOnly]} />;
  }
};

const Smalltalk: FC<Props & { reply: Of<"smalltalk"> }> = ({ reply, catalogue, copy }) => {
  const { agency } = catalogue.manual;
  const { smalltalk } = copy.chat;
  const said =
    reply.smalltalk === "who"
      ? smalltalk.who(copy.language === "en" ? agency.nameEn : agency.nameTh, phoneOf(null, agency))
      : smalltalk[reply.smalltalk];
  return <Said title={copy.page.answer.title} lines={[said]} />;
};

/** The way to services by who somebody is. */
export const Audiences: FC<{ copy: Copy }> = ({ copy }) => (
  <ul class="choices">
    {audiences.map((audience) => (
      <li>
        <a href={`/services?for=${audience}`}>
          {copy.chat.menu.audiences[audience]}
          {copy.language === "en" ? null : (
            <span lang="en">{copyIn("en").chat.menu.audiences[audience]}</span>
          )}
        </a>
      </li>
    ))}
  </ul>
);

/** The agency's first line to call. */
const Hotline: FC<Props> = ({ catalogue, copy }) => {
  const [first] = catalogue.manual.agency.hotlines;
  if (!first) return null;
  const name = copy.language === "th" ? ` ${first.nameTh}` : "";
  return (
    <p>
      <Phone number={first.number} label={`${copy.chat.card.call(first.number)}${name}`} class="button" />
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
