/** The facts that no column gives: each takes its default or is not known. They move the answer, so they are all listed. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { BlankMeaning, FactDeclaration, Mapping } from '../../../engine/index.ts';
import { valueText } from '../../shared/facts.ts';
import { count } from '../../shared/words.ts';
import { byWeight } from './weights.ts';
import classes from '../impact.module.css';

function FactRow(props: {
  fact: FactDeclaration;
  meaning: BlankMeaning;
  change: (to: BlankMeaning) => void;
}) {
  const { fact, meaning, change } = props;
  const standard = fact.default === null ? 'not known' : valueText(fact, fact.default);
  return (
    <li>
      <NativeSelect
        label={fact.label}
        value={meaning}
        onChange={(event) => change(event.currentTarget.value === 'unknown' ? 'unknown' : 'default')}
        data={[
          { value: 'default', label: `the default: ${standard}` },
          { value: 'unknown', label: 'not known' },
        ]}
      />
    </li>
  );
}

const takenAs = (fact: FactDeclaration, meaning: BlankMeaning): string =>
  `${fact.label}: ${meaning === 'unknown' || fact.default === null ? 'not known' : valueText(fact, fact.default)}`;

/** `weights`: the facts that the chosen editions look at, by how much rests on each. The heaviest stand first; the others move nothing. */
export function WithoutColumn(props: {
  mapping: Mapping;
  facts: readonly FactDeclaration[];
  weights: ReadonlyMap<string, number>;
  change: (mapping: Mapping) => void;
}) {
  const { mapping, facts, weights, change } = props;
  const [isOpen, setOpen] = useState(false);
  const without = facts.filter(({ name }) => mapping.withoutColumn[name] !== undefined);
  const open = byWeight(without, weights);
  const moving = open.filter(({ name }) => weights.has(name));
  const deciding = moving.filter(({ name }) => weights.get(name) === Infinity);
  const idle = open.length - moving.length;
  const set = (names: readonly string[], to: BlankMeaning): void =>
    change({
      ...mapping,
      withoutColumn: { ...mapping.withoutColumn, ...Object.fromEntries(names.map((name) => [name, to])) },
    });
  if (open.length === 0) return null;
  const list = isOpen ? open : moving;
  return (
    <section aria-labelledby="without-column" className={classes.part}>
      <h2 id="without-column">Facts without a column</h2>
      <p>
        {moving.length === 0
          ? 'The chosen editions look at none of them.'
          : `The chosen editions look at ${count(moving.length, 'of them', 'of them')}: what stands for each moves the answer.`}
      </p>
      {deciding.length === 0 ? null : (
        <p className={classes.finding} data-severity="warning">
          <span aria-hidden>△</span> This decides most, and no column says it. Every case is taken as{' '}
          <b>
            {deciding.map((fact) => takenAs(fact, mapping.withoutColumn[fact.name] ?? 'default')).join('; ')}
          </b>
          .
        </p>
      )}
      <div className={classes.buttons}>
        <Button
          variant="default"
          onClick={() =>
            set(
              moving.map(({ name }) => name),
              'default',
            )
          }
        >
          All take their default
        </Button>
        <Button
          variant="default"
          onClick={() =>
            set(
              moving.map(({ name }) => name),
              'unknown',
            )
          }
        >
          All are not known
        </Button>
        {idle === 0 ? null : (
          <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpen((was) => !was)}>
            {isOpen ? 'Hide' : 'Show'} {count(idle, 'fact')} that they do not look at
          </Button>
        )}
      </div>
      <ul className={classes.without}>
        {list.map((fact) => (
          <FactRow
            key={fact.name}
            fact={fact}
            meaning={mapping.withoutColumn[fact.name] ?? 'default'}
            change={(to) => set([fact.name], to)}
          />
        ))}
      </ul>
    </section>
  );
}
