/** The names that a comparison may be about, in groups, for choosing. */
import type { Names } from '../language/names.ts';
import { spaced } from '../../shared/words.ts';

/** A name as it is offered. */
export interface FactChoice {
  readonly value: string;
  readonly label: string;
}

export interface FactGroup {
  readonly group: string;
  readonly items: readonly FactChoice[];
}

/** Own facts first, then the shared ones, derived facts, parameters; for who may approve also the award itself. */
export function factGroups(names: Names, isAuthorise: boolean): FactGroup[] {
  const facts = [...names.facts.values()].map((fact) => ({
    value: fact.name,
    label: fact.label === '' ? spaced(fact.name) : fact.label,
    isOwn: names.own.has(fact.name),
  }));
  const plain = (list: readonly string[]): FactChoice[] =>
    list.map((name) => ({ value: name, label: spaced(name) }));
  const pick = (isOwn: boolean): FactChoice[] =>
    facts.filter((one) => one.isOwn === isOwn).map(({ value, label }) => ({ value, label }));
  const award = [
    { value: 'awardMin', label: 'least of the award' },
    { value: 'awardMax', label: 'most of the award' },
  ];
  return [
    { group: 'Of this landlord', items: pick(true) },
    { group: 'Shared by all policies', items: pick(false) },
    { group: 'Derived', items: plain([...names.derived.keys()]) },
    { group: 'Parameters', items: plain(names.parameters) },
    { group: 'The award itself', items: isAuthorise ? award : [] },
  ].filter((group) => group.items.length > 0);
}
