import type { FC } from "hono/jsx";
import { privacyNoticeIn, type NoticePart } from "#words/pages-privacy.ts";
import { Layout } from "./layout.tsx";
import { Phone, Web } from "./links.tsx";
import type { Site } from "./site.ts";

/** The notice by section 23 of the PDPA, English beside the Thai. */
export const PrivacyPage: FC<{ site: Site }> = ({ site }) => {
  const { agency } = site.catalogue.manual;
  const officer = agency.dataProtectionOfficer;
  const th = privacyNoticeIn("th");
  const en = privacyNoticeIn("en");
  const english = en.parts(agency.nameEn);
  return (
    <Layout site={site} title={th.title} path="/privacy" broad>
      <h1>
        {th.title} <span lang="en">{en.title}</span>
      </h1>
      <p class="notice">{th.short}</p>
      <p lang="en" class="small">
        {en.short}
      </p>
      {th.parts(agency.nameTh).map((part, i) => (
        <Part th={part} en={english[i]} />
      ))}
      <section>
        <h2>
          {th.contact.title} <span lang="en">{en.contact.title}</span>
        </h2>
        <p>{th.contact.officer(officer?.nameTh ?? null)}</p>
        <p lang="en" class="small">
          {en.contact.officer(officer?.nameEn ?? null)}
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
    </Layout>
  );
};

const Part: FC<{ th: NoticePart; en: NoticePart | undefined }> = ({ th, en }) => (
  <section>
    <h2>
      {th.title} <span lang="en">{en?.title}</span>
    </h2>
    <div class="pair">
      <ul>
        {th.lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <ul lang="en">
        {en?.lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </div>
  </section>
);
