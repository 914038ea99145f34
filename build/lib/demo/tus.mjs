// A resumable upload (tus 1.0.0) that loses its connection once and goes on where the server says it stands.
import { createReadStream } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { call, expect, show, until } from './http.mjs';

const CHUNK = 5 * 1024 * 1024;
const tus = { 'Tus-Resumable': '1.0.0' };

const offsetOf = async (url) => {
  const response = await call('HEAD', url, { status: [200, 204, 423], headers: tus, raw: true });
  // Locked: the server has not noticed yet that the last connection is gone.
  return response.status === 423 ? null : Number(response.headers.get('upload-offset'));
};

const openPatch = (url, offset, length) => {
  const target = new URL(url);
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return request(target, {
    method: 'PATCH',
    headers: {
      ...tus,
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': offset,
      'Content-Length': length,
    },
  });
};

const send = (url, file, offset, length) => {
  const request = openPatch(url, offset, length);
  const answer = new Promise((resolve, reject) => request.once('response', resolve).once('error', reject));
  // A server that refuses does not read on: what counts is its answer, not the bytes that found no reader.
  pipeline(createReadStream(file, { start: offset, end: offset + length - 1 }), request).catch(() => {});
  return answer;
};

/** The new offset; null while the server still holds the upload for the connection that broke. */
const patch = async (url, file, offset, length) => {
  const response = await send(url, file, offset, length);
  response.resume();
  console.log(`   PATCH (tus) ${offset}–${offset + length} → ${response.statusCode}`);
  if (response.statusCode === 423) return null;
  expect(response.statusCode === 204, `the chunk at ${offset} was answered ${response.statusCode}`);
  return Number(response.headers['upload-offset']);
};

const sendChunk = (url, file, offset, size) => {
  let from = offset;
  return until('the upload to take more bytes', async () => {
    const next = await patch(url, file, from, Math.min(CHUNK, size - from));
    if (next === null) from = (await offsetOf(url)) ?? from;
    return next;
  });
};

/** Announces `length` bytes, sends half of them and lets the connection drop. */
const breakOff = async (url, file, length) => {
  const half = Math.floor(length / 2);
  const request = openPatch(url, 0, length);
  request.on('error', () => {});
  for await (const piece of createReadStream(file, { end: half - 1 })) {
    await new Promise((resolve) => request.write(piece, resolve));
  }
  // What a server has not read when a connection breaks is lost: nothing would be left to resume.
  await sleep(1000);
  request.destroy();
  console.log(`   PATCH (tus) 0–${length} → connection cut after ${half} bytes`);
};

export const upload = async (url, file, size) => {
  expect((await offsetOf(url)) === 0, 'a new upload does not start at offset 0');
  await breakOff(url, file, Math.min(size, CHUNK));
  let offset = await until('the upload to keep the bytes that arrived', () => offsetOf(url), 15);
  expect(offset < size, `the server claims ${offset} of ${size} bytes after half of them`);
  show('resuming at', offset);
  while (offset < size) {
    const next = await sendChunk(url, file, offset, size);
    expect(next > offset, `the offset went from ${offset} to ${next}`);
    offset = next;
  }
  expect(offset === size, `the upload ended at ${offset} of ${size} bytes`);
};
