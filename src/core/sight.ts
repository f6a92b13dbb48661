import type { Role } from "./roles.ts";

/** What we hold of a feedback and of the person behind it. A LINE id and a name are in no table: nobody sees them. */
export const heldFields = [
  "text",
  "photo",
  "reference",
  "state",
  "service",
  "unit",
  "province",
  "group",
  "language",
  "contactTime",
  "pseudonym",
] as const;
export type HeldField = (typeof heldFields)[number];

/**
 * How much a role sees. `masked`: a text with labels in place of personal data (masking.ts); of a photo, that there is one; of a pseudonym, a
 * short sign by which two entries of one page are told to be of one person, and nothing that can be looked up elsewhere.
 */
export type Sight = "nothing" | "masked" | "whole";

/**
 * Role × field. Personal data may be used only as far as the purpose needs it (Personal Data Protection Act B.E. 2562, section 22), so each cell
 * asks: what could this role not do without it? Where there is no answer it is `nothing`. Who needs more is given a role more, and that is written
 * down; nobody is given more of a role.
 */
const table: Readonly<Record<HeldField, Readonly<Record<Role, Sight>>>> = {
  text: {
    // Sees what people speak of, not of whom.
    viewer: "masked",
    // Answers this person: who is meant, and where, may be in the words.
    officer: "whole",
    // Judges whether "you said" is what was said; that needs the matter, not the names in it.
    approver: "masked",
    // Answers for the log, which holds no text: masked is enough to group what says the same.
    coordinator: "masked",
    // Runs the system and gives roles. Power over it is no reason to read what people wrote.
    admin: "nothing",
  },
  photo: {
    // A face or a card in a picture cannot be covered by a rule, so it is all or nothing; one who only reads needs no picture.
    viewer: "nothing",
    officer: "whole",
    // That the officer had one to decide by; who doubts the decision sends it back.
    approver: "masked",
    coordinator: "nothing",
    admin: "nothing",
  },
  reference: {
    // How staff name a case to each other, and says nothing of the person.
    viewer: "whole",
    officer: "whole",
    approver: "whole",
    // Holds log entries against cases.
    coordinator: "whole",
    // Somebody who asks for erasure, or whom something failed, names it.
    admin: "whole",
  },
  state: {
    // What became of it is what the office owes to everyone, and it is no one's data.
    viewer: "whole",
    officer: "whole",
    approver: "whole",
    coordinator: "whole",
    admin: "whole",
  },
  service: {
    viewer: "whole",
    officer: "whole",
    approver: "whole",
    // The report tells participation by service.
    coordinator: "whole",
    // Services are not his to work on: who owns one is told by its unit.
    admin: "nothing",
  },
  unit: {
    viewer: "whole",
    officer: "whole",
    approver: "whole",
    coordinator: "whole",
    // Finds what lies with a unit that has no staff any more.
    admin: "whole",
  },
  province: {
    // With the matter and the group beside it a province may point to one person; a viewer has counts by province for that.
    viewer: "nothing",
    // Knows which office to refer to.
    officer: "whole",
    // What was done was done in a place.
    approver: "whole",
    // The report tells where people took part.
    coordinator: "whole",
    admin: "nothing",
  },
  group: {
    // "Migrant worker" or "has a disability" comes near to what section 26 guards most: counts only.
    viewer: "nothing",
    // What applies to a migrant does not apply to an employer.
    officer: "whole",
    // An update is about the matter; how many of which group is counted for him.
    approver: "nothing",
    // The report must show that those concerned were heard.
    coordinator: "whole",
    admin: "nothing",
  },
  language: {
    viewer: "nothing",
    // Answers in it.
    officer: "whole",
    // Knows that an English text must go out with the Thai one.
    approver: "whole",
    coordinator: "nothing",
    admin: "nothing",
  },
  contactTime: {
    viewer: "nothing",
    // The person gave it to be called, and only an officer calls.
    officer: "whole",
    approver: "nothing",
    coordinator: "nothing",
    admin: "nothing",
  },
  pseudonym: {
    viewer: "nothing",
    // Sees that one person wrote twice; never needs the code itself, which would join that to the log of the year.
    officer: "masked",
    approver: "nothing",
    // Tells ten entries of one person from ten people.
    coordinator: "masked",
    admin: "nothing",
  },
};

/** How much of a field a role sees. */
export function sees(role: Role, field: HeldField): Sight {
  return table[field][role];
}

const personal: ReadonlySet<HeldField> = new Set<HeldField>(["text", "photo", "contactTime"]);

/**
 * Whether this role's looking at this field is an act that the participation log records: what a person wrote, showed or offered, seen whole.
 * Masked it is no such act, nor is what says nothing of one person.
 */
export function isPersonalLook(role: Role, field: HeldField): boolean {
  return sees(role, field) === "whole" && personal.has(field);
}
