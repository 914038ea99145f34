// Signs a webhook with Svix's library, or says what it thinks of a signature: {secret, id, time, payload, signature?, now?} to {result}.
import { Webhook } from 'svix';
import { readInput, writeOutput } from './input.mjs';

const { secret, id, time, payload, signature, now } = await readInput();
Date.now = now ? () => now * 1000 : Date.now;
const webhook = new Webhook(secret);

const judge = () => {
  try {
    webhook.verify(payload, { 'svix-id': id, 'svix-timestamp': time, 'svix-signature': signature });
    return 'taken';
  } catch {
    return 'refused';
  }
};

writeOutput({ result: signature ? judge() : webhook.sign(id, new Date(Number(time) * 1000), payload) });
