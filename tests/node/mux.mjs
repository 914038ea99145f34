// Talks to a Mux with Mux's own library: {mux: {baseURL, tokenId, tokenSecret, …}, calls: [[path, …arguments]]} to a list
// with each call's {value}, or the {status, name} of the error that the library made of the answer.
import Mux from '@mux/mux-node';
import { readInput, writeOutput } from './input.mjs';

const { mux, calls } = await readInput();
const client = new Mux({ maxRetries: 0, ...mux });

const call = async ([path, ...given]) => {
  const names = path.split('.');
  const owner = names.slice(0, -1).reduce((object, name) => object[name], client);
  try {
    const value = await owner[names.at(-1)](...given);
    return { value: value?.getPaginatedItems?.() ?? value ?? null };
  } catch (error) {
    return { status: error.status ?? null, name: error.constructor.name, message: error.message };
  }
};

const results = [];
for (const one of calls) results.push(await call(one));
writeOutput(results);
