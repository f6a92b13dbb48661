import type { Child, FC } from "hono/jsx";
import type { Field, Service } from "#core/manual.ts";
import { serviceText, type ServiceText } from "#core/service-text.ts";
import { isComplete, isThin, type Part } from "#core/service-view.ts";
import { partDate } from "#words/dates.ts";
import { Phone, Text, Web } from "./links.tsx";
import type { Copy } from "./site.ts";

type Props = { service: Service; copy: Copy };

const ALL: readonly Part[] = [
  "deadlines",
  "conditions",
  "duration",
  "steps",
  "documents",
  "fee",
  "channel",
  "contact",
  "law",
];

/** What a thin service's notice names as unknown once; said again only where it was asked for. */
const NAMED_BY_NOTICE: readonly Part[] = ["duration", "steps", "documents", "fee"];

/** What stands right under an answer, as on the card: what the person must do in time, and whom to ask. */
const BESIDE: readonly Part[] = ["deadlines", "contact"];

/**
 * All that the manual holds of a service, in the order people read it; the part asked for stands first and marked. What the manual does
 * not state is said, never guessed.
 */
export const Facts: FC<Props & { asked: Field | null }> = ({ service, asked, copy }) => {
  const told = serviceText(service, copy.language);
  const thin = isThin(service);
  const order = asked === null ? ALL : [...BESIDE, ...ALL.filter((part) => !BESIDE.includes(part))];
  const rest = order.filter((part) => part !== asked && holds(service, part));
  const shown = thin ? rest.filter((part) => !NAMED_BY_NOTICE.includes(part)) : rest;
  return (
    <>
      <Notice service={service} copy={copy} />
      {asked === null ? null : (
        <section id={asked} class="asked">
          <Section part={asked} service={service} told={told} copy={copy} />
        </section>
      )}
      {service.eServiceUrl === null ? null : (
        <p>
          <a class="button screen" href={service.eServiceUrl}>
            {copy.chat.card.openEservice}
          </a>
          <span class="paper">
            {copy.chat.card.eservice} <Web url={service.eServiceUrl} />
          </span>
        </p>
      )}
      {shown.map((part) => (
        <section id={part}>
          <Section part={part} service={service} told={told} copy={copy} />
        </section>
      ))}
    </>
  );
};

/** Nothing to do in time and nothing more to know is no gap; of every other part the manual's silence is said, because somebody may have come to look for it. */
function holds(service: Service, part: Part): boolean {
  if (part === "deadlines") return service.applicantDeadlines.length > 0;
  return part !== "conditions" || service.conditions.length > 0;
}

/** Where the manual knows little, that is said first and once. */
const Notice: FC<Props> = ({ service, copy }) => {
  const { card } = copy.chat;
  if (service.confidence === "general-knowledge") return <p class="notice">{card.general}</p>;
  if (isThin(service))
    return (
      <p class="notice">
        {card.thin} <strong>{card.thinAsk}</strong>
      </p>
    );
  return null;
};

type ToldProps = { told: ServiceText; copy: Copy };

const Section: FC<Props & { told: ServiceText; part: Part }> = ({ part, service, told, copy }) => {
  const { card } = copy.chat;
  switch (part) {
    case "deadlines":
      return <Sentences title={card.deadlines} sentences={told.deadlines} copy={copy} />;
    case "conditions":
      return <Sentences title={card.conditions} sentences={told.conditions} copy={copy} />;
    case "duration":
      return <Duration told={told} copy={copy} />;
    case "steps":
      return <Steps told={told} copy={copy} isWhole={isComplete(service, "steps")} />;
    case "documents":
      return <Documents told={told} copy={copy} isWhole={isComplete(service, "documents")} />;
    case "fee":
      return <Fee told={told} copy={copy} />;
    case "channel":
      return <Channels title={card.channel} channels={told.channels} copy={copy} silence={card.notStated} />;
    case "eservice":
      return (
        <Channels
          title={card.eservice}
          channels={told.channels.filter(({ kind }) => kind === "online" || kind === "app")}
          copy={copy}
          silence={card.noEservice}
        />
      );
    case "contact":
      return <Contact told={told} copy={copy} />;
    case "law":
      return (
        <List
          title={card.law}
          items={service.law.map(({ nameTh, sectionTh }) => [
            <Text told={{ text: nameTh, language: "th" }} language={copy.language} />,
            sectionTh === null ? null : (
              <Text told={{ text: sectionTh, language: "th" }} language={copy.language} />
            ),
          ])}
          silence={card.notStated}
        />
      );
  }
};

const Sentences: FC<{ title: string; sentences: ServiceText["conditions"]; copy: Copy }> = ({
  title,
  sentences,
  copy,
}) => <List title={title} items={sentences.map((told) => [<Text told={told} language={copy.language} />])} />;

const Duration: FC<ToldProps> = ({ told, copy }) => {
  const { card } = copy.chat;
  const { totalDuration, steps } = told;
  // Times of single steps are shown as they stand and never added up.
  const timed = steps.flatMap(({ name, duration }) =>
    duration === null ? [] : [[`${name.text}: ${duration.text}`]],
  );
  if (totalDuration === null) return <List title={card.duration} items={timed} silence={card.notStated} />;
  return (
    <>
      <h2>{card.duration}</h2>
      <p>
        <strong>
          <Text told={totalDuration.text} language={copy.language} />
        </strong>
      </p>
      {totalDuration.official ? null : <p class="small">{card.unofficial}</p>}
    </>
  );
};

const Steps: FC<ToldProps & { isWhole: boolean }> = ({ told, copy, isWhole }) => {
  const { card } = copy.chat;
  const { language } = copy;
  if (told.steps.length === 0) return <List title={card.steps} items={[]} silence={card.notStated} />;
  return (
    <>
      <h2>{card.steps}</h2>
      <ol>
        {told.steps.map(({ name, detail, duration, responsible }) => (
          <li>
            <Text told={name} language={language} />
            {detail === null ? null : (
              <p>
                <Text told={detail} language={language} />
              </p>
            )}
            {responsible === null ? null : <p>{card.by(responsible.text)}</p>}
            {duration === null ? null : (
              <strong class="time">
                <Text told={duration} language={language} />
              </strong>
            )}
          </li>
        ))}
      </ol>
      {isWhole ? null : <p class="small">{card.stepsIncomplete}</p>}
    </>
  );
};

const Documents: FC<ToldProps & { isWhole: boolean }> = ({ told, copy, isWhole }) => {
  const { card } = copy.chat;
  const items = (told.documents ?? []).map(({ name, originals, copies, condition }) => {
    const counts = [
      originals === null ? "" : card.originals(originals),
      copies === null ? "" : card.copies(copies),
    ];
    return [
      <Text told={name} language={copy.language} />,
      counts.filter(Boolean).join(" · ") || null,
      condition === null ? null : <Text told={condition} language={copy.language} />,
    ];
  });
  return (
    <>
      <List title={card.documents} items={items} silence={card.notStated} />
      {isWhole ? null : <p class="small">{card.documentsIncomplete}</p>}
    </>
  );
};

const Fee: FC<ToldProps> = ({ told, copy }) => {
  const { card } = copy.chat;
  const { fee } = told;
  return (
    <>
      <h2>{card.fee}</h2>
      <p class={fee === null ? "silence" : undefined}>
        {fee === null ? card.feeNotStated : <Text told={fee.text} language={copy.language} />}
      </p>
      {fee !== null && fee.asOf !== null ? (
        <p class="small">{card.asOf(partDate(fee.asOf, copy.language))}</p>
      ) : null}
    </>
  );
};

const Channels: FC<{ title: string; channels: ServiceText["channels"]; copy: Copy; silence: string }> = ({
  title,
  channels,
  copy,
  silence,
}) => (
  <List
    title={title}
    items={channels.map(({ name, hours, url }) => [
      <Text told={name} language={copy.language} />,
      hours === null ? null : <Text told={hours} language={copy.language} />,
      url === null ? null : <Web url={url} />,
    ])}
    silence={silence}
  />
);

const Contact: FC<ToldProps> = ({ told, copy }) => (
  <List
    title={copy.chat.card.contact}
    items={told.contact.map(({ name, phone, line, url }) => [
      <>
        {phone === null ? null : (
          <>
            <Phone number={phone} class="phone" />{" "}
          </>
        )}
        <Text told={name} language={copy.language} />
      </>,
      line === null ? null : `LINE ${line}`,
      url === null ? null : <Web url={url} />,
    ])}
  />
);

/** A heading and a list; each item a line of its own and small print under it. Where there is none: what is said of that. */
const List: FC<{ title: string; items: (Child | null)[][]; silence?: string }> = ({
  title,
  items,
  silence = "",
}) => (
  <>
    <h2>{title}</h2>
    {items.length === 0 ? (
      <p class="silence">{silence}</p>
    ) : (
      <ul>
        {items.map(([first, ...notes]) => (
          <li>
            {first}
            {notes.map((note) => (note === null ? null : <p>{note}</p>))}
          </li>
        ))}
      </ul>
    )}
  </>
);
