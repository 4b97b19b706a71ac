/** Names of facts, parameters and derived facts as an edition's sentences use them. */
import type { Derived, PreparedEdition } from '../model/index.ts';
import { evidencedLosses, quantities, type QuantityWords } from './quantities.ts';
import { inSentence, list, singular, spaced } from './text.ts';
import { stepWord } from './words.ts';

/** The derived fact of a name, if it is one. */
export function derivedOf(edition: PreparedEdition, name: string): Derived | undefined {
  const all = edition.edition.derived;
  return all && Object.hasOwn(all, name) ? all[name] : undefined;
}

/** The label of a fact in the middle of a sentence; any other name in words. */
export function labelOf(edition: PreparedEdition, name: string): string {
  const fact = edition.facts.get(name);
  return fact ? inSentence(fact.label) : spaced(name);
}

/** A date or step that days are counted from: "the stage 1 response", "the date “tenancy ended”". */
export function momentOf(edition: PreparedEdition, name: string): string {
  if (edition.facts.has(name)) return `the date “${labelOf(edition, name)}”`;
  const word = stepWord(name);
  return word.startsWith('the ') ? word : `the ${word}`;
}

const startsWithUnit = (label: string, unit: string): boolean =>
  `${label.toLowerCase()} `.startsWith(`${unit.toLowerCase()} `);

const units: Readonly<Record<string, string>> = {
  daysBetween: 'days',
  workingDaysBetween: 'working days',
  monthsBetween: 'months',
};

/** The unit of a derived span of time. */
const spanUnit = (derived: Derived): string | undefined => units[Object.keys(derived)[0] ?? ''];

function derivedNoun(edition: PreparedEdition, derived: Derived): string {
  if ('sum' in derived)
    return `the sum of ${list(
      derived.sum.map((n) => nounOf(edition, n)),
      'and',
    )}`;
  if ('product' in derived) return derived.product.map((n) => nounOf(edition, n)).join(' times ');
  if ('difference' in derived)
    return `${nounOf(edition, derived.difference[0])} less ${nounOf(edition, derived.difference[1])}`;
  const [from, to] = Object.values(derived)[0] as readonly [string, string];
  return `the ${spanUnit(derived)} from ${momentOf(edition, from)} to ${momentOf(edition, to)}`;
}

/** The thing itself as a noun: "the arrears", "the evidenced cost of meals", "the weekly rent", "the number of days without heating". */
export function nounOf(edition: PreparedEdition, name: string): string {
  const known = quantities[name];
  if (known) return known.noun;
  if (name === 'heatingCost') return 'the evidenced heating cost';
  if (name === 'lossOfEarnings') return 'the evidenced loss of earnings';
  if (evidencedLosses[name]) return `the evidenced cost of ${evidencedLosses[name]}`;
  const derived = derivedOf(edition, name);
  if (derived) return derivedNoun(edition, derived);
  const fact = edition.facts.get(name);
  if (!fact) return `the ${spaced(name)}`;
  if (fact.type === 'date') return momentOf(edition, name);
  if (fact.type === 'time') return `the time “${labelOf(edition, name)}”`;
  const counted = fact.type === 'integer' && fact.unit !== undefined && startsWithUnit(fact.label, fact.unit);
  return `the ${counted ? 'number of ' : ''}${labelOf(edition, name)}`;
}

/** One of what a name counts, after "each": "missed appointment", "day without heating", "working day from … to …". */
export function oneOf(edition: PreparedEdition, name: string): string {
  const known = quantities[name];
  if (known?.one) return known.one;
  const derived = derivedOf(edition, name);
  const span = derived && spanUnit(derived);
  if (derived && span) return derivedNoun(edition, derived).replace(`the ${span}`, singular(span));
  const fact = edition.facts.get(name);
  const label = labelOf(edition, name);
  if (fact?.unit && !startsWithUnit(fact.label, fact.unit)) return `${singular(fact.unit)} of ${label}`;
  const [first = '', ...rest] = label.split(' ');
  return [singular(first), ...rest].join(' ');
}

/** The words of a quantity: the vocabulary's, or made from label and unit; undefined where a name is no quantity. */
export function quantityOf(edition: PreparedEdition, name: string): QuantityWords | undefined {
  const known = quantities[name];
  if (known) return known;
  const loss = evidencedLosses[name];
  const noun = nounOf(edition, name);
  const are = noun.startsWith('the number of') || loss !== undefined;
  if (loss)
    return {
      is: `${noun} is {}`,
      some: `there is an evidenced cost of ${loss}`,
      none: `there is no evidenced cost of ${loss}`,
      noun,
    };
  const type = edition.typeOf(name);
  if (type === undefined || type === 'boolean' || type === 'enumeration') return undefined;
  const fact = edition.facts.get(name);
  if (type === 'integer' && fact?.unit && are)
    return {
      is: `${noun} is {}`,
      some: `there is at least one ${oneOf(edition, name)}`,
      none: `there are no ${labelOf(edition, name)}`,
      noun,
    };
  const unit = type === 'integer' && fact?.unit ? ([singular(fact.unit), fact.unit] as const) : undefined;
  return {
    is: `${noun} ${/^the (days|working days|months) /.test(noun) ? 'are' : 'is'} {}`,
    noun,
    ...(unit ? { unit } : {}),
  };
}
