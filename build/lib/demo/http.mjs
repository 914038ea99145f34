// One conversation over HTTP: prints every request line with its status, and stops at an answer that was not expected.
import { setTimeout as sleep } from 'node:timers/promises';

export class Unexpected extends Error {}

export const expect = (condition, message) => {
  if (!condition) throw new Unexpected(message);
};

export const show = (label, value) =>
  console.log(`     ${label}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);

const shorten = (url) => (url.length > 110 ? `${url.slice(0, 70)}…${url.slice(-30)}` : url);

const readBody = async (response) => {
  const text = await response.text();
  if (!(response.headers.get('content-type') ?? '').includes('json') || text === '') return text;
  return JSON.parse(text);
};

const problemOf = (body) => {
  if (typeof body === 'string') return body.slice(0, 500);
  return [body.code, body.title, body.detail, body.errors && JSON.stringify(body.errors)].filter(Boolean).join(': ');
};

const send = (method, url, { token, body, form, headers = {} }) =>
  fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body ? JSON.stringify(body) : form,
  });

const checkStatus = (line, status, wanted, body) => {
  const allowed = [wanted].flat();
  if (!allowed.includes(status)) {
    throw new Unexpected(`${line} answered ${status} instead of ${allowed.join(' or ')}. ${problemOf(body)}`);
  }
};

/** The answer's body, parsed if it is JSON; `raw` gives the response itself. */
export const call = async (method, url, { status = 200, quiet = false, raw = false, ...request } = {}) => {
  const line = `${method} ${shorten(url)}`;
  const response = await send(method, url, request);
  if (!quiet) console.log(`   ${line} → ${response.status}`);
  const allowed = [status].flat().includes(response.status);
  if (raw && allowed) return response;
  const body = await readBody(response);
  checkStatus(line, response.status, status, body);
  return raw ? response : body;
};

/** A refusal has to say why in a form that a program can read. */
export const refused = async (method, url, { status, code, ...request }) => {
  const response = await call(method, url, { ...request, status, raw: true });
  const type = response.headers.get('content-type') ?? '';
  expect(type.startsWith('application/problem+json'), `the refusal is ${type}, not application/problem+json`);
  const problem = await response.json();
  show('refused', problemOf(problem));
  expect(!code || problem.code === code, `the refusal's code is ${problem.code}, not ${code}`);
};

/** Asks until the answer is a value; the last line tells what was waited for. */
export const until = async (what, ask, seconds = 60) => {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Unexpected(`waited ${seconds} s in vain for ${what}`);
    await sleep(250);
  }
};
