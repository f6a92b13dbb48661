import type { FC } from "hono/jsx";
import { nameIn } from "#core/agency-text.ts";
import type { Elsewhere } from "#core/manual.ts";
import { partDate } from "#words/dates.ts";
import { Phone } from "./links.tsx";
import { Said } from "./said.tsx";
import type { Copy } from "./site.ts";

/** A question for another office that we know: its phone, its address, and where we have them from. */
export const OtherOffice: FC<{ office: Elsewhere; copy: Copy }> = ({ office, copy }) => {
  const { notFound, card } = copy.chat;
  const name = nameIn(office, copy.language);
  const topic = copy.language === "en" ? office.topicEn : office.topicTh;
  return (
    <Said title={name} lines={[notFound.elsewhere(topic, name)]}>
      {office.phone === null ? null : (
        <p>
          <Phone number={office.phone} label={card.call(office.phone)} class="button" />
        </p>
      )}
      {office.url === null ? null : (
        <p>
          <a class="button second" href={office.url} rel="noreferrer">
            {notFound.openElsewhere}
          </a>
        </p>
      )}
      <p class="small">
        {card.source(office.source.title)}
        {office.source.date === null ? "" : ` ${card.asOf(partDate(office.source.date, copy.language))}`}
      </p>
    </Said>
  );
};
