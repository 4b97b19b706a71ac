/** What can be put into a group, or where there is no condition yet. */
import { Button, Menu } from '@mantine/core';
import { useBuilding } from './context.ts';
import { firstValue } from './comparisons.ts';
import { typeOf } from '../language/names.ts';
import type { Part } from './tree.ts';
import { spaced } from '../../shared/words.ts';

/** The comparison that a new one begins as: a copy of the last, which asks nothing new; else of the first fact. */
function useFirst(group: (Part & { kind: 'all' | 'any' }) | undefined): unknown {
  const { names } = useBuilding();
  const last = group?.parts.findLast((part) => part.kind === 'leaf');
  if (last?.kind === 'leaf') return last.leaf;
  const fact = names.facts.values().next().value;
  const name = fact?.name ?? '';
  return { fact: name, operator: 'equal', value: firstValue(fact, typeOf(names, name)) };
}

/** The menu; `add` gets the condition that was chosen. */
export function AddMenu(props: {
  readonly what: string;
  readonly group?: Part & { kind: 'all' | 'any' };
  readonly add: (label: string, condition: unknown) => void;
}) {
  const { names, subject } = useBuilding();
  const first = useFirst(props.group);
  // A named condition that rests on itself is refused by the engine; it is not offered.
  const named = [...names.conditions.keys()].filter(
    (name) => subject.group !== 'Named conditions' || name !== subject.name,
  );
  const { add } = props;
  return (
    <Menu position="bottom-start" returnFocus withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="compact-xs" mih={24} aria-label={`Add to ${props.what}`} data-add>
          + Add
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-autofocus onClick={() => add('Add a condition', first)}>
          Condition
        </Menu.Item>
        <Menu.Item onClick={() => add('Add a group', { all: [first] })}>Group: all of these</Menu.Item>
        <Menu.Item onClick={() => add('Add a group', { any: [first] })}>Group: any of these</Menu.Item>
        <Menu.Item onClick={() => add('Add a negation', { not: first })}>Not</Menu.Item>
        {named.length === 0 ? null : <Menu.Label>Named conditions</Menu.Label>}
        {named.map((name) => (
          <Menu.Item key={name} onClick={() => add(`Add ${name}`, { condition: name })}>
            {spaced(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
