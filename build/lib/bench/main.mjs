// Runs the named measurements, prints a table and writes artifacts/bench.json.
import { writeFileSync } from 'node:fs';
import { measurements } from './measurements.mjs';

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(measurements);
const unknown = names.filter((name) => !measurements[name]);
if (unknown.length > 0) {
  console.error(`error: no measurement is called ${unknown.join(', ')}. There are: ${Object.keys(measurements).join(', ')}.`);
  process.exit(1);
}

const rows = [];
for (const name of names) {
  console.log(`Measuring ${name}…`);
  rows.push(...(await measurements[name]()));
}

const text = (value) => (value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(2));
const width = Math.max(...rows.map((row) => row.name.length));
console.log(`\n${'name'.padEnd(width)} ${['value', 'floor', 'ratio', 'goal'].map((head) => head.padStart(9)).join(' ')}  met  unit`);
for (const { name, value, unit, floor, ratio, goal, met } of rows) {
  const cells = [value, floor, ratio, goal].map((cell) => text(cell).padStart(9)).join(' ');
  console.log(`${name.padEnd(width)} ${cells}  ${met === null ? '   ' : met ? 'yes' : 'no '}  ${unit}`);
}

writeFileSync(`${process.env.ROOT}/artifacts/bench.json`, `${JSON.stringify(rows, null, 2)}\n`);
