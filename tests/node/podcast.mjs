// Reads a feed as podcast apps do: {xml} to what podcast-partytime and rss-parser found in it.
import { parseFeed } from 'podcast-partytime';
import RssParser from 'rss-parser';
import { readInput, writeOutput } from './input.mjs';

const { xml } = await readInput();
// The libraries tell on the console what they miss, and the console is where the answer goes.
const missed = [];
for (const level of ['log', 'info', 'warn', 'error']) {
  console[level] = (...said) => missed.push(said.join(' '));
}

const rss = await new RssParser().parseString(xml);
writeOutput({ party: parseFeed(xml), rss, missed });
