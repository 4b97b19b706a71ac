/** Several failures, appointments or losses of one case, each with facts of its own. */
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import type { FactDeclaration, Problem } from '../../engine/index.ts';
import { useData } from '../app/data.tsx';
import { CloseIcon } from '../shared/icons.tsx';
import type { FactValue } from '../shared/facts.ts';
import { capital } from '../shared/words.ts';
import type { DraftItem } from './draft.ts';
import { FactField } from './fact-field.tsx';
import classes from './cases.module.css';

interface ItemsProps {
  readonly items: readonly DraftItem[];
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly change: (items: readonly DraftItem[]) => void;
  readonly problemsAt: (pointer: string) => readonly Problem[];
}

const usualKinds = [
  { name: 'failure', label: 'Failure' },
  { name: 'appointment', label: 'Appointment' },
  { name: 'loss', label: 'Loss' },
];

const without = <T,>(record: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

function ItemCard(props: ItemsProps & { item: DraftItem; index: number; label: string }) {
  const { item, index, facts, items, change, problemsAt, label } = props;
  const own = item.facts ?? {};
  const put = (next: DraftItem | null): void =>
    change(items.flatMap((one, at) => (at !== index ? [one] : next === null ? [] : [next])));
  const setFact = (name: string, value: FactValue | undefined): void =>
    put({ ...item, facts: value === undefined ? without(own, name) : { ...own, [name]: value } });
  const free = [...facts.values()].filter((fact) => !Object.hasOwn(own, fact.name));
  return (
    <fieldset className={classes.item}>
      <legend>
        {label} {index + 1}
      </legend>
      <div className={classes.itemHead}>
        <TextInput
          aria-label={`Title of item ${index + 1}`}
          placeholder="Title, if it needs one"
          value={item.title ?? ''}
          onChange={(event) => {
            const { title: _title, ...rest } = item;
            put(event.currentTarget.value === '' ? rest : { ...rest, title: event.currentTarget.value });
          }}
        />
        <NativeSelect
          aria-label={`Add a fact to item ${index + 1}`}
          value=""
          onChange={(event) => {
            const fact = facts.get(event.currentTarget.value);
            if (fact) setFact(fact.name, fact.default);
          }}
          data={[
            { value: '', label: 'Add a fact …' },
            ...free.map((fact) => ({ value: fact.name, label: fact.label })),
          ]}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove item ${index + 1}`}
          onClick={() => put(null)}
        >
          <CloseIcon />
        </ActionIcon>
      </div>
      {problemsAt(`/items/${index}`).map((problem, at) => (
        <p key={at} className={classes.problem} data-severity={problem.severity}>
          {problem.what}; {problem.mend}
        </p>
      ))}
      {Object.entries(own).map(([name, value]) => {
        const fact = facts.get(name);
        return fact === undefined ? null : (
          <FactField
            key={name}
            fact={fact}
            idPrefix={`item-${index}-`}
            value={value}
            base={value}
            change={setFact}
            problems={problemsAt(`/items/${index}/facts/${name}`)}
            readers={[]}
            inItem
          />
        );
      })}
    </fieldset>
  );
}

/** The editor of items; kinds of the editions' own are offered too. */
export function ItemsEditor(props: ItemsProps) {
  const { view } = useData();
  const kinds = [...usualKinds, ...view.editions.flatMap((edition) => edition.edition.kinds ?? [])];
  const labels = new Map(kinds.map((kind) => [kind.name, kind.label]));
  return (
    <section className={classes.group} aria-labelledby="group-items">
      <h2 id="group-items">Several failures, appointments or losses</h2>
      <p className={classes.hint}>
        Where there are items of a kind, rules for that kind look at each of them and no longer at the case
        alone.
      </p>
      {props.items.map((item, index) => (
        <ItemCard
          key={index}
          {...props}
          item={item}
          index={index}
          label={labels.get(item.kind) ?? capital(item.kind)}
        />
      ))}
      <div className={classes.adders}>
        {[...labels].map(([name, label]) => (
          <Button
            key={name}
            variant="default"
            onClick={() => props.change([...props.items, { kind: name, facts: {} }])}
          >
            Add {label.toLowerCase()}
          </Button>
        ))}
      </div>
    </section>
  );
}
