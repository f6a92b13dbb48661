import { appendEntry } from "./ledger-scripts.ts";
import { MOST_NEWS, newestLate, noteAsked } from "./news-scripts.ts";
import { adoptPerson, destroyPerson, liveOn, meetPerson, readPerson } from "./people-scripts.ts";

/*
 * The store's scripts of the inbox. Each is O(1), names every key in KEYS and is safe to run twice with the same arguments, because an answer
 * that got lost is asked for again. Times are arguments (ms since 1970): the store's clock is never read.
 */

/** Closes an event's row: what it held of the message is gone; that it was dealt with is known as long as LINE may deliver it again. */
const closeRow = (row: string, open: string, event: string, life: string) => `
redis.call('HSET', ${row}, 'state', 'done')
redis.call('HDEL', ${row}, 'body', 'late', 'tag', 'did', 'until', 'attempts', 'sweeps', 'verdict', 'receivedAt', 'deliveredAt')
redis.call('PEXPIRE', ${row}, ${life})
redis.call('ZREM', ${open}, ${event})
`;

/**
 * An event arrives. KEYS: inbox row, open set, person, rate, current manual, message pointer, person under the key before, draft, draft under
 * the key before.
 * ARGV: 1 now, 2 lease, 3 lease ends, 4 redelivered, 5 event, 6 sealed body, 7 personal, 8 counted, 9 rate limit, 10 rate window,
 * 11 has message id, 12 life of the pointer, 13 life of a finished row, 14 life of a person, 15 field of the pseudonym of the year in
 * which it happened, 16 a new pseudonym, 17 a new erasure tag, 18 life of a person who said something.
 * Gives {"busy"|"done"|"silent"} or {"ours", attempts, verdict, late, manual, did, dialogue, version, key, pseudonym, mark, profile, tag, draft, asked}.
 */
const receive = `
${adoptPerson("KEYS[3]", "KEYS[7]")}
${adoptPerson("KEYS[8]", "KEYS[9]")}
local row = redis.call('HMGET', KEYS[1], 'state', 'lease', 'until', 'attempts', 'verdict', 'late', 'tag', 'did')
local verdict, late, attempts = row[5], row[6] or '', 1
if row[1] == 'done' then return {'done'} end
if row[1] == 'leased' then
  if row[7] and row[7] ~= '' and row[7] ~= (redis.call('HGET', KEYS[3], 'tag') or '') then
    -- Whom it is of was erased since: it is not worked on any more, and nothing of it is held.
    ${closeRow("KEYS[1]", "KEYS[2]", "ARGV[5]", "ARGV[13]")}
    return {'done'}
  end
  attempts = tonumber(row[4])
  if row[2] ~= ARGV[2] then
    if ARGV[4] ~= '1' and tonumber(row[3]) > tonumber(ARGV[1]) then return {'busy'} end
    attempts = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
    redis.call('HSET', KEYS[1], 'lease', ARGV[2], 'until', ARGV[3], 'deliveredAt', ARGV[1])
    redis.call('ZADD', KEYS[2], ARGV[3], ARGV[5])
  end
else
  if ARGV[11] == '1' and redis.call('GET', KEYS[6]) == 'unsent' then
    redis.call('HSET', KEYS[1], 'v', '1', 'state', 'done')
    redis.call('PEXPIRE', KEYS[1], ARGV[13])
    return {'done'}
  end
  verdict = 'answer'
  if ARGV[8] == '1' then
    local n = redis.call('INCR', KEYS[4])
    if n == 1 then redis.call('PEXPIRE', KEYS[4], ARGV[10]) end
    if n > tonumber(ARGV[9]) then verdict = 'notice' end
    if n > tonumber(ARGV[9]) + 1 then
      redis.call('HSET', KEYS[1], 'v', '1', 'state', 'done')
      redis.call('PEXPIRE', KEYS[1], ARGV[13])
      return {'silent'}
    end
  end
  local tag = ''
  if ARGV[7] == '1' then
    ${meetPerson("KEYS[3]", "ARGV[17]", "ARGV[14]", "ARGV[18]")}
    tag = redis.call('HGET', KEYS[3], 'tag')
    local waiting = redis.call('HMGET', KEYS[3], 'late', 'news')
    late = waiting[1] or ''
    ${noteAsked("KEYS[3]", "(waiting[2] or '')", "ARGV[1]")}
    if waiting[2] then late = late == '' and waiting[2] or (late .. '\\n' .. waiting[2]) end
    if late ~= '' then redis.call('HDEL', KEYS[3], 'late', 'news') end
  end
  redis.call('HSET', KEYS[1], 'v', '1', 'state', 'leased', 'lease', ARGV[2], 'until', ARGV[3], 'attempts', '1', 'tag', tag,
    'verdict', verdict, 'late', late, 'body', ARGV[6], 'receivedAt', ARGV[1], 'deliveredAt', ARGV[1])
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[5])
  if ARGV[11] == '1' then redis.call('SET', KEYS[6], ARGV[5], 'PX', ARGV[12]) end
end
${readPerson("KEYS[3]", "KEYS[8]", "ARGV[15]", "ARGV[16]")}
return {'ours', attempts, verdict, late, redis.call('GET', KEYS[5]) or '', row[8] or '', unpack(person)}
`;

/**
 * An event is done: row, person's memory, what waits to be told, the day's count, what the log says of it, in one. The log comes first:
 * where it cannot be written, nothing is.
 * KEYS: inbox row, open set, person, counts, rate, erasures, ledger, count of the ledger, person under the key before, person of the tag, draft,
 * draft under the key before, feedbacks of the erased, persons with news, person of the tag under the key before.
 * ARGV: 1 event, 2 lease, 3 expected version, 4 dialogue or '', 5 late items or '' (one JSON a line), 6 most late items,
 * 7 count field or '', 8 follows '1' '0' or '', 9 when it happened, 10 life of a finished row, 11 life of a person, 12 life of counts,
 * 13 the person's key as this run knew it, or '', 14 the key to hold from now on, or '' to leave it, 15 sealed LINE id or '',
 * 16 erase the person '1' or '0', 17 now, 18 sealed profile or '' to leave it, 19 the tag of the person that this run knew, or ''
 * (nobody: a group), 20 life of a person without a key, 21 life of one who said something, 22 who; then for each entry of the log: id, public,
 * private digest, sealed.
 * Gives {"done"}, {"already"} (another run completed it), {"lost"} (another run has the lease), {"conflict"} (the person changed).
 * Of somebody else than that of the tag (they were erased meanwhile) nothing is written.
 */
const complete = `
${appendEntry}
${newestLate}
local row = redis.call('HMGET', KEYS[1], 'state', 'lease')
if row[1] == 'done' and row[2] == ARGV[2] then return {'done'} end
if row[1] ~= 'leased' then return {'already'} end
if row[2] ~= ARGV[2] then return {'lost'} end
if ARGV[19] ~= '' and redis.call('HGET', KEYS[3], 'tag') == ARGV[19] then
  local person = redis.call('HMGET', KEYS[3], 'version', 'key')
  local changesMemory = ARGV[4] ~= ''
  local changesPerson = ARGV[14] ~= '' or ARGV[16] == '1' or ARGV[18] ~= '' or #ARGV > 22
  if changesMemory and (person[1] or '0') ~= ARGV[3] then return {'conflict'} end
  if changesPerson and (person[2] or '') ~= ARGV[13] then return {'conflict'} end
  -- Whom we held nothing of is erased without a word in the log.
  local known = person[2] or redis.call('HEXISTS', KEYS[9], 'key') == 1
  if ARGV[16] ~= '1' or known then
    for i = 23, #ARGV, 4 do append(KEYS[7], KEYS[8], ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]) end
  end
  if changesMemory then
    redis.call('HSET', KEYS[3], 'dialogue', ARGV[4])
    redis.call('HINCRBY', KEYS[3], 'version', 1)
  end
  if ARGV[14] ~= '' then
    redis.call('HSET', KEYS[3], 'key', ARGV[14])
    if ARGV[15] ~= '' then redis.call('HSET', KEYS[3], 'line', ARGV[15], 'since', ARGV[9]) end
  end
  if ARGV[18] ~= '' then redis.call('HSET', KEYS[3], 'profile', ARGV[18]) end
  if ARGV[8] ~= '' then
    local at = redis.call('HGET', KEYS[3], 'followsAt')
    if not at or tonumber(at) <= tonumber(ARGV[9]) then
      redis.call('HSET', KEYS[3], 'follows', ARGV[8], 'followsAt', ARGV[9])
    end
  end
  if ARGV[5] ~= '' then
    local held = redis.call('HMGET', KEYS[3], 'late', 'news')
    local items, news, pushes = {}, {}, false
    for item in string.gmatch((held[1] or '') .. '\\n' .. ARGV[5], '[^\\n]+') do
      -- News that was certainly not told goes on waiting among the news, to be pushed where it is worth it.
      local isFound = string.find(item, '"what":"question"', 1, true)
      local isNews = string.find(item, '"sure":true', 1, true) and (isFound or string.find(item, '"what":"case"', 1, true))
      if isNews then news[#news + 1] = item else items[#items + 1] = item end
      pushes = pushes or (isNews and (isFound and not string.find(item, '"quiet":true', 1, true) or string.find(item, '"push":true', 1, true)))
    end
    if #items > 0 then redis.call('HSET', KEYS[3], 'late', newestLate(table.concat(items, '\\n'), tonumber(ARGV[6]))) end
    if #news > 0 then
      news[#news + 1] = held[2] or ''
      redis.call('HSET', KEYS[3], 'news', newest(table.concat(news, '\\n'), ${MOST_NEWS}))
      if pushes then redis.call('ZADD', KEYS[14], 'NX', ARGV[17], ARGV[19]) end
    end
  end
  local life = redis.call('HEXISTS', KEYS[3], 'key') == 1 and ARGV[11] or ARGV[20]
  ${liveOn("KEYS[3]", "life", "ARGV[21]")}
  redis.call('SET', KEYS[10], ARGV[22], 'XX', 'PX', ARGV[21])
  if ARGV[16] == '1' then
    if known then
      ${destroyPerson(
        [
          { record: "KEYS[3]", draft: "KEYS[11]", pointer: "KEYS[10]" },
          { record: "KEYS[9]", draft: "KEYS[12]", pointer: "KEYS[15]" },
        ],
        { erasures: "KEYS[6]", orphans: "KEYS[13]", news: "KEYS[14]", now: "ARGV[17]" },
      )}
    else redis.call('DEL', KEYS[3], KEYS[9]) end
    redis.call('DEL', KEYS[5])
  end
end
${closeRow("KEYS[1]", "KEYS[2]", "ARGV[1]", "ARGV[10]")}
if ARGV[7] ~= '' then
  redis.call('HINCRBY', KEYS[4], ARGV[7], 1)
  redis.call('PEXPIRE', KEYS[4], ARGV[12])
end
return {'done'}
`;

/**
 * The sweep takes an overdue event. KEYS: inbox row, open set, current manual. ARGV: 1 now, 2 lease, 3 lease ends, 4 event.
 * Gives {"none"} where there is nothing to take, else {"ours", attempts, sweeps, verdict, late, deliveredAt, body, manual, tag, did}.
 */
const claim = `
local row = redis.call('HMGET', KEYS[1], 'state', 'lease', 'until', 'verdict', 'late', 'deliveredAt', 'body', 'tag', 'did')
if row[1] ~= 'leased' then
  redis.call('ZREM', KEYS[2], ARGV[4])
  return {'none'}
end
if row[2] ~= ARGV[2] then
  if tonumber(row[3]) > tonumber(ARGV[1]) then return {'none'} end
  redis.call('HINCRBY', KEYS[1], 'attempts', 1)
  redis.call('HINCRBY', KEYS[1], 'sweeps', 1)
  redis.call('HSET', KEYS[1], 'lease', ARGV[2], 'until', ARGV[3])
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
end
return {'ours', redis.call('HGET', KEYS[1], 'attempts'), redis.call('HGET', KEYS[1], 'sweeps'), row[4], row[5] or '', row[6], row[7],
  redis.call('GET', KEYS[3]) or '', row[8] or '', row[9] or ''}
`;

/** A message was taken back. KEYS: message pointer. ARGV: 1 life of the mark. Gives the event that brought it, or ''. */
const unsend = `
local event = redis.call('GET', KEYS[1])
if event and event ~= 'unsent' then return event end
redis.call('SET', KEYS[1], 'unsent', 'PX', ARGV[1])
return ''
`;

/**
 * Drops what is held of an event: its row where it is still open, and its own answer where that waits. Late answers of others that the
 * row had claimed go back to their person; a run of the event may have told them by now, so from here on they are only offered.
 * KEYS: inbox row, open set, person. ARGV: 1 event, 2 life of a finished row, 3 how the event stands in a waiting answer, 4 the person's tag,
 * 5 most late items.
 */
const drop = `
${newestLate}
local row = redis.call('HMGET', KEYS[1], 'state', 'late')
local waiting = string.gsub(row[1] == 'leased' and row[2] or '', '"sure":true', '"sure":false')
if ARGV[4] ~= '' and redis.call('HGET', KEYS[3], 'tag') == ARGV[4] then
  local held = redis.call('HGET', KEYS[3], 'late') or ''
  local items = {}
  for item in string.gmatch(held .. '\\n' .. waiting, '[^\\n]+') do
    if not string.find(item, ARGV[3], 1, true) then items[#items + 1] = item end
  end
  if #items > 0 then redis.call('HSET', KEYS[3], 'late', newestLate(table.concat(items, '\\n'), tonumber(ARGV[5])))
  elseif held ~= '' then redis.call('HDEL', KEYS[3], 'late') end
end
if row[1] ~= 'leased' then return 0 end
redis.call('HDEL', KEYS[1], 'lease')
${closeRow("KEYS[1]", "KEYS[2]", "ARGV[1]", "ARGV[2]")}
return 1
`;

/**
 * Puts a manual in force. KEYS: current manual, history, the version meant. ARGV: 1 hash, or '' for the one shipped with the code,
 * 2 history line, 3 longest history. A version that is not held cannot be named. Gives {"unknown"}, or {"ok", lines that fell out…}.
 */
const pointManual = `
if ARGV[1] == '' then redis.call('DEL', KEYS[1])
elseif redis.call('EXISTS', KEYS[3]) == 0 then return {'unknown'}
else redis.call('SET', KEYS[1], ARGV[1]) end
if redis.call('LINDEX', KEYS[2], 0) ~= ARGV[2] then redis.call('LPUSH', KEYS[2], ARGV[2]) end
local out = redis.call('LRANGE', KEYS[2], ARGV[3], -1)
redis.call('LTRIM', KEYS[2], 0, tonumber(ARGV[3]) - 1)
table.insert(out, 1, 'ok')
return out
`;

export const scripts = { receive, complete, claim, unsend, drop, pointManual } as const;
