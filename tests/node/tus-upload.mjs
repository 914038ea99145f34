// Uploads a file with tus-js-client to an address that somebody else created: {url, file, chunkSize} to {progress}.
import { createReadStream, statSync } from 'node:fs';
import { Upload } from 'tus-js-client';
import { readInput, writeOutput } from './input.mjs';

const { url, file, chunkSize } = await readInput();
const progress = [];
await new Promise((resolve, reject) => {
  const upload = new Upload(createReadStream(file), {
    uploadUrl: url,
    uploadSize: statSync(file).size,
    chunkSize,
    retryDelays: null,
    onChunkComplete: (_, sent) => progress.push(sent),
    onSuccess: resolve,
    onError: reject,
  });
  upload.start();
});
writeOutput({ progress });
