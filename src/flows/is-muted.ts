import { readProfile } from "#core/person.ts";
import type { PersonKey } from "./deps.ts";
import type { HeldPerson } from "./people-ports.ts";

/** Whether the person does not want to hear of this service or topic any more (`subject`, as core/subject has it). */
export async function isMuted(
  { record: { profile } }: HeldPerson,
  person: PersonKey,
  subject: string | null,
): Promise<boolean> {
  if (profile === undefined || subject === null) return false;
  return readProfile(await person.open(profile).catch(() => null)).stopped.includes(subject);
}
