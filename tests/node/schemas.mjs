// Turns an OpenAPI 3.0 description into JSON Schema, and closes its objects: a member that the vendor does not
// describe is an error, not a pass.

const withNull = ({ nullable: _, ...schema }) => {
  const values = schema.enum && { enum: [...schema.enum, null] };
  return typeof schema.type === 'string' && !schema.allOf && !schema.anyOf && !schema.oneOf
    ? { ...schema, ...values, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
};

const close = (schema) => {
  if (schema.additionalProperties !== undefined) return schema;
  if (schema.allOf) return { ...schema, unevaluatedProperties: false };
  const described = Object.keys(schema.properties ?? {}).length > 0;
  return described ? { ...schema, unevaluatedProperties: false } : schema;
};

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

// A part of an allOf stays open: the whole is closed where it is put together.
const convert = (schema, partOfWhole, parts) => {
  if (typeof schema !== 'object' || schema === null || schema.$ref) return schema;
  const inner = (one) => convert(one, false, parts);
  const result = { ...schema };
  for (const list of ['anyOf', 'oneOf']) if (schema[list]) result[list] = schema[list].map((one) => convert(one, partOfWhole, parts));
  if (schema.allOf) result.allOf = schema.allOf.map((one) => convert(one, true, parts));
  if (schema.properties) result.properties = mapValues(schema.properties, inner);
  if (schema.items) result.items = inner(schema.items);
  if (typeof schema.additionalProperties === 'object') result.additionalProperties = inner(schema.additionalProperties);
  for (const bound of ['Minimum', 'Maximum']) if (typeof schema[`exclusive${bound}`] === 'boolean') delete result[`exclusive${bound}`];
  const closed = partOfWhole ? result : close(result);
  return schema.nullable ? withNull(closed) : closed;
};

// Named schemas that stand in somebody's allOf.
const collectParts = (schemas) => {
  const parts = new Set();
  const visit = (schema, partOfWhole) => {
    if (typeof schema !== 'object' || schema === null) return;
    if (schema.$ref) {
      const name = schema.$ref.split('/').at(-1);
      if (!partOfWhole || parts.has(name)) return;
      parts.add(name);
      visit(schemas[name], true);
      return;
    }
    (schema.allOf ?? []).forEach((one) => visit(one, true));
    [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].forEach((one) => visit(one, partOfWhole));
    [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties].forEach((one) => visit(one, false));
  };
  Object.values(schemas).forEach((schema) => visit(schema, false));
  return parts;
};

const amend = (schema, { added = [], gone = [], empty = [] }) => ({
  ...schema,
  properties: {
    ...schema.properties,
    ...Object.fromEntries(added.map((member) => [member, {}])),
    ...Object.fromEntries(empty.map((member) => [member, { nullable: true, allOf: [schema.properties[member]] }])),
  },
  required: (schema.required ?? []).filter((member) => !gone.includes(member)),
});

/**
 * The named schemas of a description, and a function that converts one more.
 * @param newer what the vendor added to schemas, and dropped from them, since the description: see newer-shapes.mjs
 */
export const toJsonSchema = ({ components: { schemas } }, newer = {}) => {
  const parts = collectParts(schemas);
  const amended = Object.entries(schemas).map(([name, schema]) => [name, newer[name] ? amend(schema, newer[name]) : schema]);
  return {
    named: Object.fromEntries(amended.map(([name, schema]) => [name, convert(schema, parts.has(name), parts)])),
    convertOne: (schema) => convert(schema, false, parts),
  };
};
