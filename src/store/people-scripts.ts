import { appendEntry } from "./ledger-scripts.ts";

/*
 * The persons' part of scripts. A person is found under a keyed look-up of their LINE id; while DATA_KEY is being changed the record may
 * still stand under the look-up of the key before, and moves the first time it is touched. Nothing in it is named anew.
 */

/** Moves a record, or a draft, from the look-up of the key before to that of the key in use. Takes what KEYS they are; the same one twice does nothing. */
export const adoptPerson = (now: string, before: string) => `
if ${before} ~= ${now} and redis.call('EXISTS', ${now}) == 0 and redis.call('EXISTS', ${before}) == 1 then
  redis.call('RENAME', ${before}, ${now})
end
`;

/**
 * Makes sure that there is a record, and that it lives on. The tag is random, and all that is kept of somebody who was erased: by it a
 * restored copy of the record is known.
 */
export const meetPerson = (person: string, tag: string, life: string, speaker: string) => `
redis.call('HSET', ${person}, 'v', '2')
redis.call('HDEL', ${person}, 'pseudonym')
redis.call('HSETNX', ${person}, 'tag', ${tag})
${liveOn(person, life, speaker)}
`;

/** A record lives on; whoever said something is known for as long as that is kept. */
export const liveOn = (person: string, life: string, speaker: string) => `
do
  local said = redis.call('HMGET', ${person}, 'said', 'cases', 'questions')
  redis.call('PEXPIRE', ${person}, (said[1] or said[2] or said[3]) and ${speaker} or ${life})
end
`;

/** Where a record written before kept the ids of what its person said. */
export type SaidField = "cases" | "questions";

/**
 * What a record written before names itself (the oldest first, a hundred at most) goes into a set of its own, the first time that it is touched;
 * it is older than everything there. Takes what KEYS they are, and how long the set lives.
 */
export const gather = (person: string, field: SaidField, set: string, life: string) => `
do
  local place = 0
  for id in string.gmatch(redis.call('HGET', ${person}, '${field}') or '', '%S+') do
    place = place + 1
    redis.call('ZADD', ${set}, 'NX', place, id)
  end
  if place > 0 then
    redis.call('HSET', ${person}, 'said', '1')
    redis.call('HDEL', ${person}, '${field}')
    redis.call('PEXPIRE', ${set}, ${life})
  end
end
`;

/**
 * Reads into `person` what scripts tell of somebody: {dialogue, version, key, pseudonym, mark, profile, tag, draft, asked}, '' where there is none (of
 * a group always). Whoever has a record has a pseudonym in the field of the year. A draft of another record is nobody's any more. A version that is no
 * number would let nothing be written any more: it begins anew.
 */
export const readPerson = (person: string, draft: string, field: string, pseudonym: string) => `
if redis.call('HEXISTS', ${person}, 'tag') == 1 then redis.call('HSETNX', ${person}, ${field}, ${pseudonym}) end
local person = redis.call('HMGET', ${person}, 'dialogue', 'version', 'key', ${field}, 'mark', 'profile', 'tag', 'asked')
if person[2] and not (#person[2] <= 15 and string.match(person[2], '^%d+$')) then
  redis.call('HSET', ${person}, 'version', '0')
  person[2] = '0'
end
for i = 1, 8 do person[i] = person[i] or (i == 2 and '0' or '') end
person[9] = person[8]
person[8] = ''
if person[7] ~= '' then
  local draft = redis.call('HMGET', ${draft}, 'tag', 'sealed')
  if draft[1] == person[7] then person[8] = draft[2] end
end
`;

/**
 * What is remembered of a person, outside of an arrival. KEYS: person, person under the key before, draft, draft under the key before, person of
 * the tag. ARGV: 1 field of this year's pseudonym, 2 a new pseudonym, 3 the tag that the event was taken in with, or '', 4 who. Makes no record, and gives nothing of another one than
 * that of the tag: who was erased meanwhile is not brought back. Gives {dialogue, version, key, pseudonym, mark, profile, tag, draft, asked}.
 */
export const recall = `
${adoptPerson("KEYS[1]", "KEYS[2]")}
${adoptPerson("KEYS[3]", "KEYS[4]")}
local tag = redis.call('HGET', KEYS[1], 'tag') or ''
if tag == '' or (ARGV[3] ~= '' and tag ~= ARGV[3]) then return {'', '0', '', '', '', '', '', '', ''} end
-- A record that has just moved must be found from its tag: else what staff do meets nobody.
if KEYS[1] ~= KEYS[2] and ARGV[3] ~= '' then redis.call('SET', KEYS[5], ARGV[4], 'XX', 'KEEPTTL') end
${readPerson("KEYS[1]", "KEYS[3]", "ARGV[1]", "ARGV[2]")}
return person
`;

/** Before a tag in the list of what is to be freed; what has it not is ids, as they were kept before. */
export const ORPHAN = "of:";

/** What KEYS hold of one record of a person: the record, their draft, the pointer from its tag. */
type Held = { record: string; draft: string; pointer: string };

/**
 * Destroys a person's record and all that names them. What they said loses its person in the next minutes, and their questions go: the tag waits in
 * `orphans`, however much it was, and beside it the ids that a record written before names itself.
 */
const clearPerson = ({ record, draft, pointer }: Held, orphans: string, news: string) => `
do
  local held = redis.call('HMGET', ${record}, 'tag', 'cases', 'questions', 'said')
  if held[1] then redis.call('ZREM', ${news}, held[1]) end
  if held[1] and held[4] then redis.call('RPUSH', ${orphans}, '${ORPHAN}' .. held[1]) end
  if held[2] and held[2] ~= '' then redis.call('RPUSH', ${orphans}, held[2]) end
  if held[3] and held[3] ~= '' then redis.call('RPUSH', ${orphans}, held[3]) end
  redis.call('DEL', ${record}, ${draft}, ${pointer})
end
`;

/** The same of all their records (there are two where keys were changed carelessly), and remembers their tags. */
export const destroyPerson = (
  all: readonly Held[],
  kept: { erasures: string; orphans: string; news: string; now: string },
) =>
  all
    .map(
      (held) => `
do
  local tag = redis.call('HGET', ${held.record}, 'tag')
  if tag then redis.call('ZADD', ${kept.erasures}, ${kept.now}, tag) end
end
${clearPerson(held, kept.orphans, kept.news)}
`,
    )
    .join("");

/**
 * A person's key is wrapped under the data key in use, and the record found under its look-up. KEYS: record as it stands, record as it is
 * to stand, draft and draft likewise, person of the tag. ARGV: 1 key as it was read, 2 key as it is to be held, 3 who they are from now on. Gives 1, or 0 where the record changed meanwhile.
 */
export const rekey = `
if redis.call('HGET', KEYS[1], 'key') ~= ARGV[1] then return 0 end
if KEYS[1] ~= KEYS[2] and redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'key', ARGV[2])
if KEYS[1] ~= KEYS[2] then redis.call('RENAME', KEYS[1], KEYS[2]) end
${adoptPerson("KEYS[4]", "KEYS[3]")}
redis.call('SET', KEYS[5], ARGV[3], 'XX', 'KEEPTTL')
return 1
`;

/**
 * Erases a person; the log comes first. KEYS: person, person under the key before, rate, erasures, ledger, count of the ledger, feedbacks of the
 * erased, draft, draft under the key before, person of the tag, persons with news, person of the tag under the key before. ARGV: 1 now, then the
 * entry: 2 id, 3 public. Gives 1, or 0 where there is nobody.
 */
export const erase = `
${appendEntry}
local somebody = redis.call('EXISTS', KEYS[1], KEYS[2]) > 0
if somebody then append(KEYS[5], KEYS[6], ARGV[2], ARGV[3], '', '') end
redis.call('DEL', KEYS[3])
${destroyPerson(
  [
    { record: "KEYS[1]", draft: "KEYS[8]", pointer: "KEYS[10]" },
    { record: "KEYS[2]", draft: "KEYS[9]", pointer: "KEYS[12]" },
  ],
  { erasures: "KEYS[4]", orphans: "KEYS[7]", news: "KEYS[11]", now: "ARGV[1]" },
)}
return somebody and 1 or 0
`;

/**
 * Destroys a record that came back with a restored copy, without a word in the log. KEYS: person, draft, person of the tag, feedbacks of the
 * erased, persons with news. ARGV: 1 tag. Another record that stands there is left.
 */
export const destroy = `
if redis.call('HGET', KEYS[1], 'tag') ~= ARGV[1] then return 0 end
${clearPerson({ record: "KEYS[1]", draft: "KEYS[2]", pointer: "KEYS[3]" }, "KEYS[4]", "KEYS[5]")}
return 1
`;
