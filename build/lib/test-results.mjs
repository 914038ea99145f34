// test-results.mjs FOLDER [--some-may-be-empty] NAME…: reads NAME.trx of each test project, prints the failed and the
// skipped tests, then the count alone on the last line. Exit 1 on a failed test, and on a project that ran none.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...rest] = process.argv.slice(2);
const someMayBeEmpty = rest[0] === '--some-may-be-empty';
const names = someMayBeEmpty ? rest.slice(1) : rest;

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (entities[name] ?? whole);
  });

const attribute = (attributes, name) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
const element = (xml, name) => decode(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '').trim();

const kinds = { Passed: 'passed', PassedButRunAborted: 'passed', NotExecuted: 'skipped' };

// Attribute values may hold a bare ">", text may not hold a bare "<".
const result = /<UnitTestResult((?:\s+[\w:.-]+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g;
const runError = /<RunInfo\b[^>]*\boutcome="(?:Error|Failed)"[^>]*>([\s\S]*?)<\/RunInfo>/g;

const readProject = (name) => {
  const file = join(folder, `${name}.trx`);
  const xml = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const tests = [...xml.matchAll(result)].map(([, attributes, body = '']) => ({
    name: attribute(attributes, 'testName'),
    kind: kinds[attribute(attributes, 'outcome')] ?? 'failed',
    message: element(body, 'Message') || element(body, 'StdOut'),
    trace: element(body, 'StackTrace'),
  }));
  return { name, tests, errors: [...xml.matchAll(runError)].map(([, body]) => element(body, 'Text')) };
};

const indent = (text, by) => text.replace(/^/gm, ' '.repeat(by));

const printFailed = ({ name, message, trace }) => {
  console.log(`\nFAILED ${name}\n${indent(message || 'no message', 4)}`);
  if (trace) console.log(indent(trace, 6));
};

const projects = names.map(readProject);
const all = projects.flatMap(({ tests }) => tests).sort((one, other) => (one.name < other.name ? -1 : 1));
const of = (kind) => all.filter((test) => test.kind === kind);
const problems = [];

of('failed').forEach(printFailed);
if (of('skipped').length > 0) console.log('\nSkipped:');
of('skipped').forEach(({ name, message }) => console.log(`  ${name}: ${message || 'no reason given'}`));

for (const { name, tests, errors } of projects) {
  if (tests.length === 0 && !someMayBeEmpty) problems.push(`${name} ran no test.`);
  // The runner says so of every run with a failed test; what is left are runs that broke off.
  const broken = errors.filter((text) => text && !tests.some(({ kind }) => kind === 'failed'));
  problems.push(...broken.map((text) => `${name}: ${text}`));
}
if (all.length === 0) problems.push('No test ran at all.');

console.log();
problems.forEach((problem) => console.log(`PROBLEM ${problem}`));
console.log(`${of('passed').length} passed, ${of('failed').length} failed, ${of('skipped').length} skipped`);
process.exit(of('failed').length > 0 || problems.length > 0 ? 1 : 0);
