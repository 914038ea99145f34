// wait-http.mjs URL PID SECONDS: waits until URL answers below 400. Exit 1: the process ended; 2: out of time.
import { setTimeout as sleep } from 'node:timers/promises';

const [url, pid, seconds] = process.argv.slice(2);
const deadline = Date.now() + Number(seconds) * 1000;

const isAlive = () => {
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const answers = async () => {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return response.status < 400;
  } catch {
    return false;
  }
};

while (Date.now() < deadline) {
  if (!isAlive()) process.exit(1);
  if (await answers()) process.exit(0);
  await sleep(200);
}
process.exit(2);
