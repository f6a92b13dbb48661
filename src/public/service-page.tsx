import type { FC } from "hono/jsx";
import type { Agency, Service } from "#core/manual.ts";
import { isComplete } from "#core/service-view.ts";
import { partDate } from "#words/dates.ts";
import type { Words } from "#words/words.ts";

type Props = { service: Service; agency: Agency; words: Words };

/**
 * The page behind a card: the same facts, whole. Server-drawn, readable without script and without a style sheet. What the manual
 * does not state is said, never guessed.
 */
export const ServicePage: FC<Props> = ({ service, agency, words }) => (
  <html lang="th">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${service.titleTh} · ${agency.shortNameTh}`}</title>
      <link rel="stylesheet" href="/style.css" />
    </head>
    <body>
      <header>
        <p>{agency.nameTh}</p>
      </header>
      <main>
        <p>{service.department.nameTh}</p>
        <h1>{service.titleTh}</h1>
        <p lang="en">{service.titleEn}</p>
        <p>{service.summaryTh}</p>
        <Facts service={service} words={words.card} />
        <footer>
          {service.sources.map(({ title, date }) => (
            <p>
              {words.card.source(title)} {date === null ? "" : `(${words.card.asOf(partDate(date, "th"))})`}
            </p>
          ))}
          <p>{words.card.checked(partDate(service.checkedOn, "th"))}</p>
        </footer>
      </main>
    </body>
  </html>
);

const Facts: FC<{ service: Service; words: Words["card"] }> = ({ service, words }) => (
  <>
    <List title={words.deadlines} items={service.applicantDeadlines.map(({ textTh }) => [textTh])} />
    <h2>{words.duration}</h2>
    <p>{service.totalDuration?.text ?? words.notStated}</p>
    {service.totalDuration?.official === false ? <p>{words.unofficial}</p> : null}
    <Steps service={service} words={words} />
    <h2>{words.documents}</h2>
    {service.documents === null ? (
      <p>{words.notStated}</p>
    ) : (
      <Documents documents={service.documents} words={words} />
    )}
    {isComplete(service, "documents") ? null : <p>{words.documentsIncomplete}</p>}
    <h2>{words.fee}</h2>
    <p>{service.fee.textTh ?? words.feeNotStated}</p>
    {service.fee.asOf === null ? null : <p>{words.asOf(partDate(service.fee.asOf, "th"))}</p>}
    <List
      title={words.channel}
      items={service.channels.map(({ nameTh, hoursTh, url }) => [nameTh, hoursTh, url])}
    />
    <List
      title={words.contact}
      items={service.contact.map(({ nameTh, phone, url }) => [nameTh, phone, url])}
    />
    <List title={words.law} items={service.law.map(({ nameTh, sectionTh }) => [nameTh, sectionTh])} />
  </>
);

const Steps: FC<{ service: Service; words: Words["card"] }> = ({ service, words }) => (
  <>
    <h2>{words.steps}</h2>
    {service.steps.length === 0 ? (
      <p>{words.notStated}</p>
    ) : (
      <ol>
        {service.steps.map(({ nameTh, detailTh, durationText, responsibleTh }) => (
          <li>
            {nameTh}
            {detailTh === null ? null : <p>{detailTh}</p>}
            {responsibleTh === null ? null : <p>{words.by(responsibleTh)}</p>}
            {durationText === null ? null : <strong>{durationText}</strong>}
          </li>
        ))}
      </ol>
    )}
    {isComplete(service, "steps") ? null : <p>{words.stepsIncomplete}</p>}
  </>
);

const Documents: FC<{ documents: NonNullable<Service["documents"]>; words: Words["card"] }> = ({
  documents,
  words,
}) => (
  <ul>
    {documents.map(({ nameTh, originals, copies, conditionTh }) => (
      <li>
        {nameTh}
        <p>
          {[
            originals === null ? "" : words.originals(originals),
            copies === null ? "" : words.copies(copies),
            conditionTh,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </li>
    ))}
  </ul>
);

const List: FC<{ title: string; items: (string | null)[][] }> = ({ title, items }) =>
  items.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul>
        {items.map((parts) => (
          <li>{parts.map((part) => (part === null ? null : <Part text={part} />))}</li>
        ))}
      </ul>
    </>
  );

/** A web address or a phone number can be tapped; everything else is text. */
const Part: FC<{ text: string }> = ({ text }) => {
  if (/^https?:\/\//u.test(text)) return <a href={text}>{text}</a>;
  return <span>{text} </span>;
};
