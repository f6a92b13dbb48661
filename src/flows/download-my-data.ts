import * as z from "zod";
import { inGroups } from "#core/bytes.ts";
import type { Act } from "#core/ledger.ts";
import type { MyData } from "#core/my-data.ts";
import type { Deps, LookUp } from "./deps.ts";
import { closed } from "./log-act.ts";
import { myDataOf } from "./my-data.ts";

/** A token as `newToken` makes it. */
const tokenSchema = z.string().regex(/^[0-9a-f]{64}$/u);

/** `gone`: over, never given, or of somebody who was erased meanwhile. Which of them is told to nobody. */
export type Downloaded = { state: "ready"; data: MyData } | { state: "gone" };

/**
 * Makes a link to what we hold of a person (PDPA s.30). Takes whose it is, as an event of theirs knows it: never that of a group. Gives the
 * token that the link ends in; whoever has it sees the data for 15 minutes.
 * @throws Error where nobody is remembered (a tag of ''), or where the store fails
 */
export async function offerDownload(
  deps: Pick<Deps, "downloads" | "newToken" | "now">,
  { lookUp, tag }: { lookUp: LookUp; tag: string },
): Promise<string> {
  const token = deps.newToken();
  await deps.downloads.offer(token, { who: lookUp.who, tag }, deps.now());
  return token;
}

/**
 * What a link gives. That they looked is in the log before they see anything, once for each link however often it is opened: phones and
 * previews open one twice. Takes the token as it stands in the address.
 * @throws Error where the store fails or their key cannot be opened: a look that cannot be logged shows nothing
 */
export async function downloadMyData(deps: Deps, token: string): Promise<Downloaded> {
  const gone = { state: "gone" } as const;
  const now = deps.now();
  const of = tokenSchema.safeParse(token).success ? await deps.downloads.take(token, now) : null;
  if (of === null) return gone;
  // Only where it stood when the link was made: a record that moved with a change of keys gets a new link.
  const lookUp = { who: of.who, before: null };
  // Gives the name of the fiscal year that it is now, and nothing of another record than that of the tag.
  const { key, pseudonym, mark: excluded } = await deps.inbox.recall(lookUp, now, of.tag);
  // Without a key there is nothing sealed, nor a way to log: the event that brings it is still under way.
  if (key === null) return gone;
  const data = await myDataOf(deps, lookUp, of.tag);
  if (data === null) return gone;
  const person = await deps.vault.person(key);
  const act: Act = { kind: "person.saw", public: { way: "download" }, private: { pseudonym }, excluded };
  const entry = await closed(deps, person, act, now, entryId(await person.digest(`download\n${token}`)));
  const appended = await deps.ledger.append(entry, null, now);
  if (appended.state !== "done") throw new Error("an entry's id was used before");
  return { state: "ready", data };
}

/** The same entry for the same link, by a digest (hex) that dies with the person's key; as a UUID of version 8 (RFC 9562), like other ids. */
function entryId(digest: string): string {
  return inGroups(`${digest.slice(0, 12)}8${digest.slice(13, 16)}a${digest.slice(17, 32)}`);
}
