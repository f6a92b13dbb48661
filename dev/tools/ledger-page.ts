import * as z from "zod";
import { ledgerCatalogue, ledgerKinds } from "#core/ledger-catalogue.ts";
import { ledgerWords } from "./ledger-words.ts";

/** docs/ledger.md: every kind of entry with its fields, from the catalogue. The same text each time. */
export function ledgerPage(): string {
  const rows = ledgerKinds.map((kind) => {
    const { public: shown, private: hidden } = ledgerCatalogue[kind];
    return `| \`${kind}\` | ${ledgerWords[kind]} | ${fieldsOf(shown)} | ${fieldsOf(hidden)} |`;
  });
  return `${head}\n${rows.join("\n")}\n`;
}

function fieldsOf(fields: Readonly<Record<string, z.ZodType>>): string {
  const names = Object.entries(fields).map(([name, type]) =>
    type instanceof z.ZodOptional ? `${name} (may be missing)` : name,
  );
  return names.length === 0 ? "–" : names.join(", ");
}

const head = `# The participation log

Every act of participation, and every staff act on it, is one entry of one of these kinds with exactly these fields. Drawn from
\`src/core/ledger-catalogue.ts\` by \`npm run docs\`: change the catalogue, not this page. A kind is never renamed and its fields never change
their meaning; a new meaning is a new kind.

An entry has a **public** and a **private** side. Each is one canonical string (JSON, names sorted, texts and whole numbers only), written
once and opaque ever after. Every public side also holds \`v\` (version of the shape), \`id\` (random), \`at\` (when it happened, ms, UTC) and
\`kind\`, and \`excluded\` (\`staff\` or \`test\`) where the act does not count as participation. The private side is sealed under the key of the
person it is about; in the clear stands only its digest: SHA-256 of \`siang/private/v1\`, a salt that is made from the person's key and the
entry's id, and the private string, each on a line. When the person is erased their key goes, and with it the salts: nobody can read the
private side or try a guess against the digest, and the log stays whole.

No entry holds a text, a name, a phone or a LINE id. A \`case\` is one feedback from beginning to end, \`staff\` a random id of a member of
staff. The order is the store's: one counter for all entries, a stream for each month in Bangkok. An entry is written by the same script as
the change that it tells of. Questions are not logged one by one: they are counted by day, service, part of the manual, kind and language.

| kind | what happened | public | private |
| --- | --- | --- | --- |`;
