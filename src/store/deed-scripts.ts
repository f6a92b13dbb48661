import { appendEntry } from "./ledger-scripts.ts";
import { dueBy, forgetAsked } from "./news-scripts.ts";
import { gather, type SaidField } from "./people-scripts.ts";

/*
 * What a person does is stored before it is told: each script changes the store for one leased event, at most once however often it is tried,
 * and says in the event's row what was done, so that a run after it knows. The log is written first: where it cannot be, nothing is.
 *
 * All three take the same first KEYS: 1 inbox row, 2 person, 3 draft, 4 ledger, 5 count of the ledger, 6 a text, 7 texts of its kind,
 * 8 person of the tag, 9 what the person said of its kind (feedbacks, or questions); and as the last ones, what messages became. And the same
 * first ARGV: 1 lease, 2 tag of the person, 3 expected version, 4 the person's key as this run knew it, 5 the
 * key to hold from now on or '', 6 sealed LINE id or '', 7 when the event happened, 8 dialogue or '', 9 sealed profile or '', 10 draft: '' leaves
 * it, '-' drops it, else it is the sealed draft, 11 life of a draft, 12 what was done, 13 life of a person who said something, 14 sealed text or '',
 * 15 id of the text, 16 now, 17 who, 18 whether the text is a question '1' or '0', then the entry or ''s: 19 id, 20 public, 21 private digest,
 * 22 sealed, 23 what the messages became (ids of texts and photos, as many as the last KEYS), 24 how long that is known.
 * They give {"done", what was done before or now}, {"lost"} (another run has the lease), {"gone"} (the person was erased since), {"conflict"} (the
 * person's memory changed).
 */
const begin = (counted = "") => `
${appendEntry}
local row = redis.call('HMGET', KEYS[1], 'state', 'lease', 'did')
if row[1] ~= 'leased' or row[2] ~= ARGV[1] then return {'lost'} end
if row[3] then return {'done', row[3]${counted}} end
local person = redis.call('HMGET', KEYS[2], 'tag', 'version', 'key')
if ARGV[2] == '' or person[1] ~= ARGV[2] then return {'gone'} end
if (person[2] or '0') ~= ARGV[3] or (person[3] or '') ~= ARGV[4] then return {'conflict'} end
`;

/** Something is said: it is found with its person, and its person from it. */
const noted = (field: SaidField, id: string, life: string) => `
${gather("KEYS[2]", field, "KEYS[9]", life)}
redis.call('ZADD', KEYS[9], ARGV[16], ${id})
redis.call('PEXPIRE', KEYS[9], ${life})
redis.call('HSET', KEYS[2], 'said', '1')
redis.call('PEXPIRE', KEYS[2], ARGV[13])
redis.call('SET', KEYS[8], ARGV[17], 'PX', ARGV[13])
`;

/** Older than anything was said: what was gathered stands there in its order. */
const GATHERED = 1_000;

/** A question is left. What is older than a person is known for is not kept any more, and its id goes. */
const asked = `
${noted("questions", "ARGV[15]", "ARGV[13]")}
redis.call('ZREMRANGEBYSCORE', KEYS[9], ${GATHERED}, '(' .. (ARGV[16] - ARGV[13]))
`;

/**
 * Which text or photo of a feedback a message became, or which question: who takes the message back takes that back. A text that was there before (the same said
 * again) came in the message of the first time. Takes the first of the last KEYS.
 */
const cameIn = (first: number) => `
do
  local place = ${first}
  for what in string.gmatch(ARGV[23], '%S+') do
    if what ~= ARGV[15] or ARGV[14] ~= '' then redis.call('SET', KEYS[place], ARGV[25] .. ' ' .. what, 'PX', ARGV[24]) end
    place = place + 1
  end
end
`;

/** What stands in place of a feedback where a message became a question that was left. No id of a feedback is that short. */
export const QUESTION_OF_THEIRS = "question";

/** All the ids of the photos of one feedback together: bounds the record where the same is said again and again. */
const MOST_PHOTO_LETTERS = 1_000;

const logged = `
if ARGV[19] ~= '' then append(KEYS[4], KEYS[5], ARGV[19], ARGV[20], ARGV[21], ARGV[22]) end
`;

const kept = `
if ARGV[14] ~= '' then
  redis.call('HSET', KEYS[6], 'v', '1', 'sealed', ARGV[14], 'at', ARGV[16])
  redis.call('ZADD', KEYS[7], ARGV[16], ARGV[15])
  -- Whoever owns the manual reads questions without a feedback that leads to the key.
  if ARGV[18] == '1' then
    redis.call('HSET', KEYS[6], 'of', ARGV[2])
    ${asked}
  end
end
redis.call('HINCRBY', KEYS[2], 'version', 1)
if ARGV[8] ~= '' then redis.call('HSET', KEYS[2], 'dialogue', ARGV[8]) end
if ARGV[5] ~= '' then
  redis.call('HSET', KEYS[2], 'key', ARGV[5])
  if ARGV[6] ~= '' then redis.call('HSET', KEYS[2], 'line', ARGV[6], 'since', ARGV[7]) end
end
if ARGV[9] ~= '' then redis.call('HSET', KEYS[2], 'profile', ARGV[9]) end
if ARGV[10] == '-' then redis.call('DEL', KEYS[3])
elseif ARGV[10] ~= '' then
  redis.call('HSET', KEYS[3], 'v', '1', 'tag', ARGV[2], 'sealed', ARGV[10])
  redis.call('PEXPIRE', KEYS[3], ARGV[11])
end
redis.call('HSET', KEYS[1], 'did', ARGV[12])
`;
const answered = "return {'done', ARGV[12]}";

/** The memory changes: the draft, the dialogue, what they told of themselves; a question is left. */
const keep = `
${begin()}
${logged}
${cameIn(10)}
${kept}
${answered}
`;

/**
 * A feedback is heard. KEYS also: 10 feedback, 11 its number, 12 feedbacks that wait for an officer, by their clock, 13 photos of
 * drafts, 14 photos that were sent. ARGV also: 25 feedback, 26 its life,
 * 27 number, 28 clock (ms), 29 ids of its photos (three at
 * most), then names and values of its record. The same that was said before and is still open is counted there, and nothing
 * else. Gives after {"done", what was done} its number and how often it was said; also {"taken"} (the number is another's) and {"ended"} (the same was said before, and that has ended, or its
 * words were taken back).
 */
const hear = `
local function keepPhotos()
  for photo in string.gmatch(ARGV[29], '%S+') do
    redis.call('ZREM', KEYS[13], photo)
    redis.call('ZADD', KEYS[14], ARGV[16], photo)
  end
end
local function counted() return unpack(redis.call('HMGET', KEYS[10], 'reference', 'times')) end
${begin(", counted()")}
local same = redis.call('HMGET', KEYS[10], 'open', 'by', 'unsaid')
if same[1] == '1' and same[2] == ARGV[2] and not same[3] then
  redis.call('HINCRBY', KEYS[10], 'times', 1)
  redis.call('HSET', KEYS[10], 'saidAt', ARGV[16])
  redis.call('PEXPIRE', KEYS[10], ARGV[26])
  if redis.call('GET', KEYS[11]) == ARGV[25] then redis.call('PEXPIRE', KEYS[11], ARGV[26]) end
  -- New pictures of it belong to it, up to a bound; the others go with the day of their draft.
  local photos = redis.call('HGET', KEYS[10], 'photos') or ''
  if ARGV[29] ~= '' and #photos + #ARGV[29] <= ${MOST_PHOTO_LETTERS} then
    redis.call('HSET', KEYS[10], 'photos', photos == '' and ARGV[29] or (photos .. ' ' .. ARGV[29]))
    -- Whoever looked at its pictures before must look again.
    redis.call('HINCRBY', KEYS[10], 'version', 1)
    keepPhotos()
  end
  ARGV[14] = ''
elseif same[1] then return {'ended'}
else
  if redis.call('EXISTS', KEYS[11]) == 1 then return {'taken'} end
  ${logged}
  for i = 30, #ARGV, 2 do redis.call('HSET', KEYS[10], ARGV[i], ARGV[i + 1]) end
  keepPhotos()
  redis.call('HSET', KEYS[10], 'version', '1', 'open', '1')
  redis.call('SET', KEYS[11], ARGV[25], 'PX', ARGV[26])
  redis.call('ZADD', KEYS[12], ARGV[28], ARGV[25])
end
redis.call('PEXPIRE', KEYS[10], ARGV[26])
${noted("cases", "ARGV[25]", "ARGV[26]")}
${cameIn(15)}
${kept}
return {'done', ARGV[12], counted()}
`;

/**
 * Something happens to a feedback of this person. KEYS also: 10 feedback, 11 feedbacks that wait for an officer, 12 its number. ARGV also: 25 feedback,
 * 26 its expected version, 27 its life, 28 clock (ms) where it waits afterwards, '' where it does not, then names and values that change. One that
 * waits already does not wait longer for it. Gives also {"changed"} (it has another version) and {"not-theirs"}.
 */
const change = `
${begin()}
local held = redis.call('HMGET', KEYS[10], 'version', 'by')
if held[2] ~= ARGV[2] then return {'not-theirs'} end
if held[1] ~= ARGV[26] then return {'changed'} end
${logged}
for i = 29, #ARGV, 2 do redis.call('HSET', KEYS[10], ARGV[i], ARGV[i + 1]) end
redis.call('HINCRBY', KEYS[10], 'version', 1)
for _, key in ipairs({KEYS[9], KEYS[10], KEYS[12]}) do redis.call('PEXPIRE', key, ARGV[27]) end
if ARGV[28] ~= '' then ${dueBy("KEYS[11]", "ARGV[25]", "ARGV[28]")}
else redis.call('ZREM', KEYS[11], ARGV[25]) end
redis.call('PEXPIRE', KEYS[2], ARGV[13])
${forgetAsked("KEYS[2]", "ARGV[25]")}
${cameIn(13)}
${kept}
${answered}
`;

export const deedScripts = { keep, hear, change } as const;
