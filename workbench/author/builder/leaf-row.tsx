/** One comparison: a fact, an operator, a value, each by what the fact's domain allows. */
import { NativeSelect, Select } from '@mantine/core';
import { typeOf } from '../language/names.ts';
import { type FactValue, valueText } from '../../shared/facts.ts';
import { spaced } from '../../shared/words.ts';
import type { PlacedProblem } from '../desk.ts';
import { setLeaf } from './acts.ts';
import { operatorsFor, operatorWord, withFact, withOperator } from './comparisons.ts';
import { useBuilding } from './context.ts';
import { Faults, useFaults } from './faults.tsx';
import { PartTools, useMoveKeys } from './part-tools.tsx';
import type { Part } from './tree.ts';
import { ValueField } from './value-field.tsx';
import classes from './builder.module.css';

type LeafPart = Part & { kind: 'leaf' };

/** A comparison that is only read. */
function LeafWords({ part: { leaf } }: { part: LeafPart }) {
  const { names } = useBuilding();
  const fact = names.facts.get(leaf.fact);
  const all = Array.isArray(leaf.value) ? (leaf.value as unknown[]) : [leaf.value];
  const isPlain = (one: unknown): one is FactValue => one === null || typeof one !== 'object';
  return (
    <span>
      {fact?.label ?? spaced(leaf.fact)} {operatorWord(typeOf(names, leaf.fact), leaf.operator)}{' '}
      <strong>
        {all.map((one) => (isPlain(one) ? valueText(fact, one) : JSON.stringify(one))).join(', ')}
      </strong>
    </span>
  );
}

/** The three controls of a comparison. */
function LeafFields({ part, faults }: { part: LeafPart; faults: readonly PlacedProblem[] }) {
  const { text, names, facts, isLocked, edit } = useBuilding();
  const { leaf, pointer } = part;
  const fact = names.facts.get(leaf.fact);
  const type = typeOf(names, leaf.fact);
  const label = fact?.label ?? spaced(leaf.fact);
  const isKnown = facts.some((group) => group.items.some((item) => item.value === leaf.fact));
  const operators = operatorsFor(type);
  const stray = operators.includes(leaf.operator) ? [] : [leaf.operator];
  const wrongAt = (key: string): boolean =>
    faults.some(({ problem }) => problem.severity === 'error' && problem.pointer.includes(`/${key}`));
  return (
    <>
      <Select
        size="xs"
        className={classes.fact}
        aria-label="Fact"
        searchable
        openOnFocus={false}
        allowDeselect={false}
        nothingFoundMessage="No such fact"
        disabled={isLocked}
        error={wrongAt('fact')}
        value={leaf.fact}
        data={[
          ...facts.map((group) => ({ group: group.group, items: [...group.items] })),
          ...(isKnown ? [] : [{ value: leaf.fact, label: `${leaf.fact} (not known)` }]),
        ]}
        onChange={(name) => {
          if (name === null || name === leaf.fact) return;
          const next = withFact(leaf, name, names.facts.get(name), typeOf(names, name));
          edit(`Ask for ${spaced(name)}`, setLeaf(text, pointer, next));
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={`Operator of ${label}`}
        disabled={isLocked}
        error={wrongAt('operator')}
        value={leaf.operator}
        data={[...operators, ...stray].map((one) => ({ value: one, label: operatorWord(type, one) }))}
        onChange={(event) => {
          const next = withOperator(leaf, fact, type, event.currentTarget.value);
          edit(`Operator of ${label}`, setLeaf(text, pointer, next));
        }}
      />
      <ValueField
        key={`${leaf.fact} ${leaf.operator}`}
        label={`Value of ${label}`}
        fact={fact}
        type={type}
        operator={leaf.operator}
        value={leaf.value}
        isLocked={isLocked}
        isWrong={wrongAt('value')}
        change={(value) =>
          edit(`Value of ${label}`, setLeaf(text, pointer, { ...leaf, value }), `builder:${pointer}`)
        }
      />
    </>
  );
}

/** The comparison at a pointer. */
export function LeafRow({ part }: { part: LeafPart }) {
  const { names, isRead } = useBuilding();
  const { leaf, pointer } = part;
  const faults = useFaults(pointer, true);
  const keys = useMoveKeys(part);
  const label = names.facts.get(leaf.fact)?.label ?? spaced(leaf.fact);
  return (
    <div
      role="group"
      aria-label={`Condition: ${label}`}
      className={classes.leaf}
      data-part={pointer}
      onKeyDown={keys}
    >
      <div className={classes.row}>
        {isRead ? <LeafWords part={part} /> : <LeafFields part={part} faults={faults} />}
        <PartTools part={part} what={label} />
      </div>
      <Faults faults={faults} />
    </div>
  );
}
