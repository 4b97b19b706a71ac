/** A single value against its schema: type, constants, text, lists and numbers. */
import { nearestName } from '../problems.ts';
import type { Finding } from './document.ts';
import { entries, hasType, type Located, nameOfType, type Schema, short, words } from './schema-words.ts';

/** Where a value itself leaves the schema; what is inside it is looked at elsewhere. */
export function checkValue(schema: Schema, at: unknown, pointer: string): Located[] {
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
