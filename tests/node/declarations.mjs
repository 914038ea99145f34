// Reads a request's parameters out of a library's TypeScript declarations, as JSON Schema with closed objects: for what no
// description of the API at hand knows yet. It understands what such declarations are made of (interfaces, unions, arrays,
// names); a type that is declared elsewhere allows anything.
import { readFileSync } from 'node:fs';

const collect = (text) => {
  const interfaces = new Map();
  const aliases = new Map();
  const scope = [];
  for (const line of text.replace(/\/\*[\s\S]*?\*\//g, '').split('\n').map((one) => one.trim())) {
    const [, kind, name] = line.match(/^(?:export )?(?:declare )?(namespace|interface) (\w+).*\{$/) ?? [];
    const [, alias, type] = line.match(/^(?:export )?type (\w+) = (.+);$/) ?? [];
    const [, member, optional, memberType] = line.match(/^(\w+)(\?)?: (.+);$/) ?? [];
    if (kind) {
      scope.push(name);
      if (kind === 'interface') interfaces.set(scope.join('.'), {});
    } else if (line.endsWith('{')) scope.push('');
    else if (/^\}/.test(line)) scope.pop();
    else if (alias) aliases.set([...scope, alias].join('.'), type);
    else if (member && interfaces.has(scope.join('.'))) interfaces.get(scope.join('.'))[member] = { type: memberType, optional };
  }
  return { interfaces, aliases };
};

// The library leaves room for values of later versions; we send none of those.
const splitUnion = (type) => type.split(/ \| (?![^<]*>)/).filter((part) => part !== 'OtherString');

export const schemaOfDeclaration = (file, root) => {
  const { interfaces, aliases } = collect(readFileSync(file, 'utf8'));
  const named = (name, scope) => {
    for (let depth = scope.length; depth >= 0; depth--) {
      const path = [...scope.slice(0, depth), name].join('.');
      if (interfaces.has(path)) return closed(path);
      if (aliases.has(path)) return schemaOf(aliases.get(path), path.split('.').slice(0, -1));
    }
    return {};
  };
  const schemaOf = (type, scope) => {
    const parts = splitUnion(type);
    if (parts.length > 1) return { anyOf: parts.map((part) => schemaOf(part, scope)) };
    const [, generic, inner] = type.match(/^(Array|Emptyable)<(.+)>$/) ?? [];
    if (generic === 'Array') return { type: 'array', items: schemaOf(inner, scope) };
    if (generic === 'Emptyable') return { anyOf: [{ const: '' }, schemaOf(inner, scope)] };
    if (/^'.*'$/.test(type)) return { const: type.slice(1, -1) };
    return ['string', 'number', 'boolean'].includes(type) ? { type } : named(type, scope);
  };
  const closed = (path) => {
    const members = Object.entries(interfaces.get(path));
    return {
      type: 'object',
      properties: Object.fromEntries(members.map(([name, { type }]) => [name, schemaOf(type, path.split('.'))])),
      required: members.filter(([, { optional }]) => !optional).map(([name]) => name),
      additionalProperties: false,
    };
  };
  if (!interfaces.has(root)) throw new Error(`${file} declares no ${root}`);
  return closed(root);
};
