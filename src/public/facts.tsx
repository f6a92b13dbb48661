import type { Child, FC } from "hono/jsx";
import type { Field, Service } from "#core/manual.ts";
import { isComplete, isThin, type Part } from "#core/service-view.ts";
import { partDate } from "#words/dates.ts";
import { Named, Phone, Web } from "./links.tsx";
import type { Copy } from "./site.ts";

type Props = { service: Service; copy: Copy };

const ALL: readonly Part[] = [
  "deadlines",
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
  const thin = isThin(service);
  const order = asked === null ? ALL : [...BESIDE, ...ALL.filter((part) => !BESIDE.includes(part))];
  const rest = order.filter((part) => part !== asked && holds(service, part));
  const shown = thin ? rest.filter((part) => !NAMED_BY_NOTICE.includes(part)) : rest;
  return (
    <>
      <Notice service={service} copy={copy} />
      {asked === null ? null : (
        <section id={asked} class="asked">
          <Section part={asked} service={service} copy={copy} />
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
          <Section part={part} service={service} copy={copy} />
        </section>
      ))}
    </>
  );
};

/** Nothing to do in time is no gap; of every other part the manual's silence is said, because somebody may have come to look for it. */
function holds(service: Service, part: Part): boolean {
  return part !== "deadlines" || service.applicantDeadlines.length > 0;
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

const Section: FC<Props & { part: Part }> = ({ part, service, copy }) => {
  const { card } = copy.chat;
  switch (part) {
    case "deadlines":
      return <List title={card.deadlines} items={service.applicantDeadlines.map(({ textTh }) => [textTh])} />;
    case "duration":
      return <Duration service={service} copy={copy} />;
    case "steps":
      return <Steps service={service} copy={copy} />;
    case "documents":
      return <Documents service={service} copy={copy} />;
    case "fee":
      return <Fee service={service} copy={copy} />;
    case "channel":
      return <Channels title={card.channel} channels={service.channels} silence={card.notStated} />;
    case "eservice":
      return (
        <Channels
          title={card.eservice}
          channels={service.channels.filter(({ kind }) => kind === "online" || kind === "app")}
          silence={card.noEservice}
        />
      );
    case "contact":
      return <Contact service={service} copy={copy} />;
    case "law":
      return (
        <List
          title={card.law}
          items={service.law.map(({ nameTh, sectionTh }) => [nameTh, sectionTh])}
          silence={card.notStated}
        />
      );
  }
};

const Duration: FC<Props> = ({ service, copy }) => {
  const { card } = copy.chat;
  const total = service.totalDuration;
  // Times of single steps are shown as they stand and never added up.
  const timed = service.steps.flatMap(({ nameTh, durationText }) =>
    durationText === null ? [] : [`${nameTh}: ${durationText}`],
  );
  if (total === null)
    return <List title={card.duration} items={timed.map((text) => [text])} silence={card.notStated} />;
  return (
    <>
      <h2>{card.duration}</h2>
      <p>
        <strong>{total.text}</strong>
      </p>
      {total.official ? null : <p class="small">{card.unofficial}</p>}
    </>
  );
};

const Steps: FC<Props> = ({ service, copy }) => {
  const { card } = copy.chat;
  if (service.steps.length === 0) return <List title={card.steps} items={[]} silence={card.notStated} />;
  return (
    <>
      <h2>{card.steps}</h2>
      <ol>
        {service.steps.map(({ nameTh, detailTh, durationText, responsibleTh }) => (
          <li>
            {nameTh}
            {detailTh === null ? null : <p>{detailTh}</p>}
            {responsibleTh === null ? null : <p>{card.by(responsibleTh)}</p>}
            {durationText === null ? null : <strong class="time">{durationText}</strong>}
          </li>
        ))}
      </ol>
      {isComplete(service, "steps") ? null : <p class="small">{card.stepsIncomplete}</p>}
    </>
  );
};

const Documents: FC<Props> = ({ service, copy }) => {
  const { card } = copy.chat;
  const items = (service.documents ?? []).map(({ nameTh, originals, copies, conditionTh }) => {
    const counts = [
      originals === null ? "" : card.originals(originals),
      copies === null ? "" : card.copies(copies),
    ];
    return [nameTh, counts.filter(Boolean).join(" · ") || null, conditionTh];
  });
  return (
    <>
      <List title={card.documents} items={items} silence={card.notStated} />
      {isComplete(service, "documents") ? null : <p class="small">{card.documentsIncomplete}</p>}
    </>
  );
};

const Fee: FC<Props> = ({ service, copy }) => {
  const { card } = copy.chat;
  const { kind, textTh, asOf } = service.fee;
  const stated = kind !== "not-stated" && textTh !== null;
  return (
    <>
      <h2>{card.fee}</h2>
      <p class={stated ? undefined : "silence"}>{stated ? textTh : card.feeNotStated}</p>
      {stated && asOf !== null ? <p class="small">{card.asOf(partDate(asOf, copy.language))}</p> : null}
    </>
  );
};

const Channels: FC<{ title: string; channels: Service["channels"]; silence: string }> = ({
  title,
  channels,
  silence,
}) => (
  <List
    title={title}
    items={channels.map(({ nameTh, hoursTh, url }) => [
      nameTh,
      hoursTh,
      url === null ? null : <Web url={url} />,
    ])}
    silence={silence}
  />
);

const Contact: FC<Props> = ({ service, copy }) => (
  <List
    title={copy.chat.card.contact}
    items={service.contact.map(({ nameTh, phone, line, url }) => [
      <>
        {phone === null ? null : (
          <>
            <Phone number={phone} class="phone" />{" "}
          </>
        )}
        {nameTh}
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

/** Where the facts come from, each with its date; when they were checked stands at the foot of the page. */
export const Sources: FC<Props> = ({ service, copy }) => {
  const { card } = copy.chat;
  return (
    <section class="sources">
      <h2>{copy.page.service.sources}</h2>
      <ul>
        {service.sources.map(({ title, url, date }) => (
          <li>
            <Named name={title} url={url} />
            {date === null ? "" : ` (${card.asOf(partDate(date, copy.language))})`}
          </li>
        ))}
      </ul>
    </section>
  );
};
