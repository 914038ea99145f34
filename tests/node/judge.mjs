// Judges values by a vendor's API description, or by a plain JSON Schema with named definitions. Reads lines on stdin, each {document, value} with what the value is:
// {schema: "customer"}, or the answer to a request, {method, path, status}. Prints a list of faults for each.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import Ajv from 'ajv/dist/2019.js';
import { writeOutput } from './input.mjs';
import { newerShapes } from './newer-shapes.mjs';
import { toJsonSchema } from './schemas.mjs';

const read = (file) => {
  const document = JSON.parse(readFileSync(file, 'utf8').replaceAll('"#/definitions/', '"#/components/schemas/'));
  return document.definitions ? { paths: {}, components: { schemas: document.definitions } } : document;
};

const open = (file) => {
  const document = read(file);
  const { named, convertOne } = toJsonSchema(document, newerShapes[document.info?.title]);
  const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
  ajv.addSchema({ $id: 'vendor', components: { schemas: named } });
  const validators = new Map();
  const validatorOf = (schema) => {
    const key = JSON.stringify(convertOne(schema)).replaceAll('"#/', '"vendor#/');
    return validators.get(key) ?? validators.set(key, ajv.compile(JSON.parse(key))).get(key);
  };
  return { paths: document.paths, validatorOf };
};

const opened = new Map();
const documentOf = (file) => opened.get(file) ?? opened.set(file, open(file)).get(file);

const placeholders = (template) => template.split('{').length;
const matches = (template, path) => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);

const schemaOf = (paths, { schema, method, path, status }) => {
  if (schema) return { $ref: `#/components/schemas/${schema}` };
  const verb = method.toLowerCase();
  const template = Object.keys(paths)
    .filter((one) => matches(one, path) && paths[one][verb])
    .sort((one, other) => placeholders(one) - placeholders(other))[0];
  const responses = paths[template]?.[verb].responses ?? {};
  const answer = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
  return answer?.content['application/json']?.schema;
};

const detail = ({ unevaluatedProperty, allowedValues }) => unevaluatedProperty ?? allowedValues?.join('|') ?? '';
const describe = ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${detail(params)}`.trim();

const judge = ({ document, value, ...what }) => {
  const { paths, validatorOf } = documentOf(document);
  const schema = schemaOf(paths, what);
  if (!schema) return ['is not described'];
  const validate = validatorOf(schema);
  return validate(value) ? [] : [...new Set(validate.errors.map(describe))];
};

const lines = (await text(process.stdin)).split('\n').filter((line) => line !== '');
writeOutput(lines.map((line) => judge(JSON.parse(line))));
