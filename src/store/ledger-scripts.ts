/*
 * The log's part of scripts. An entry's place in the order is the number that it gets here: one counter for all months, so that the count
 * of entries can be proven, and a stream for each month, so that none grows without an end.
 */

/** Defines `append(stream, counter, id, public, private digest, sealed)` for the script it stands in; gives the entry's number. */
export const appendEntry = `
local function append(stream, counter, id, public, digest, sealed)
  local number = redis.call('INCR', counter)
  redis.call('XADD', stream, number .. '-0', 'v', '1', 'id', id, 'public', public, 'private', digest, 'sealed', sealed)
  return number
end
`;

/**
 * A thing changes its state, and the log says so, or neither. KEYS: the thing (a hash), ledger, count of the ledger.
 * ARGV: 1 entry, 2 public, 3 private digest, 4 sealed, 5 version that the thing is expected to have ('0': it is not there yet),
 * 6 life of the thing or '' for good, then names and values of the fields that change.
 * An entry that this thing has seen before is not written again, however late it is tried once more: gives {"done", number} each time,
 * or {"conflict", version} where somebody else changed the thing.
 */
export const append = `
${appendEntry}
local seen = 'entry:' .. ARGV[1]
local held = redis.call('HMGET', KEYS[1], 'version', seen)
if held[2] then return {'done', held[2]} end
if (held[1] or '0') ~= ARGV[5] then return {'conflict', held[1] or '0'} end
local number = append(KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
redis.call('HSET', KEYS[1], seen, number)
for i = 7, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('HINCRBY', KEYS[1], 'version', 1)
if ARGV[6] ~= '' then redis.call('PEXPIRE', KEYS[1], ARGV[6]) end
return {'done', number}
`;
