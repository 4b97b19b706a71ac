/** What the condition builder does to a text: its own characters change, and no condition is ever left empty. */
import { describe, expect, it, test } from 'vitest';
import { applyEdits, type Edits } from '../../engine/index.ts';
import {
  type Act,
  addFirst,
  addTo,
  canUnwrap,
  movePart,
  removable,
  removePart,
  setGroup,
  setLeaf,
  setNamed,
  unwrapPart,
  wrapPart,
} from '../../workbench/author/builder/acts.ts';
import {
  literalsOf,
  numberOf,
  operatorsFor,
  withFact,
  withOperator,
} from '../../workbench/author/builder/comparisons.ts';
import { type Subject, subjectAt, subjectsOf } from '../../workbench/author/builder/subjects.ts';
import { type Part, partAt, partOf } from '../../workbench/author/builder/tree.ts';

const text = `{
  "gate": { "conditions": { "condition": "at-fault" }, "clauses": ["1"] },
  "conditions": { "at-fault": { "all": [{ "operator": "equal",  "fact": "fault", "value": true }] } },
  "rules": [
    {
      "name": "late",
      "conditions": {
        "all": [
          { "fact": "impact", "operator": "in", "value": ["low",   "high"] },
          { "not": { "fact": "weeks", "operator": "lessThan", "value": 3.0 } },
          { "any": [
            { "condition": "at-fault" } ] }
        ]
      },
      "event": { "type": "term", "params": { "term": "full-and-final", "clauses": ["2"] } }
    },
    { "name": "always", "event": { "type": "term", "params": { "term": "x", "clauses": ["2"] } } }
  ]
}
`;

const document = JSON.parse(text) as Record<string, unknown>;
const subjects = subjectsOf(document);
const late = '/rules/0/conditions';

function subjectOf(pointer: string): Subject {
  const found = subjectAt(subjects, pointer);
  if (!found) throw new Error(`no subject at ${pointer}`);
  return found;
}

const rootOf = (source: string): Part => {
  const [rule] = (JSON.parse(source) as { rules: { conditions: unknown }[] }).rules;
  return partOf(rule?.conditions, late);
};
const root = rootOf(text);

function part<K extends Part['kind']>(pointer: string, kind: K): Part & { kind: K } {
  const found = partAt(root, pointer);
  if (found?.kind !== kind) throw new Error(`no ${kind} at ${pointer}`);
  return found as Part & { kind: K };
}

const after = (edits: Edits, source = text): string => {
  if (!edits.ok) throw new Error(edits.problems.map(({ what }) => what).join('\n'));
  return applyEdits(source, edits.value);
};
const done = (act: Act | undefined): string => {
  if (!act) throw new Error('there was nothing to do');
  return after(act.edits);
};

describe('subjectsOf(document)', () => {
  it('lists the gate, rules, tables, named conditions and own facts, and finds them by what is selected', () => {
    expect(subjects.map(({ pointer }) => pointer)).toEqual([
      '/gate',
      '/rules/0',
      '/rules/1',
      '/conditions/at-fault',
    ]);
    expect(subjectAt(subjects, '/rules/1')?.name).toBe('always');
    const table = { tables: [{ name: 'bands', rows: [{}, {}] }], facts: [{ name: 'own' }] };
    expect(subjectAt(subjectsOf(table), '/tables/0/rows/1')?.root).toBe('/tables/0/conditions');
    expect(subjectAt(subjectsOf(table), '/facts/0')?.root).toBe('/facts/0/when');
    expect(subjectsOf('no edition')).toEqual([]);
  });
});

describe('an act on a condition', () => {
  it('changes a value and leaves every other character', () => {
    const { leaf } = part(`${late}/all/1/not`, 'leaf');
    expect(after(setLeaf(text, `${late}/all/1/not`, { ...leaf, value: 4 }))).toBe(text.replace('3.0', '4'));
    const { leaf: impact } = part(`${late}/all/0`, 'leaf');
    expect(after(setLeaf(text, `${late}/all/0`, { ...impact, value: ['low'] }))).toBe(
      text.replace('["low",   "high"]', '["low"]'),
    );
  });

  it('keeps the order of the keys where operator and fact change', () => {
    const changed = after(
      setLeaf(text, '/conditions/at-fault/all/0', { fact: 'error', operator: 'notEqual', value: true }),
    );
    expect(changed).toBe(
      text.replace('"operator": "equal",  "fact": "fault"', '"operator": "notEqual",  "fact": "error"'),
    );
  });

  it.each(['all', 'any', 'not'] as const)('wraps in %s and unwraps to the same text', (layer) => {
    for (const pointer of [late, `${late}/all/0`, `${late}/all/1/not`, `${late}/all/2/any/0`]) {
      const one = partAt(root, pointer);
      if (!one) throw new Error(pointer);
      const act = wrapPart(text, one, layer);
      const wrapped = done(act);
      const layerPart = partAt(rootOf(wrapped), pointer);
      if (!layerPart) throw new Error(pointer);
      expect(canUnwrap(subjectOf('/rules/0'), layerPart)).toBe(true);
      expect(partAt(rootOf(wrapped), act.focus ?? '')?.kind).toBe(one.kind);
      expect(after(unwrapPart(wrapped, layerPart).edits, wrapped)).toBe(text);
    }
  });

  it('makes all of into any of', () => {
    const group = part(late, 'all');
    expect(after(setGroup(text, group, 'any'))).toBe(text.replace('"all": [\n', '"any": [\n'));
  });

  it('adds to a group after its last part, and the focus goes there', () => {
    const act = addTo(text, part(`${late}/all/2`, 'any'), { condition: 'other' });
    const group = partAt(rootOf(done(act)), `${late}/all/2`);
    expect(group).toMatchObject({ kind: 'any', parts: [{ name: 'at-fault' }, { name: 'other' }] });
    expect(act.focus).toBe(`${late}/all/2/any/1`);
  });

  it('gives a rule its first condition, in a group, before the event', () => {
    const leaf = { fact: 'fault', operator: 'equal', value: true };
    const changed = done(addFirst(text, subjectOf('/rules/1'), leaf));
    const rule = (JSON.parse(changed) as { rules: Record<string, unknown>[] }).rules[1];
    expect(Object.keys(rule ?? {})).toEqual(['name', 'conditions', 'event']);
    expect(rule?.['conditions']).toEqual({ all: [leaf] });
  });

  it('moves within a list and no further', () => {
    const own = partAt(root, `${late}/all/0`);
    if (!own) throw new Error('no part');
    const act = movePart(text, subjectOf('/rules/0'), root, own, 1);
    expect(partAt(rootOf(done(act)), act?.focus ?? '')).toMatchObject({ leaf: { fact: 'impact' } });
    expect(movePart(text, subjectOf('/rules/0'), root, own, -1)).toBeUndefined();
    expect(movePart(text, subjectOf('/rules/0'), root, root, 1)).toBeUndefined();
  });

  it('names another condition', () => {
    expect(after(setNamed(text, `${late}/all/2/any/0`, 'other'))).toBe(
      text.replace('{ "condition": "at-fault" } ] }', '{ "condition": "other" } ] }'),
    );
  });
});

describe('removing a part', () => {
  const subject = subjectOf('/rules/0');
  it('takes along the groups and negations that would be empty', () => {
    const named = part(`${late}/all/2/any/0`, 'named');
    expect(removable(subject, root, named)?.pointer).toBe(`${late}/all/2`);
    const act = removePart(text, subject, root, named);
    expect(partAt(rootOf(done(act)), late)).toMatchObject({ parts: [{ kind: 'leaf' }, { kind: 'not' }] });
    expect(act?.focus).toBe(`${late}/all/1`);
    expect(removable(subject, root, part(`${late}/all/1/not`, 'leaf'))?.pointer).toBe(`${late}/all/1`);
  });

  it('takes the conditions themselves with the last part, except where something must be asked', () => {
    const changed = done(removePart(text, subject, root, root));
    expect((JSON.parse(changed) as { rules: object[] }).rules[0]).not.toHaveProperty('conditions');
    const gate = partOf({ all: [{ condition: 'at-fault' }] }, '/gate/conditions');
    const only = partAt(gate, '/gate/conditions/all/0');
    expect(only && removePart(text, subjectOf('/gate'), gate, only)).toBeUndefined();
  });

  it('never unwraps a root to a bare comparison', () => {
    const bare = partOf({ not: { fact: 'a', operator: 'equal', value: 1 } }, late);
    expect(canUnwrap(subject, bare)).toBe(false);
    expect(canUnwrap({ ...subject, takesLeaf: true }, bare)).toBe(true);
    expect(canUnwrap(subject, root)).toBe(false);
  });
});

describe('partOf(value, pointer)', () => {
  test.each([[{ all: [], any: [] }], [{}], [7], [{ all: 3 }], [{ condition: 4 }]])(
    'leaves %j to the text',
    (value) => expect(partOf(value, '').kind).toBe('other'),
  );
});

describe('comparisons', () => {
  const impact = {
    name: 'impact',
    type: 'enumeration',
    values: ['low', 'high'],
    default: null,
    label: 'Impact',
    question: '?',
  } as const;
  it('keeps of the value what fits the new operator or fact', () => {
    const leaf = { fact: 'impact', operator: 'equal', value: 'high' };
    expect(withOperator(leaf, { ...impact, values: [...impact.values] }, 'enumeration', 'in').value).toEqual([
      'high',
    ]);
    const listed = { ...leaf, operator: 'in', value: ['high', 'low'] };
    expect(
      withOperator(listed, { ...impact, values: [...impact.values] }, 'enumeration', 'equal').value,
    ).toBe('high');
    const weeks = { fact: 'weeks', operator: 'lessThan', value: 3 };
    expect(withFact(weeks, 'impact', { ...impact, values: [...impact.values] }, 'enumeration')).toEqual({
      fact: 'impact',
      operator: 'equal',
      value: 'low',
    });
    expect(withFact(weeks, 'days', undefined, 'integer')).toEqual({ ...weeks, fact: 'days' });
    expect(operatorsFor('boolean')).not.toContain('lessThan');
  });

  test.each([
    ['integer', '3', { value: 3 }],
    ['integer', '1,000', { value: 1000 }],
    ['money', '£12.50', { value: 12.5 }],
    ['scaled', '7.255', { value: 7.255 }],
  ] as const)('reads %s %s', (type, typed, value) => expect(numberOf(type, typed)).toEqual(value));

  test.each([
    ['integer', '3.5'],
    ['integer', ''],
    ['money', '1.234'],
    ['money', 'twenty'],
    ['money', '1,5'],
    ['money', '12,3456'],
    ['integer', '99999999999999999999'],
    ['scaled', ' '],
  ] as const)('does not read %s “%s”', (type, typed) =>
    expect(numberOf(type, typed)).toHaveProperty('fault'),
  );

  it('reads lists with commas between', () => {
    expect(literalsOf('integer', '1, 2,3')).toEqual({ value: [1, 2, 3] });
    expect(literalsOf('date', '2024-01-02')).toEqual({ value: ['2024-01-02'] });
    expect(literalsOf('time', '9 o’clock')).toHaveProperty('fault');
  });
});
