// main.mjs API SANDBOX FILE: does the main job over HTTP, and ends with 1 at the first thing that is not as it should be.
import { statSync } from 'node:fs';
import { confirmedAccount } from './account.mjs';
import { Unexpected } from './http.mjs';
import { uploadVideo, waitForVideo } from './library.mjs';
import { play } from './playback.mjs';
import { cancelAtStripe, hitThePaywall, subscribe } from './subscription.mjs';

const [api, sandbox, file] = process.argv.slice(2);
const context = { api, sandbox, file, size: statSync(file).size };

const steps = [
  ['A publisher registers and confirms the e-mail address', confirmedAccount],
  ['The file goes straight to the video vendor, over a connection that breaks', uploadVideo],
  ['The video becomes ready', waitForVideo],
  ['A viewer without a subscription may not play it', hitThePaywall],
  ['The viewer subscribes on Stripe\'s page', subscribe],
  ['The video plays, and only for whom it was meant', play],
  ['The subscription ends at Stripe, and so does playback', cancelAtStripe],
];

for (const [index, [title, run]] of steps.entries()) {
  console.log(`\n${index + 1}. ${title}`);
  try {
    await run(context);
  } catch (error) {
    console.error(`\nFAILED in step ${index + 1}: ${error instanceof Unexpected ? error.message : error.stack}`);
    process.exit(1);
  }
}
console.log('\nAll steps went as they should.');
