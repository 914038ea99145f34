// Talks to a Stripe with Stripe's own library: {stripe: {key, host, port, prefix}, calls: [[path, …arguments]]} to a list with each
// call's {value}, or the {type, code, status} of the error that the library made of the answer. An argument
// {"$from": [call, …path]} is taken from an earlier answer.
import Stripe from 'stripe';
import { readInput, writeOutput } from './input.mjs';

const { stripe, calls } = await readInput();
const { key, prefix, ...settings } = stripe;

// The library knows no other root than /v1.
const httpClient = Stripe.createNodeHttpClient();
const send = httpClient.makeRequest.bind(httpClient);
httpClient.makeRequest = (host, port, path, ...rest) => send(host, port, prefix + path, ...rest);

const client = new Stripe(key, { httpClient, maxNetworkRetries: 0, protocol: 'http', telemetry: false, ...settings });

const results = [];

const filled = (value) => {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  if (value.$from) return value.$from.slice(1).reduce((object, name) => object[name], results[value.$from[0]].value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one)]));
};

const call = async ([name, ...given]) => {
  const names = name.split('.');
  const owner = names.slice(0, -1).reduce((object, part) => object[part], client);
  try {
    return { value: await owner[names.at(-1)](...filled(given)) };
  } catch (error) {
    return { type: error.type ?? error.name, code: error.code ?? null, status: error.statusCode ?? null, message: error.message };
  }
};

for (const one of calls) results.push(await call(one));
writeOutput(results);
