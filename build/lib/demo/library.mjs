// The publisher's side: upload straight to the video vendor, wait until the video is ready.
import { basename } from 'node:path';
import { call, expect, show, until } from './http.mjs';
import { upload } from './tus.mjs';

export const uploadVideo = async (context) => {
  const { api, publisher, file, size } = context;
  const body = { title: basename(file), access: 'subscription', method: 'tus', sizeBytes: size, allowDownload: true };
  const answer = await call('POST', `${api}/api/v1/videos/uploads`, { status: 201, token: publisher.token, body });
  expect(new URL(answer.uploadUrl).origin !== new URL(api).origin, 'the bytes would go through the API');
  show('upload', answer);
  await upload(answer.uploadUrl, file, size);
  context.videoId = answer.videoId;
};

export const waitForVideo = async ({ api, publisher: { token }, videoId, size }) => {
  const url = `${api}/api/v1/videos/${videoId}/status`;
  const video = await until('the video to be ready', async () => {
    const status = await call('GET', url, { token, quiet: true });
    expect(status.state !== 'failed', `processing failed: ${JSON.stringify(status)}`);
    return status.state === 'ready' && status;
  });
  console.log(`   GET ${url} → 200`);
  show('video', { state: video.state, durationSeconds: video.durationSeconds, sizeBytes: video.sizeBytes });
  expect(video.sizeBytes === size, `the video has ${video.sizeBytes} bytes, the file ${size}`);
  expect(video.durationSeconds > 0, `the video lasts ${video.durationSeconds} s`);
  const library = await call('GET', `${api}/api/v1/videos`, { token });
  expect(library.items.some(({ id }) => id === videoId), 'the library does not list the video');
  show('library', library.items.map(({ id, title, state }) => ({ id, title, state })));
};
