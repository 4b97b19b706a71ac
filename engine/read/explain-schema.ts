/** Says in words where a value leaves a JSON Schema. Of several shapes it explains the one that the value comes nearest to. */
import { nearestName } from '../problems.ts';
import { type Finding, pointerPart } from './document.ts';
import { checkValue } from './schema-value.ts';
import {
  entries,
  hasType,
  isObject,
  type Located,
  nameOfType,
  type Schema,
  short,
  words,
} from './schema-words.ts';

export type { Located, Schema } from './schema-words.ts';

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
