/*
 * The persons' part of scripts. A person is found under a keyed look-up of their LINE id; while DATA_KEY is being changed the record may
 * still stand under the look-up of the key before, and moves the first time it is touched. Nothing in it is named anew.
 */

/** Moves a record from the look-up of the key before to that of the key in use. Takes what KEYS they are; the same one twice does nothing. */
export const adoptPerson = (now: string, before: string) => `
if ${before} ~= ${now} and redis.call('EXISTS', ${now}) == 0 and redis.call('EXISTS', ${before}) == 1 then
  redis.call('RENAME', ${before}, ${now})
end
`;

/**
 * Makes sure that there is a record, with a pseudonym for this year, and that it lives on. The tag is random, and all that is kept of
 * somebody who was erased: by it a restored copy of the record is known.
 */
export const meetPerson = (person: string, field: string, pseudonym: string, tag: string, life: string) => `
redis.call('HSET', ${person}, 'v', '2')
redis.call('HDEL', ${person}, 'pseudonym')
redis.call('HSETNX', ${person}, 'tag', ${tag})
redis.call('HSETNX', ${person}, ${field}, ${pseudonym})
redis.call('PEXPIRE', ${person}, ${life})
`;

/**
 * What is remembered of a person, outside of an arrival. KEYS: person, person under the key before. ARGV: 1 field of this year's
 * pseudonym, 2 a new pseudonym, 3 a new tag, 4 life of a person. Gives {dialogue, version, key, pseudonym, mark, profile}.
 */
export const recall = `
${adoptPerson("KEYS[1]", "KEYS[2]")}
${meetPerson("KEYS[1]", "ARGV[1]", "ARGV[2]", "ARGV[3]", "ARGV[4]")}
local person = redis.call('HMGET', KEYS[1], 'dialogue', 'version', 'key', ARGV[1], 'mark', 'profile')
return {person[1] or '', person[2] or '0', person[3] or '', person[4], person[5] or '', person[6] or ''}
`;

/**
 * A person's key is wrapped under the data key in use, and the record found under its look-up. KEYS: record as it stands, record as it is
 * to stand. ARGV: 1 key as it was read, 2 key as it is to be held. Gives 1, or 0 where the record changed meanwhile.
 */
export const rekey = `
if redis.call('HGET', KEYS[1], 'key') ~= ARGV[1] then return 0 end
if KEYS[1] ~= KEYS[2] and redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'key', ARGV[2])
if KEYS[1] ~= KEYS[2] then redis.call('RENAME', KEYS[1], KEYS[2]) end
return 1
`;

/**
 * Erases a person. KEYS: person, person under the key before, rate, erasures, ledger, count of the ledger. ARGV: 1 now, then the entry: 2 id,
 * 3 public. Gives 1, or 0 where there is nobody.
 */
export const erase = `
local tag = redis.call('HGET', KEYS[1], 'tag') or redis.call('HGET', KEYS[2], 'tag')
local gone = redis.call('DEL', KEYS[1], KEYS[2])
redis.call('DEL', KEYS[3])
if gone == 0 then return 0 end
if tag then redis.call('ZADD', KEYS[4], ARGV[1], tag) end
local number = redis.call('INCR', KEYS[6])
redis.call('XADD', KEYS[5], number .. '-0', 'v', '1', 'id', ARGV[2], 'public', ARGV[3], 'private', '', 'sealed', '')
return 1
`;
