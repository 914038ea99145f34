// Says what the library of Standard Webhooks thinks of a message at a time: {secret, headers, payload, now} to {result}.
import { Webhook } from 'standardwebhooks';
import { readInput, writeOutput } from './input.mjs';

const { secret, headers, payload, now } = await readInput();
Date.now = () => now * 1000;

const judge = () => {
  try {
    new Webhook(secret).verify(payload, headers);
    return 'taken';
  } catch {
    return 'refused';
  }
};

writeOutput({ result: judge() });
