/** Several failures, appointments or losses of one case, each with facts of its own. */
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { type FactDeclaration, pointerPart, type Problem } from '../../engine/index.ts';
import { useData } from '../app/data.tsx';
import { CloseIcon } from '../shared/icons.tsx';
import type { FactValue } from '../shared/facts.ts';
import { capital, problemText } from '../shared/words.ts';
import type { DraftItem } from './draft.ts';
import { FactField } from './fact-field.tsx';
import classes from './cases.module.css';

interface ItemsProps {
  readonly items: readonly DraftItem[];
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  /** `by` names what was changed, for undo. */
  readonly change: (items: readonly DraftItem[], by: string) => void;
  readonly problems: readonly Problem[];
}

const usualKinds = [
  { name: 'failure', label: 'Failure' },
  { name: 'appointment', label: 'Appointment' },
  { name: 'loss', label: 'Loss' },
];

/** Puts the focus into the first control of a part of the form, once it is drawn. */
function focusPart(part: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-part="${part}"] :is(input, button)`)?.focus(),
    ),
  );
}

const without = <T,>(record: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

function ItemCard(props: ItemsProps & { item: DraftItem; index: number; label: string }) {
  const { item, index, facts, items, change, problems, label } = props;
  const own = item.facts ?? {};
  const put = (next: DraftItem | null, by: string): void =>
    change(
      items.flatMap((one, at) => (at !== index ? [one] : next === null ? [] : [next])),
      `${index} ${by}`,
    );
  const setFact = (name: string, value: FactValue | undefined): void => {
    const facts = value === undefined ? without(own, name) : { ...own, [name]: value };
    const step = value === undefined ? 'without ' : Object.hasOwn(own, name) ? '' : 'with ';
    put({ ...item, facts }, step + name);
  };
  const at = `/items/${index}`;
  const fieldAt = (name: string): string => `${at}/facts/${pointerPart(name)}`;
  const fields = Object.keys(own).filter((name) => facts.has(name));
  const ofCard = problems.filter(
    ({ pointer }) =>
      (pointer === at || pointer.startsWith(`${at}/`)) && !fields.some((name) => pointer === fieldAt(name)),
  );
  const free = [...facts.values()].filter((fact) => !Object.hasOwn(own, fact.name));
  return (
    <fieldset className={classes.item} data-part={`items/${index}`}>
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
            const title = event.currentTarget.value;
            put(title === '' ? rest : { ...rest, title }, 'title');
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
          onClick={() => {
            put(null, `remove of ${items.length}`);
            focusPart('items');
          }}
        >
          <CloseIcon />
        </ActionIcon>
      </div>
      {ofCard.map((problem, nth) => (
        <p key={nth} className={classes.problem} data-severity={problem.severity}>
          {problem.severity === 'error' ? '■' : '△'} {problemText(problem)}
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
            problems={problems.filter((problem) => problem.pointer === fieldAt(name))}
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
      <div className={classes.adders} data-part="items">
        {[...labels].map(([name, label]) => (
          <Button
            key={name}
            variant="default"
            onClick={() => {
              props.change([...props.items, { kind: name, facts: {} }], `add ${props.items.length}`);
              focusPart(`items/${props.items.length}`);
            }}
          >
            Add {label.toLowerCase()}
          </Button>
        ))}
      </div>
    </section>
  );
}
