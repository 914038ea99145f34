// Says what the library of Standard Webhooks thinks of a message: {secret, headers, payload} to {result}.
import { Webhook } from 'standardwebhooks';
import { readInput, writeOutput } from './input.mjs';

const { secret, headers, payload } = await readInput();

const judge = () => {
  try {
    new Webhook(secret).verify(payload, headers);
    return 'taken';
  } catch {
    return 'refused';
  }
};

writeOutput({ result: judge() });
