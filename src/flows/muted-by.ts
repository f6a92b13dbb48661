import { readProfile } from "#core/person.ts";
import type { PersonKey } from "./deps.ts";
import type { HeldPerson } from "./people-ports.ts";

/** The services and topics that a person does not want to hear of any more (subjects, as core/subject has them); none where it cannot be read. */
export async function mutedBy(
  { record: { profile } }: HeldPerson,
  person: PersonKey | null,
): Promise<readonly string[]> {
  if (profile === undefined || person === null) return [];
  return readProfile(await person.open(profile).catch(() => null)).stopped;
}
