-- wrk's script: TOKEN, IDS (a file), PATTERN with %s for an id; or STREAMS (a file of "token<TAB>stream") instead of TOKEN,
-- to post playback of an id in a stream; or BODY, or BODIES (a file, in which SESSION stands for
-- one of as many ids as SESSIONS says), or EVENTS (a file of "signature<TAB>body") to post.
-- Prints one line of JSON at the end.
local token = os.getenv("TOKEN")
local pattern = os.getenv("PATTERN")
local thread_number = 0

local function lines(file)
  local result = {}
  for line in io.lines(file) do result[#result + 1] = line end
  return result
end

function setup(thread)
  thread:set("number", thread_number)
  thread_number = thread_number + 1
end

function init()
  math.randomseed(number + 1)
  if os.getenv("EVENTS") then
    all = lines(os.getenv("EVENTS"))
    local threads = tonumber(os.getenv("THREADS"))
    local rounds, round = tonumber(os.getenv("ROUNDS")), tonumber(os.getenv("ROUND"))
    local share = math.floor(#all / rounds / threads)
    position = (round * threads + number) * share
    last = position + share
  elseif os.getenv("BODIES") then
    all = lines(os.getenv("BODIES"))
    sessions = tonumber(os.getenv("SESSIONS"))
  elseif os.getenv("IDS") then
    all = lines(os.getenv("IDS"))
    if os.getenv("STREAMS") then streams = lines(os.getenv("STREAMS")) end
  end
end

function request()
  if os.getenv("EVENTS") then
    position = position + 1
    if position > last then
      thread:stop()
      position = last
    end
    local signature, body = all[position]:match("^([^\t]+)\t(.+)$")
    return wrk.format("POST", pattern, { ["Content-Type"] = "application/json", ["Stripe-Signature"] = signature }, body)
  end
  if os.getenv("BODY") then
    return wrk.format("POST", pattern, { ["Content-Type"] = "application/json" }, os.getenv("BODY"))
  end
  if sessions then
    local session = string.format("%08x-0000-4000-8000-%012x", math.random(0, sessions - 1), number)
    local body = all[math.random(#all)]:gsub("SESSION", session)
    return wrk.format("POST", pattern, { ["Content-Type"] = "application/json" }, body)
  end
  local path = pattern
  if all then path = pattern:gsub("%%s", all[math.random(#all)]) end
  if streams then
    local own, stream = streams[math.random(#streams)]:match("^([^\t]+)\t(.+)$")
    local headers = { ["Authorization"] = "Bearer " .. own, ["Content-Type"] = "application/json" }
    return wrk.format("POST", path, headers, '{"streamId":"' .. stream .. '"}')
  end
  return wrk.format("GET", path, { ["Authorization"] = "Bearer " .. token })
end

function done(summary, latency)
  io.write(string.format('\nRESULT {"requests":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"bad":%d,"late":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write,
    summary.errors.timeout))
end
