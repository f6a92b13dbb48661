import type { Department, Manual, Service, Unit } from "./manual.ts";
import { formCodesOf, type FormCodes } from "./form-codes.ts";
import { denseForm } from "./normalise.ts";
import type { Ranker } from "./ranker.ts";
import { buildIndex, type SearchIndex } from "./search.ts";

/** Who answers for a service: a unit and the department it belongs to. */
export type Owner = { unit: Unit; department: Department };

/** A manual made ready to answer from: its content hash and look-ups. Immutable but for the search index; cached by hash. */
export type Catalogue = {
  hash: string;
  manual: Manual;
  byId: ReadonlyMap<string, Service>;
  owners: ReadonlyMap<string, Owner>;
  /** For plain search: built when it is first asked for, because with a ranker it is hardly ever, and an isolate's first answer would wait. */
  index: () => SearchIndex;
  /** What was learnt from how people ask; null where it could not be read: then plain search answers. */
  ranker: Ranker | null;
  formCodes: FormCodes;
  /** Names and other names of services, in the form that messages are compared in: who types just that means it. */
  names: ReadonlyMap<string, ReadonlySet<string>>;
  /** Services that the ranker does not know: they came into the manual after it was learnt. */
  unlearnt: ReadonlySet<string>;
};

/**
 * Makes a catalogue of a parsed manual. `hash` is the content address under which the manual is stored.
 * @throws Error where a service has no owner: such a manual must not answer anybody
 */
export function toCatalogue(hash: string, manual: Manual, ranker: Ranker | null = null): Catalogue {
  const departments = new Map(manual.agency.departments.map((department) => [department.code, department]));
  const owners = new Map<string, Owner>();
  for (const unit of manual.units) {
    const department = departments.get(unit.department);
    if (department) owners.set(unit.id, { unit, department });
  }
  const orphan = manual.services.find(({ unit }) => !owners.has(unit));
  if (orphan) throw new Error(`service ${orphan.id}: no unit ${orphan.unit}`);
  return {
    hash,
    manual,
    byId: new Map(manual.services.map((service) => [service.id, service])),
    owners,
    index: onceAsked(() => buildIndex(manual.services)),
    ranker,
    formCodes: formCodesOf(manual.services),
    names: namesOf(manual.services),
    unlearnt: unlearntOf(manual, ranker),
  };
}

function onceAsked<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

/**
 * The owner of a service of this catalogue.
 * @throws Error
 */
export function ownerOf(service: Service, catalogue: Catalogue): Owner {
  const owner = catalogue.owners.get(service.unit);
  if (!owner) throw new Error(`service ${service.id}: no unit ${service.unit}`);
  return owner;
}

function namesOf(services: readonly Service[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { id, titleTh, titleEn, aliases } of services) {
    for (const name of [titleTh, titleEn, ...aliases.th, ...aliases.en].map(denseForm))
      names.set(name, (names.get(name) ?? new Set()).add(id));
  }
  return names;
}

function unlearntOf(manual: Manual, ranker: Ranker | null): Set<string> {
  if (ranker === null) return new Set();
  const learnt = new Set(ranker.heads.meaning.labels);
  return new Set(manual.services.map(({ id }) => id).filter((id) => !learnt.has(id)));
}
