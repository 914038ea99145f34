// Judges the forms that we send. Reads lines on stdin, each {form, document, schema}: a named definition of a JSON Schema, or
// an interface of a library's declarations (.d.ts, below node_modules). Prints a list of faults for each.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import Ajv from 'ajv';
import qs from 'qs';
import { schemaOfDeclaration } from './declarations.mjs';
import { writeOutput } from './input.mjs';

const ajv = new Ajv({ strict: false, coerceTypes: true, allErrors: true, validateFormats: false });

const compile = ({ document, schema }) => {
  if (document.endsWith('.d.ts')) return ajv.compile(schemaOfDeclaration(document, schema));
  if (!ajv.getSchema(document)) ajv.addSchema(JSON.parse(readFileSync(document, 'utf8')), document);
  return ajv.compile({ $ref: `${document}#/definitions/${schema}` });
};

const compiled = new Map();
const validatorOf = (what) => {
  const key = `${what.document} ${what.schema}`;
  return compiled.get(key) ?? compiled.set(key, compile(what)).get(key);
};

const describe = ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${params.additionalProperty ?? ''}`.trim();

const judge = ({ form, ...what }) => {
  const validate = validatorOf(what);
  return validate(qs.parse(form, { depth: 20 })) ? [] : validate.errors.map(describe);
};

const lines = (await text(process.stdin)).split('\n').filter((line) => line !== '');
writeOutput(lines.map((line) => judge(JSON.parse(line))));
