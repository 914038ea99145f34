// What a script was given: one JSON document on stdin.
import { text } from 'node:stream/consumers';

export const readInput = async () => JSON.parse(await text(process.stdin));

export const writeOutput = (value) => process.stdout.write(JSON.stringify(value));
