// Plays an authenticator app: a list of {svg, timestamp}, where svg is the QR code, to a list of {uri, code, ...} with
// what the code says and what the app would show at that time. The picture is drawn, and then read, by others' code.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import { URI } from 'otpauth';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readInput, writeOutput } from './input.mjs';

const modulePixels = 4;

const scan = (svg) => {
  const image = new Resvg(svg, { fitTo: { mode: 'zoom', value: modulePixels } }).render();
  return jsQR(new Uint8ClampedArray(image.pixels), image.width, image.height)?.data;
};

const show = ({ svg, timestamp }) => {
  const uri = scan(svg);
  const app = URI.parse(uri);
  const { issuer, label, algorithm, digits, period } = app;
  return { uri, issuer, label, algorithm, digits, period, secret: app.secret.base32, code: app.generate({ timestamp }) };
};

await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
writeOutput((await readInput()).map(show));
