// wait-tcp.mjs PORT PID SECONDS: waits until something listens on the loopback port. Exit 1: the process ended; 2: out of time.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [port, pid, seconds] = process.argv.slice(2).map(Number);
const deadline = Date.now() + seconds * 1000;

const isAlive = () => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const listens = () =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (outcome) => resolve(outcome, socket.destroy());
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });

while (Date.now() < deadline) {
  if (!isAlive()) process.exit(1);
  if (await listens()) process.exit(0);
  await sleep(200);
}
process.exit(2);
