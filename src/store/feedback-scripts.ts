import { addNews, newestLines } from "./news-scripts.ts";
import { gather, type SaidField } from "./people-scripts.ts";

/**
 * A page of what a person said, the newest first. KEYS: 1 person, 2 person under the key before, 3 what they said. ARGV: 1 tag, 2 first and 3 last
 * place (0 is the newest), 4 life of the set. Gives {how many there are, the ids}; none of another record than that of the tag.
 */
export const saidPage = (field: SaidField) => `
for i = 1, 2 do
  if ARGV[1] ~= '' and redis.call('HGET', KEYS[i], 'tag') == ARGV[1] then
    ${gather("KEYS[i]", field, "KEYS[3]", "ARGV[4]")}
    return {redis.call('ZCARD', KEYS[3]), redis.call('ZREVRANGE', KEYS[3], ARGV[2], ARGV[3])}
  end
end
return {0, {}}
`;

/**
 * What somebody who was erased had said: feedbacks count, and nothing of them leads to anybody any more; questions go. KEYS: 1 whose waits to be
 * freed, 2 feedbacks that wait for an officer, 3 questions, 4 feedbacks and 5 questions of the tag, then a feedback and a question for each id (it
 * is one of the two). ARGV: 1 whose, as it waits, 2 whether that is a tag '1' or '0', then the ids: a page of them. Gives 1 where that was all.
 */
export const freeSaid = `
for i = 3, #ARGV do
  local feedback, question = KEYS[2 * i], KEYS[2 * i + 1]
  local state, version = unpack(redis.call('HMGET', feedback, 'state', 'version'))
  if state and state ~= 'erased' then
    redis.call('HSET', feedback, 'state', 'erased', 'open', '0', 'by', '', 'group', '', 'province', '', 'time', '', 'photos', '')
    -- A version that is no number must not hold up everybody behind.
    if version and #version <= 15 and string.match(version, '^%d+$') then redis.call('HINCRBY', feedback, 'version', 1) end
  end
  redis.call('DEL', question)
  redis.call('ZREM', KEYS[2], ARGV[i])
  redis.call('ZREM', KEYS[3], ARGV[i])
  if ARGV[2] == '1' then
    redis.call('ZREM', KEYS[4], ARGV[i])
    redis.call('ZREM', KEYS[5], ARGV[i])
  end
end
if ARGV[2] == '1' and redis.call('EXISTS', KEYS[4], KEYS[5]) > 0 then return 0 end
redis.call('LREM', KEYS[1], 1, ARGV[1])
return 1
`;

/**
 * Words or a picture of a feedback are taken back by whom they are of. A picture lies in the bucket: from here on its
 * time is over, so that it goes also where nobody else takes it out. KEYS: 1 feedback, 2 the text, 3 texts of feedbacks, or photos, 4 person. ARGV: 1 tag
 * of the person, 2 expected version, 3 id of the text or photo, 4 news of it for their next message, 5 whether it is a photo '1' or '0', then names and
 * values that change. Gives 1, or 0 where the feedback has another version, or person.
 */
export const takeBack = `
${newestLines}
local held = redis.call('HMGET', KEYS[1], 'by', 'version')
if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then return 0 end
for i = 6, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('HINCRBY', KEYS[1], 'version', 1)
if ARGV[5] == '1' then redis.call('ZADD', KEYS[3], 'XX', 0, ARGV[3])
else
  redis.call('DEL', KEYS[2])
  redis.call('ZREM', KEYS[3], ARGV[3])
end
if redis.call('HGET', KEYS[4], 'tag') == ARGV[1] then
  ${addNews("KEYS[4]", "ARGV[4]")}
end
return 1
`;
