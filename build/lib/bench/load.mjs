// One round of load by wrk, with what it cost the server.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CONNECTIONS = 64;
export const THREADS = 2;
const TICKS_PER_SECOND = 100;

export const cpuSeconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

export const memoryMegabytes = (pid) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

export const load = async ({ url, pid, seconds, connections = CONNECTIONS, ...variables }) => {
  const before = cpuSeconds(pid);
  const { stdout } = await run(
    'wrk',
    [`-t${THREADS}`, `-c${connections}`, `-d${seconds}s`, '-s', new URL('wrk.lua', import.meta.url).pathname, url],
    { env: { ...process.env, THREADS, ...variables }, maxBuffer: 1 << 24 },
  );
  const result = JSON.parse(/^RESULT (.+)$/m.exec(stdout)[1]);
  if (result.bad + result.late > 0) {
    throw new Error(`${url}: ${result.bad} of ${result.requests} requests failed, ${result.late} took over two seconds`);
  }
  return {
    rate: result.requests / result.seconds,
    requests: result.requests,
    p50: result.p50,
    p99: result.p99,
    cpuPerThousand: ((cpuSeconds(pid) - before) / result.requests) * 1000,
  };
};

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
