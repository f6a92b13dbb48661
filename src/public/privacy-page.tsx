import type { FC } from "hono/jsx";
import { daysKept, type Retention } from "#core/retention.ts";
import { privacyNoticeIn } from "#words/pages-privacy.ts";
import type { NoticePart } from "#words/pages-privacy-th.ts";
import { Layout } from "./layout.tsx";
import { Phone, Web } from "./links.tsx";
import type { Site } from "./site.ts";

/** What the notice depends on beside the manual: the times that staff set, and whether photos are taken here. */
export type Keeping = { retention: Retention; takesPhotos: boolean };

/** The notice by section 23 of the PDPA, English beside the Thai; in short first. */
export const PrivacyPage: FC<{ site: Site; keeping: Keeping }> = ({ site, keeping }) => {
  const { agency } = site.catalogue.manual;
  const th = privacyNoticeIn("th");
  const en = privacyNoticeIn("en");
  const facts = factsOf(keeping);
  const thai = { ...facts, agency: agency.nameTh };
  const inEnglish = { ...facts, agency: agency.nameEn };
  const parts = th.parts(thai);
  const english = en.parts(inEnglish);
  return (
    <Layout site={site} title={th.title} path="/privacy" look="broad">
      <h1>
        {th.title} <span lang="en">{en.title}</span>
      </h1>
      <div class="notice">
        <Lines th={th.short(thai)} en={en.short(inEnglish)} />
      </div>
      <nav aria-label={th.jump} class="screen">
        <p>
          {th.jump} <span lang="en">{en.jump}</span>
        </p>
        <ul class="tags">
          {parts.map(({ title }, i) => (
            <li>
              <a href={`#part-${i + 1}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part, i) => (
        <Part id={`part-${i + 1}`} th={part} en={english[i]} />
      ))}
      <Contact site={site} />
    </Layout>
  );
};

function factsOf({ retention, takesPhotos }: Keeping) {
  return {
    takesPhotos,
    days: {
      feedback: daysKept("feedback", retention),
      photo: daysKept("photo", retention),
      draft: daysKept("draft", retention),
      question: daysKept("question", retention),
      note: daysKept("note", retention),
    },
  };
}

const Part: FC<{ id: string; th: NoticePart; en: NoticePart | undefined }> = ({ id, th, en }) => (
  <section id={id}>
    <h2>
      {th.title} <span lang="en">{en?.title}</span>
    </h2>
    <Lines th={th.lines} en={en?.lines ?? []} />
  </section>
);

const Lines: FC<{ th: readonly string[]; en: readonly string[] }> = ({ th, en }) => (
  <div class="pair">
    <ul>
      {th.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
    <ul lang="en">
      {en.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  </div>
);

const Contact: FC<{ site: Site }> = ({ site }) => {
  const { agency } = site.catalogue.manual;
  const officer = agency.dataProtectionOfficer;
  const th = privacyNoticeIn("th").contact;
  const en = privacyNoticeIn("en").contact;
  return (
    <section>
      <h2>
        {th.title} <span lang="en">{en.title}</span>
      </h2>
      <p>{th.officer(officer?.nameTh ?? null)}</p>
      <p lang="en" class="small">
        {en.officer(officer?.nameEn ?? null)}
      </p>
      {officer === null ? null : (
        <ul class="plain">
          {officer.phone === null ? null : (
            <li>
              <Phone number={officer.phone} class="phone" />
            </li>
          )}
          {officer.email === null ? null : (
            <li>
              <a href={`mailto:${officer.email}`}>{officer.email}</a>
            </li>
          )}
          {officer.url === null ? null : (
            <li>
              <Web url={officer.url} />
            </li>
          )}
        </ul>
      )}
      <address>
        {agency.nameTh}
        <br />
        {agency.address.textTh}
        <br />
        <span lang="en">
          {agency.nameEn}
          <br />
          {agency.address.textEn}
        </span>
      </address>
      <ul class="plain">
        {[...agency.phones, ...agency.hotlines.slice(0, 1)].map(({ number, nameTh }) => (
          <li>
            <Phone number={number} class="phone" /> {nameTh}
          </li>
        ))}
      </ul>
      <p>{agency.officeHours.textTh}</p>
    </section>
  );
};
