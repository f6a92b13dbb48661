import { MOST_ASKED } from "#core/asked.ts";
import { appendEntry } from "./ledger-scripts.ts";

/** The newest news of a person that waits; what is older is found under "mine" all the same. */
export const MOST_NEWS = 10;

/** Defines `newest(lines, most)` for the script it stands in: what waits for a person is one item a line, and the oldest give way. */
export const newestLines = `
local function newest(lines, most)
  local items = {}
  for item in string.gmatch(lines, '[^\\n]+') do items[#items + 1] = item end
  return table.concat(items, '\\n', math.max(1, #items - most + 1))
end
`;

/** A person has news more; the oldest gives way. Needs `newest`. Takes what KEYS and ARGV they are. */
export const addNews = (person: string, item: string) => `
redis.call('HSET', ${person}, 'news', newest((redis.call('HGET', ${person}, 'news') or '') .. '\\n' .. ${item}, ${MOST_NEWS}))
`;

/** Something is due at a moment (ms), or before that where it was due already: what waits does not wait longer for it. */
export const dueBy = (set: string, member: string, at: string) => `
do
  local due = redis.call('ZSCORE', ${set}, ${member})
  if not due or tonumber(due) > tonumber(${at}) then redis.call('ZADD', ${set}, ${at}, ${member}) end
end
`;

/**
 * Defines `newestLate(lines, most)`: so many answers at most, and as much of what became of feedback, and of answers to questions that were left, as
 * there is room for: it is told in one.
 */
export const newestLate = `
${newestLines}
local function newestLate(lines, most)
  local answers, news = {}, {}
  for item in string.gmatch(lines, '[^\\n]+') do
    local isNews = string.find(item, '"what":"case"', 1, true) or string.find(item, '"what":"question"', 1, true)
    local list = isNews and news or answers
    list[#list + 1] = item
  end
  local kept = newest(table.concat(answers, '\\n'), most)
  local told = newest(table.concat(news, '\\n'), ${MOST_NEWS})
  return kept ~= '' and told ~= '' and (kept .. '\\n' .. told) or (kept .. told)
end
`;

/**
 * Remembers which questions of officers are told to a person now: what they type may be the answer (core/asked.ts). `items`: news, one a line; `at`:
 * when (ms). One that is told again counts from then on.
 */
export const noteAsked = (person: string, items: string, at: string) => `
if string.find(${items}, '"says":"feedback.asked"', 1, true) then
  local lines = {}
  -- Each feedback once, so that one who asks often does not push out the others.
  local function note(line)
    local of = string.match(line, '"case":"[^"]*"')
    if not of then return end
    for i = #lines, 1, -1 do if string.find(lines[i], of, 1, true) then table.remove(lines, i) end end
    lines[#lines + 1] = line
  end
  for line in string.gmatch(redis.call('HGET', ${person}, 'asked') or '', '[^\\n]+') do note(line) end
  for item in string.gmatch(${items}, '[^\\n]+') do
    if string.find(item, '"says":"feedback.asked"', 1, true) then note(${at} .. ' ' .. item) end
  end
  redis.call('HSET', ${person}, 'asked', table.concat(lines, '\\n', math.max(1, #lines - ${MOST_ASKED - 1})))
end
`;

/** What a person has said to a feedback answers its question. `id`: the feedback. */
export const forgetAsked = (person: string, id: string) => `
do
  local lines = {}
  for line in string.gmatch(redis.call('HGET', ${person}, 'asked') or '', '[^\\n]+') do
    if not string.find(line, '"case":"' .. ${id} .. '"', 1, true) then lines[#lines + 1] = line end
  end
  if #lines > 0 then redis.call('HSET', ${person}, 'asked', table.concat(lines, '\\n'))
  else redis.call('HDEL', ${person}, 'asked') end
end
`;

/**
 * Staff move a feedback: its record, the entry, the words for the person and the news of it, or nothing. KEYS: 1 feedback, 2 ledger, 3 count of
 * the ledger, 4 the words, 5 texts of their kind, 6 feedbacks that wait for an officer, 7 person, 8 persons with news, 9 its number, 10 feedbacks of the person. ARGV: 1 feedback, 2 expected version, 3 its life, 4 clock (ms) or '',
 * 5 entry, 6 public, 7 id of the words, 8 sealed words or '', 9 now, 10 tag of the person, 11 news or '', 12 when it may be pushed (ms) or '',
 * then names and values that change. Gives {"done", number} each time it is tried, or {"changed"}, also where the record
 * of the person is not there: they were erased, or it has moved under another look-up.
 */
export const moveFeedback = `
${appendEntry}
${newestLines}
local seen = 'entry:' .. ARGV[5]
local held = redis.call('HMGET', KEYS[1], 'version', seen)
if held[2] then return {'done', held[2]} end
if held[1] ~= ARGV[2] then return {'changed'} end
if redis.call('HGET', KEYS[7], 'tag') ~= ARGV[10] then return {'changed'} end
local number = append(KEYS[2], KEYS[3], ARGV[5], ARGV[6], '', '')
redis.call('HSET', KEYS[1], seen, number)
for i = 13, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('HINCRBY', KEYS[1], 'version', 1)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[9], ARGV[3])
redis.call('PEXPIRE', KEYS[10], ARGV[3])
if ARGV[8] ~= '' then
  redis.call('HSET', KEYS[4], 'v', '1', 'sealed', ARGV[8], 'at', ARGV[9])
  redis.call('ZADD', KEYS[5], ARGV[9], ARGV[7])
end
if ARGV[4] ~= '' then redis.call('ZADD', KEYS[6], ARGV[4], ARGV[1]) else redis.call('ZREM', KEYS[6], ARGV[1]) end
if ARGV[11] ~= '' then
  ${addNews("KEYS[7]", "ARGV[11]")}
  if ARGV[12] ~= '' then ${dueBy("KEYS[8]", "ARGV[10]", "ARGV[12]")} end
end
return {'done', number}
`;

/**
 * News that waits, and news on its way: who reads of a push has taken it up, so that the run that began it cannot give it back any more. KEYS: person.
 * Gives {news, news being pushed, name of the push, when something was pushed last}.
 */
export const readNews = `
local held = redis.call('HMGET', KEYS[1], 'news', 'pushing', 'pushName', 'pushedAt')
if held[3] then redis.call('HSET', KEYS[1], 'pushAgain', '1') end
return held
`;

/**
 * News is looked at again later, or is left to the person's next message. KEYS: person, persons with news. ARGV: 1 tag, 2 the news as it was read,
 * 3 when (ms) or ''. Gives 1, or 0 where the news changed meanwhile: then it is looked at anew when it would have been.
 */
export const putOffNews = `
local held = redis.call('HMGET', KEYS[1], 'tag', 'news')
if held[1] ~= ARGV[1] or (held[2] or '') ~= ARGV[2] then return 0 end
if ARGV[3] == '' then redis.call('ZREM', KEYS[2], ARGV[1]) else redis.call('ZADD', KEYS[2], 'XX', ARGV[3], ARGV[1]) end
return 1
`;

/**
 * News is taken to be pushed, so that no reply tells it as well. KEYS: person, persons with news. ARGV: 1 tag, 2 the news as it was read, 3 name of
 * the push, 4 when it is tried again if this run dies (ms), 5 now, 6 what of the news is in it. Gives 1, also to the same push once more, or 0 where the news changed meanwhile.
 */
export const claimNews = `
local held = redis.call('HMGET', KEYS[1], 'tag', 'news', 'pushing', 'pushName')
if held[1] == ARGV[1] and held[4] == ARGV[3] then return 1 end
if held[1] ~= ARGV[1] or held[3] or (held[2] or '') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'pushing', ARGV[2], 'pushName', ARGV[3])
redis.call('HDEL', KEYS[1], 'news')
${noteAsked("KEYS[1]", "ARGV[6]", "ARGV[5]")}
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
return 1
`;

/**
 * A push has ended. KEYS: person, persons with news. ARGV: 1 tag, 2 name of the push, 3 news that waits again or '', 4 when (ms) or '' to leave it to their next message (what came meanwhile is looked at when the push
 * would have been tried again), 5 when something was pushed (ms), or '' where that does not count, 6 news that may have
 * been seen or '', which the next message offers, 7 most late answers. Gives 1, or 0 where another run has settled it,
 * or has taken it up and may be telling what is to wait again: it is left to that one.
 */
export const settleNews = `
${newestLate}
local held = redis.call('HMGET', KEYS[1], 'tag', 'pushName', 'news', 'pushAgain')
if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then return 0 end
if held[4] and ARGV[3] ~= '' then return 0 end
redis.call('HDEL', KEYS[1], 'pushing', 'pushName', 'pushAgain')
local came = held[3] or ''
if ARGV[3] ~= '' then redis.call('HSET', KEYS[1], 'news', newest(ARGV[3] .. '\\n' .. came, ${MOST_NEWS})) end
if ARGV[6] ~= '' then
  local late = redis.call('HGET', KEYS[1], 'late') or ''
  redis.call('HSET', KEYS[1], 'late', newestLate(late .. '\\n' .. ARGV[6], tonumber(ARGV[7])))
end
if ARGV[5] ~= '' then redis.call('HSET', KEYS[1], 'pushedAt', ARGV[5]) end
if ARGV[4] ~= '' and ARGV[3] .. came ~= '' then redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
elseif came == '' then redis.call('ZREM', KEYS[2], ARGV[1]) end
return 1
`;
