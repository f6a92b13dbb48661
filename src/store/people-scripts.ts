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
redis.call('PEXPIRE', ${person},
  (redis.call('HEXISTS', ${person}, 'cases') == 1 or redis.call('HEXISTS', ${person}, 'questions') == 1) and ${speaker} or ${life})
`;

/**
 * Reads into `person` what scripts tell of somebody: {dialogue, version, key, pseudonym, mark, profile, tag, draft}, '' where there is none (of
 * a group always). Whoever has a record has a pseudonym in the field of the year. A draft of another record is nobody's any more.
 */
export const readPerson = (person: string, draft: string, field: string, pseudonym: string) => `
if redis.call('HEXISTS', ${person}, 'tag') == 1 then redis.call('HSETNX', ${person}, ${field}, ${pseudonym}) end
local person = redis.call('HMGET', ${person}, 'dialogue', 'version', 'key', ${field}, 'mark', 'profile', 'tag')
for i = 1, 7 do person[i] = person[i] or (i == 2 and '0' or '') end
person[8] = ''
if person[7] ~= '' then
  local draft = redis.call('HMGET', ${draft}, 'tag', 'sealed')
  if draft[1] == person[7] then person[8] = draft[2] end
end
`;

/**
 * What is remembered of a person, outside of an arrival. KEYS: person, person under the key before, draft, draft under the key before. ARGV: 1 field of this year's
 * pseudonym, 2 a new pseudonym, 3 the tag that the event was taken in with, or ''. Makes no record, and gives nothing of another one than
 * that of the tag: who was erased meanwhile is not brought back. Gives {dialogue, version, key, pseudonym, mark, profile, tag, draft}.
 */
export const recall = `
${adoptPerson("KEYS[1]", "KEYS[2]")}
${adoptPerson("KEYS[3]", "KEYS[4]")}
local tag = redis.call('HGET', KEYS[1], 'tag') or ''
if tag == '' or (ARGV[3] ~= '' and tag ~= ARGV[3]) then return {'', '0', '', '', '', '', '', ''} end
${readPerson("KEYS[1]", "KEYS[3]", "ARGV[1]", "ARGV[2]")}
return person
`;

/**
 * Destroys a person's records (there are two where keys were changed carelessly), and remembers their tags. What they said loses its person
 * in the next minute: its ids wait in `orphans`.
 */
export const destroyPerson = (records: readonly string[], erasures: string, orphans: string, now: string) =>
  records
    .map(
      (record) => `
do
  local held = redis.call('HMGET', ${record}, 'tag', 'cases')
  if held[1] then redis.call('ZADD', ${erasures}, ${now}, held[1]) end
  if held[2] and held[2] ~= '' then redis.call('RPUSH', ${orphans}, held[2]) end
  redis.call('DEL', ${record})
end
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
if redis.call('EXISTS', KEYS[5]) == 1 then redis.call('SET', KEYS[5], ARGV[3], 'PX', redis.call('PTTL', KEYS[5])) end
return 1
`;

/**
 * Erases a person. KEYS: person, person under the key before, rate, erasures, ledger, count of the ledger, feedbacks of the erased, draft, draft
 * under the key before, person of the tag. ARGV: 1 now, then the entry: 2 id,
 * 3 public. Gives 1, or 0 where there is nobody.
 */
export const erase = `
${appendEntry}
redis.call('DEL', KEYS[3], KEYS[8], KEYS[9], KEYS[10])
if redis.call('EXISTS', KEYS[1], KEYS[2]) == 0 then return 0 end
append(KEYS[5], KEYS[6], ARGV[2], ARGV[3], '', '')
${destroyPerson(["KEYS[1]", "KEYS[2]"], "KEYS[4]", "KEYS[7]", "ARGV[1]")}
return 1
`;
