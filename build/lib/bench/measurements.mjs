// What is measured, and how good it has to be. Rounds of StreamHub and floor alternate; medians count.
import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cpuSeconds, load, median, memoryMegabytes } from './load.mjs';

const { API_DLL, API_PID, API_URL, BENCH, FLOOR_DLL, FLOOR_PID, FLOOR_URL, ROOT } = process.env;
const ROUNDS = 3;
const WARM_UPS = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const people = JSON.parse(readFileSync(`${BENCH}/people.json`, 'utf8'));
const IDS = `${BENCH}/ids.txt`;

const row = (name, value, unit, { floor = null, goal = null, higher = true } = {}) => {
  const ratio = floor === null ? null : value / floor;
  const judged = ratio ?? value;
  return { name, value, unit, floor, ratio, goal, met: goal === null ? null : higher ? judged >= goal : judged <= goal };
};

const api = (variables) => load({ url: API_URL, pid: API_PID, seconds: SECONDS, ...variables });
const floor = (variables) => load({ url: FLOOR_URL, pid: FLOOR_PID, seconds: SECONDS, ...variables });

const compare = async (name, goal, variables) => {
  await api(variables);
  await floor(variables);
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await api(variables));
    theirs.push(await floor(variables));
  }
  const of = (rounds, key) => median(rounds.map((round) => round[key]));
  return [
    row(`${name}`, of(ours, 'rate'), 'requests/s', { floor: of(theirs, 'rate'), goal }),
    row(`${name}.p50`, of(ours, 'p50'), 'ms', { floor: of(theirs, 'p50') }),
    row(`${name}.p99`, of(ours, 'p99'), 'ms', { floor: of(theirs, 'p99'), goal: 2, higher: false }),
    row(`${name}.cpu`, of(ours, 'cpuPerThousand'), 's CPU/1000', { floor: of(theirs, 'cpuPerThousand') }),
  ];
};

const reads = async () => [
  ...(await compare('reads.one', 1.2, { TOKEN: people.creator, PATTERN: '/api/v1/videos/%s', IDS })),
  ...(await compare('reads.page', 1.0, { TOKEN: people.creator, PATTERN: '/api/v1/videos?limit=20' })),
];

const startPlayback = async (token, id, streamId) => {
  const answer = await fetch(`${API_URL}/api/v1/videos/${id}/playback`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ streamId }),
  });
  if (!answer.ok) throw new Error(`Playback of ${id} → ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const STREAMS_A_VIEWER = 5;
let running;

// Each of the viewers plays several videos at once, as their plan allows.
const runningStreams = async () => {
  if (running) return running;
  running = [];
  const [id] = readFileSync(IDS, 'utf8').split('\n');
  for (const token of people.viewers) {
    for (let n = 0; n < STREAMS_A_VIEWER; n++) running.push({ token, streamId: (await startPlayback(token, id)).streamId });
  }
  return running;
};

// Players that go on with another video each time, so that every request decides, takes its slot and commits.
const playbackOf = async (name, ids) => {
  const STREAMS = `${BENCH}/streams.txt`;
  writeFileSync(STREAMS, (await runningStreams()).map(({ token, streamId }) => `${token}\t${streamId}`).join('\n'));
  const variables = { STREAMS, PATTERN: '/api/v1/videos/%s/playback', IDS: ids };
  await api(variables);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await api(variables));
  return [
    row(name, median(rounds.map((round) => round.rate)), 'requests/s', { goal: 3000 }),
    row(`${name}.p99`, median(rounds.map((round) => round.p99)), 'ms', { goal: 25, higher: false }),
    row(`${name}.cpu`, median(rounds.map((round) => round.cpuPerThousand)), 's CPU/1000'),
  ];
};

const playback = async () => [
  ...(await playbackOf('playback.cloudflare', IDS)),
  ...(await playbackOf('playback.mux', `${BENCH}/mux-ids.txt`)),
];

const queueDepth = async () => (await (await fetch(`${API_URL}/health`)).json()).queueDepth;

const intake = async () => {
  // The first shares of the events warm up: until a method has run some thousand times it is slower than it will be.
  const send = (round) =>
    api({ PATTERN: '/webhooks/stripe', EVENTS: `${BENCH}/events.txt`, ROUNDS: WARM_UPS + ROUNDS, ROUND: round });
  for (let round = 0; round < WARM_UPS; round++) await send(round);
  while ((await queueDepth()) > 0) await sleep(200);
  const before = cpuSeconds(API_PID);
  const rounds = [];
  for (let round = WARM_UPS; round < WARM_UPS + ROUNDS; round++) rounds.push(await send(round));
  const accepted = rounds.reduce((sum, round) => sum + round.requests, 0);
  const started = Date.now();
  const waiting = await queueDepth();
  while ((await queueDepth()) > 0) await sleep(200);
  return [
    row('intake', median(rounds.map((round) => round.rate)), 'events/s', { goal: 2000 }),
    row('intake.p99', median(rounds.map((round) => round.p99)), 'ms', { goal: 50, higher: false }),
    row('intake.cpu', (cpuSeconds(API_PID) - before) / (accepted / 1000), 's CPU/1000'),
    row('intake.accepted', accepted, 'events'),
    row('intake.drain', waiting / ((Date.now() - started) / 1000), 'events/s'),
  ];
};

const run = promisify(execFile);

const credentials = async () => JSON.parse((await run('dotnet', [FLOOR_DLL, 'credentials'])).stdout);

const token = async () => {
  const { tokenChecks } = await credentials();
  return [row('token', tokenChecks, 'checks/s on one core', { goal: 100_000 })];
};

// A log-in costs a password hash, on purpose: what is left of the hashes that both cores could make is what the rest costs.
const login = async () => {
  const { passwordChecks } = await credentials();
  const possible = passwordChecks * availableParallelism();
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    rounds.push(await api({ PATTERN: '/api/v1/auth/login', BODY: JSON.stringify(people.login), connections: 4 }));
  }
  const counted = rounds.slice(1);
  return [
    row('login', median(counted.map((one) => one.rate)), 'log-ins/s of hashes/s', { floor: possible, goal: 0.7 }),
    row('login.p99', median(counted.map((one) => one.p99)), 'ms'),
    row('login.hash', 1000 / passwordChecks, 'ms of one core a hash'),
  ];
};

const key = async () => {
  const read = { PATTERN: '/api/v1/videos/%s', IDS };
  const byKey = { ...read, TOKEN: people.key };
  const byToken = { ...read, TOKEN: people.creator };
  await api(byKey);
  await api(byToken);
  const [keys, tokens] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    keys.push((await api(byKey)).rate);
    tokens.push((await api(byToken)).rate);
  }
  return [row('key', median(keys), 'requests/s, to those by token', { floor: median(tokens), goal: 0.9 })];
};

const start = async () => {
  const memory = memoryMegabytes(API_PID);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timeToReady());
  return [
    row('start', median(times), 's', { goal: 2, higher: false }),
    row('start.memory', memory, 'MB after the load', { goal: 250, higher: false }),
  ];
};

const apiEnvironment = () =>
  Object.fromEntries(
    readFileSync(`${BENCH}/api.env`, 'utf8')
      .split('\0')
      .filter((entry) => entry.includes('='))
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );

const timeToReady = async () => {
  const url = `http://127.0.0.1:${20_000 + Math.floor(Math.random() * 20_000)}`;
  const started = performance.now();
  const child = spawn('dotnet', [API_DLL], {
    cwd: `${ROOT}/src/WebApi`,
    stdio: 'ignore',
    env: { ...apiEnvironment(), ASPNETCORE_URLS: url },
  });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error('The server ended while it started.');
      try {
        if ((await fetch(`${url}/health/ready`)).ok) return (performance.now() - started) / 1000;
      } catch {
        await sleep(10);
      }
    }
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.on('exit', resolve));
    }
  }
};

const BEACONS_A_REQUEST = 50;

const beaconBodies = (file, tokens, beacons) => {
  const bodies = tokens.map((token) => JSON.stringify({ token, sessionId: 'SESSION', beacons }));
  writeFileSync(file, bodies.join('\n'));
  return file;
};

// Batches of sessions that are new, and single beacons of sessions that go on, as most players send them.
const beacons = async () => {
  const videos = readFileSync(IDS, 'utf8').split('\n').slice(0, 500);
  const tokens = [];
  const streams = await runningStreams();
  for (const [n, id] of videos.entries()) {
    const { token, streamId } = streams[n % streams.length];
    tokens.push((await startPlayback(token, id, streamId)).beaconToken);
  }
  const batch = Array.from({ length: BEACONS_A_REQUEST }, (_, n) => ({
    kind: n === 0 ? 'start' : n === BEACONS_A_REQUEST - 1 ? 'end' : 'progress',
    fromSeconds: n,
    toSeconds: n + 1,
  }));
  const single = [{ kind: 'progress', fromSeconds: 10, toSeconds: 20 }];
  const common = { PATTERN: '/api/v1/beacons' };
  const batches = { ...common, BODIES: beaconBodies(`${BENCH}/beacons.txt`, tokens, batch), SESSIONS: 1_000_000 };
  const singles = { ...common, BODIES: beaconBodies(`${BENCH}/beacon.txt`, tokens, single), SESSIONS: 20 };
  const whole = await compare('beacons.batches', null, batches);
  return [
    row('beacons', whole[0].value * BEACONS_A_REQUEST, 'beacons/s, kept', { goal: 15_000 }),
    ...whole,
    ...(await compare('beacons.single', null, singles)),
  ];
};

const LIBRARY_LIMIT = 10;
const LIBRARY_DEPTH = 2;

const library = async () => {
  const times = JSON.parse((await run('dotnet', [FLOOR_DLL, 'library'])).stdout);
  const deep = (name) =>
    row(`library.${name}.depth`, times[`${name}.deep`], 'ms of page 1,000, to page 1', {
      floor: times[name],
      goal: LIBRARY_DEPTH,
      higher: false,
    });
  return [
    ...Object.entries(times).map(([name, time]) =>
      row(`library.${name}`, time, 'ms in the database', { goal: LIBRARY_LIMIT, higher: false }),
    ),
    deep('newest'),
    deep('title'),
  ];
};

export const measurements = { reads, playback, intake, token, key, login, beacons, library, start };
