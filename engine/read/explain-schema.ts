/** Says in words where a value leaves a JSON Schema. Of several shapes it explains the one that the value comes nearest to. */
import { nearestName } from '../problems.ts';
import { type Finding, pointerPart } from './document.ts';

/** The part of JSON Schema (draft 7) that zod's schemas use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly description?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export interface Located {
  readonly pointer: string;
  readonly finding: Finding;
}

const nameOfType = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : typeof value === 'string'
          ? 'text'
          : `a ${typeof value}`;
const words: Record<string, string> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};
const entries = (n: number): string => (n === 1 ? '1 entry' : `${n} entries`);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const short = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

function hasType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === 'null' ? value === null : typeof value === type;
}

/** Every place where a value leaves the schema. */
export function explainSchema(root: Schema, value: unknown): Located[] {
  const resolve = (schema: Schema): Schema => {
    let now = schema;
    for (let i = 0; now.$ref !== undefined && i < 32; i += 1) {
      const name = now.$ref.split('/').at(-1) ?? '';
      now = now.$ref === '#' ? root : (root.definitions?.[name] ?? {});
    }
    return now;
  };
  const check = (given: Schema, at: unknown, pointer: string): Located[] => {
    const schema = resolve(given);
    const own = checkValue(schema, at, pointer);
    if (own.length > 0) return own;
    if (schema.anyOf) return checkAny(schema, at, pointer);
    const parts = (schema.allOf ?? []).flatMap((part) => check(part, at, pointer));
    if (isObject(at)) return [...parts, ...checkObject(schema, at, pointer)];
    if (Array.isArray(at)) return [...parts, ...checkList(schema, at, pointer)];
    return parts;
  };
  const checkObject = (schema: Schema, at: Record<string, unknown>, pointer: string): Located[] => {
    const found: Located[] = [];
    const known = Object.keys(schema.properties ?? {});
    for (const key of schema.required ?? [])
      if (!Object.hasOwn(at, key))
        found.push({
          pointer,
          finding: {
            code: 'missing-field',
            what: `\`${key}\` is missing`,
            why: schema.description ?? 'it cannot be left out here',
            mend: `add \`${key}\``,
          },
        });
    for (const [key, entry] of Object.entries(at)) {
      const below = `${pointer}/${pointerPart(key)}`;
      const property =
        schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
      if (property) found.push(...check(property, entry, below));
      else if (schema.additionalProperties === false)
        found.push({ pointer: below, finding: unknownField(key, known) });
      else if (isObject(schema.additionalProperties)) {
        if (schema.propertyNames)
          found.push(
            ...check(schema.propertyNames, key, below).map((l) => ({
              ...l,
              finding: { ...l.finding, onKey: true },
            })),
          );
        found.push(...check(schema.additionalProperties, entry, below));
      }
    }
    return found;
  };
  const checkList = (schema: Schema, at: readonly unknown[], pointer: string): Located[] => {
    const items = schema.items;
    if (!items) return [];
    if (!Array.isArray(items))
      return at.flatMap((entry, i) => check(items as Schema, entry, `${pointer}/${i}`));
    const parts = items as readonly Schema[];
    if (at.length !== parts.length)
      return [
        {
          pointer,
          finding: {
            code: 'wrong-shape',
            what: `this list has ${entries(at.length)}`,
            why: `it needs ${parts.length}`,
            mend: `write ${entries(parts.length)}`,
          },
        },
      ];
    return at.flatMap((entry, i) => check(parts[i] ?? {}, entry, `${pointer}/${i}`));
  };
  const checkAny = (schema: Schema, at: unknown, pointer: string): Located[] => {
    const branches = (schema.anyOf ?? []).map((branch) => ({
      branch: resolve(branch),
      found: check(branch, at, pointer),
    }));
    if (branches.some(({ found }) => found.length === 0)) return [];
    const scored = branches.map((entry) => ({ ...entry, score: nearness(entry.branch, at, resolve) }));
    const best = Math.max(...scored.map((s) => s.score));
    const chosen = scored.filter((s) => s.score === best);
    if (best > 0 && chosen.length === 1 && chosen[0]) return chosen[0].found;
    return [
      {
        pointer,
        finding: noShape(
          at,
          scored.map((s) => s.branch),
        ),
      },
    ];
  };
  return check(root, value, '');
}

const unknownField = (key: string, known: readonly string[]): Finding => {
  const nearest = nearestName(key, known);
  const mend = nearest
    ? `did you mean \`${nearest}\`?`
    : known.length > 0 && known.length < 13
      ? `use one of ${known.map((k) => `\`${k}\``).join(', ')}`
      : 'take it out';
  return {
    code: 'unknown-field',
    what: `\`${short(key)}\` is not a field here`,
    why: 'nothing would read it',
    mend,
    nearest,
    onKey: true,
  };
};

/** How near a value comes to a branch: constants that agree count most, then shared keys, then the type. */
function nearness(schema: Schema, value: unknown, resolve: (schema: Schema) => Schema): number {
  if (schema.anyOf)
    return Math.max(...schema.anyOf.map((branch) => nearness(resolve(branch), value, resolve)));
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => hasType(value, type))) return 0;
  if (!isObject(value)) return 1;
  let score = 0;
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (!Object.hasOwn(value, key)) continue;
    const wanted = resolve(property).const;
    if (wanted === undefined) score += schema.required?.includes(key) ? 3 : 1;
    else score += wanted === value[key] ? 100 : -100;
  }
  return Math.max(0, score);
}

function noShape(value: unknown, branches: readonly Schema[]): Finding {
  const consts = branches.flatMap((branch) =>
    branch.properties?.['type']?.const === undefined ? [] : [String(branch.properties['type'].const)],
  );
  const type = isObject(value) ? value['type'] : undefined;
  if (consts.length > 1 && typeof type === 'string') {
    const nearest = nearestName(type, consts);
    return {
      code: 'unknown-value',
      what: `\`${short(type)}\` is not a known type here`,
      why: 'it would do nothing',
      mend: nearest ? `did you mean \`${nearest}\`?` : `use one of ${consts.join(', ')}`,
      nearest,
    };
  }
  const shapes = branches.map((branch) => {
    const keys = branch.required ?? [];
    return keys.length > 0
      ? `{ ${keys.join(', ')} }`
      : [branch.type ?? 'a value']
          .flat()
          .map((t) => words[t] ?? t)
          .join(' or ');
  });
  const given = Object.keys(isObject(value) ? value : {});
  const shown =
    given.length > 0 ? `an object with ${given.map((k) => `\`${short(k)}\``).join(', ')}` : 'an empty object';
  const known = branches.flatMap((branch) => branch.required ?? []);
  const nearest =
    given[0] !== undefined && given.every((key) => !known.includes(key))
      ? nearestName(given[0], known)
      : undefined;
  const isLeaf = given.includes('fact') && known.includes('all');
  const shapesMend = `write one of ${[...new Set(shapes)].join(', ')}`;
  return {
    code: 'wrong-shape',
    what: `${isObject(value) ? shown : nameOfType(value)} cannot stand here`,
    why: 'it is none of the shapes that belong here',
    mend: nearest ? `did you mean \`${nearest}\`?` : isLeaf ? 'put it in a list under `all`' : shapesMend,
    ...(nearest ? { nearest } : {}),
  };
}

function checkValue(schema: Schema, at: unknown, pointer: string): Located[] {
  const say = (finding: Finding): Located[] => [{ pointer, finding }];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => hasType(at, type)))
    return say({
      code: 'wrong-type',
      what: `this is ${nameOfType(at)}`,
      why: `${types.map((t) => words[t] ?? t).join(' or ')} belongs here`,
      mend: `write ${schema.description ?? words[types[0] ?? ''] ?? 'another value'}`,
    });
  if (schema.const !== undefined && schema.const !== at)
    return say({
      code: 'unknown-value',
      what: `\`${short(at)}\` may not stand here`,
      why: 'one value is allowed only',
      mend: `write \`${String(schema.const)}\``,
    });
  if (schema.enum && !schema.enum.includes(at)) {
    const known = schema.enum.map(String);
    const nearest = typeof at === 'string' ? nearestName(at, known) : undefined;
    return say({
      code: 'unknown-value',
      what: `\`${short(at)}\` is not one of the known values`,
      why: 'it has no meaning here',
      mend: nearest ? `did you mean \`${nearest}\`?` : `use one of ${known.join(', ')}`,
      nearest,
    });
  }
  if (typeof at === 'string') {
    if (schema.minLength !== undefined && at.length < schema.minLength)
      return say({
        code: 'empty',
        what: 'this text is empty',
        why: 'it must say something',
        mend: `write ${schema.description ?? 'something'}`,
      });
    if (schema.pattern && !new RegExp(schema.pattern, 'u').test(at))
      return say({
        code: 'bad-format',
        what: `\`${short(at)}\` is not in the form that belongs here`,
        why: 'it would not be found or read again',
        mend: `write ${schema.description ?? `text like ${schema.pattern}`}`,
      });
  }
  if (
    Array.isArray(at) &&
    schema.minItems !== undefined &&
    at.length < schema.minItems &&
    !Array.isArray(schema.items)
  )
    return say({
      code: at.length === 0 ? 'empty' : 'wrong-shape',
      what: at.length === 0 ? 'this list is empty' : `this list has ${entries(at.length)}`,
      why: `at least ${schema.minItems} must be there`,
      mend: 'add what belongs here, or leave the field out',
    });
  if (
    typeof at === 'number' &&
    ((schema.minimum !== undefined && at < schema.minimum) ||
      (schema.exclusiveMinimum !== undefined && at <= schema.exclusiveMinimum))
  )
    return say({
      code: 'out-of-range',
      what: `${at} is too small`,
      why: `the least is ${schema.minimum ?? schema.exclusiveMinimum}`,
      mend: 'write a larger number',
    });
  if (typeof at === 'number' && schema.maximum !== undefined && at > schema.maximum)
    return say({
      code: 'out-of-range',
      what: `${at} is too large`,
      why: `the most is ${schema.maximum}`,
      mend: 'write a smaller number',
    });
  return [];
}
