// Judges values by a vendor's API description. Reads lines {document, pointer, value} on stdin: a file, a schema in
// it ("/components/schemas/customer"), a value. Prints a list of verdicts, each a list of faults.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import Ajv from 'ajv/dist/2019.js';
import { newerShapes } from './newer-shapes.mjs';
import { toJsonSchema } from './schemas.mjs';
import { writeOutput } from './input.mjs';

const ajvs = new Map();
const ajvOf = (file) => {
  if (!ajvs.has(file)) {
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const newer = newerShapes[document.info.title] ?? {};
    const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
    ajv.addSchema({ $id: 'vendor', components: { schemas: toJsonSchema(document, newer) } });
    ajvs.set(file, ajv);
  }
  return ajvs.get(file);
};

const detail = ({ unevaluatedProperty, allowedValues }) => unevaluatedProperty ?? allowedValues?.join('|') ?? '';
const describe = ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${detail(params)}`.trim();

const judge = ({ document, pointer, value }) => {
  const ajv = ajvOf(document);
  const schema = { $ref: `vendor#${pointer}` };
  const validate = ajv.compile(schema);
  return validate(value) ? [] : [...new Set(validate.errors.map(describe))];
};

const lines = (await text(process.stdin)).split('\n').filter((line) => line !== '');
writeOutput(lines.map((line) => judge(JSON.parse(line))));
