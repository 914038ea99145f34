// Playing what was paid for, and every way in which its addresses must not play.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { call, expect, show } from './http.mjs';

const DAY_AND_AN_HOUR = 90_000;
const attribute = (line, name) => new RegExp(`${name}="?([^",]+)"?`).exec(line)?.[1];

const linesOf = async (url) => {
  const text = await call('GET', url);
  expect(typeof text === 'string' && text.startsWith('#EXTM3U'), 'this is no HLS playlist');
  return text.split(/\r?\n/).filter(Boolean);
};

const fetchPart = async (url, range) => {
  const [length, offset] = range?.split('@').map(Number) ?? [];
  const headers = range ? { Range: `bytes=${offset}-${offset + length - 1}` } : {};
  const part = await call('GET', url, { status: range ? 206 : 200, quiet: true, raw: true, headers });
  let bytes = 0;
  for await (const piece of part.body) bytes += piece.length;
  expect(bytes > 0 && (!range || bytes === length), `a segment has ${bytes} bytes instead of ${length ?? 'some'}`);
  return bytes;
};

/** Every part that the media playlist names: [address, byte range]; a range without "@" follows the one before. */
const partsOf = (lines, base) => {
  const parts = [];
  let range;
  let end = 0;
  const ranged = (text) => {
    const [length, offset = end] = text.split('@').map(Number);
    end = offset + length;
    return `${length}@${offset}`;
  };
  for (const line of lines) {
    if (line.startsWith('#EXT-X-MAP:')) {
      const bytes = attribute(line, 'BYTERANGE');
      parts.push([new URL(attribute(line, 'URI'), base).href, bytes && ranged(bytes)]);
    } else if (line.startsWith('#EXT-X-BYTERANGE:')) {
      range = ranged(line.slice(line.indexOf(':') + 1));
    } else if (!line.startsWith('#')) {
      parts.push([new URL(line, base).href, range]);
      range = undefined;
    }
  }
  return parts;
};

const playHls = async (hlsUrl) => {
  const master = await linesOf(hlsUrl);
  const variant = master[master.findIndex((line) => line.startsWith('#EXT-X-STREAM-INF')) + 1];
  expect(variant && !variant.startsWith('#'), 'the playlist names no rendition');
  const mediaUrl = new URL(variant, hlsUrl).href;
  const parts = partsOf(await linesOf(mediaUrl), mediaUrl);
  expect(parts.length > 0, 'the media playlist names no segment');
  let bytes = 0;
  for (const [url, range] of parts) bytes += await fetchPart(url, range);
  show('played', `${parts.length} parts, ${bytes} bytes`);
};

const hashOf = async (stream) => {
  const hash = createHash('sha256');
  const sink = new Writable({ write: (piece, _, done) => done(null, void hash.update(piece)) });
  await pipeline(stream, sink);
  return hash.digest('hex');
};

const checkDownload = async (url, file) => {
  const [theirs, ours] = [await call('GET', url, { raw: true }), await hashOf(createReadStream(file))];
  const sum = await hashOf(theirs.body);
  expect(sum === ours, `the download's SHA-256 is ${sum}, the file's ${ours}`);
  show('SHA-256', `${sum}, as the file's`);
};

const altered = (token) => {
  const start = token.lastIndexOf('.') + 1;
  const middle = start + Math.floor((token.length - start) / 2);
  return token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1);
};

/** The same signature over another video's uid. */
const foreign = (token) => {
  const [header, payload, signature] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url')), sub: '0123456789abcdef0123456789abcdef' };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
};

/** Without its token the address names the video alone. */
const bare = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).sub;

const advanceClock = (sandbox, seconds) => call('POST', `${sandbox}/admin/clock/advance`, { body: { seconds } });

const expectRefusals = async ({ hlsUrl, downloadUrl, token }, sandbox) => {
  const refusal = { status: [401, 403] };
  for (const [kind, forged] of Object.entries({ altered: altered(token), foreign: foreign(token), no: bare(token) })) {
    console.log(`   with ${kind} token:`);
    await call('GET', hlsUrl.replace(token, forged), refusal);
    await call('GET', downloadUrl.replace(token, forged), refusal);
  }
  console.log('   a day and an hour later:');
  await advanceClock(sandbox, DAY_AND_AN_HOUR);
  try {
    await call('GET', hlsUrl, refusal);
    await call('GET', downloadUrl, refusal);
  } finally {
    await advanceClock(sandbox, -DAY_AND_AN_HOUR);
  }
  await call('GET', hlsUrl);
};

export const play = async ({ api, sandbox, viewer, videoId, file }) => {
  const playback = await call('POST', `${api}/api/v1/videos/${videoId}/playback`, { token: viewer.token });
  const { hlsUrl, dashUrl, downloadUrl, thumbnailUrl, token, expiresAt, access } = playback;
  expect(access.way === 'subscription', `access is by ${access.way}, not by subscription`);
  expect(Date.parse(expiresAt) > Date.now(), `the playback expired at ${expiresAt}`);
  expect(token && hlsUrl.includes(token) && downloadUrl?.includes(token), 'the addresses do not carry the token');
  show('access', access);
  show('until', expiresAt);
  await playHls(hlsUrl);
  await call('GET', dashUrl);
  await call('GET', thumbnailUrl);
  await checkDownload(downloadUrl, file);
  await expectRefusals(playback, sandbox);
};
