/** The words of a finding: values put into texts, and what was and was not said. */
import type { ProfileCondition, ProfileFact, ProfileVocabulary } from '../model/code.ts';
import type { ProfileValue } from '../model/edition.ts';
import { evaluate, profileLeaves, unique, type Profile } from './condition.ts';

/** `stage-1` and `goodReason` as words: "stage 1", "good reason". */
export function valueWords(value: string): string {
  return value
    .replace(/-/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** A profile value in words: "10 working days", "solicitor, insurer", "yes". */
export function describeValue(fact: ProfileFact | undefined, value: ProfileValue['value']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  if (typeof value === 'string') return valueWords(value);
  const unit = fact?.unit ?? '';
  return `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}`.trim();
}

/** A fact as something said: "the timescales", "ways to complain (letter, email; for a claim)", with the edition's note. */
export function labelled(fact: ProfileFact | undefined, label: string, held: ProfileValue): string {
  const value = held.value === true ? [] : [describeValue(fact, held.value)];
  const more = [...value, ...(held.note === undefined ? [] : [held.note])];
  return more.length === 0 ? label : `${label} (${more.join('; ')})`;
}

/** Puts the values of named facts into a text; a fact without a value reads "not stated". */
export function fill(text: string, profile: Profile, vocabulary: ProfileVocabulary): string {
  return text.replace(/\{([A-Za-z0-9]+)\}/g, (_, name: string) => {
    const held = Object.hasOwn(profile, name) ? profile[name] : undefined;
    if (held === undefined) return 'not stated';
    return describeValue(
      vocabulary.facts.find((fact) => fact.name === name),
      held.value,
    );
  });
}

/**
 * What of a condition the documents show, and what neither they nor the landlord's assertions say: "Said: … . Not said:
 * … ." Empty where nothing is shown or asserted. A value of a list that is wanted and not there counts as unsaid.
 */
export function saidAndUnsaid(
  met: ProfileCondition | undefined,
  shown: Profile,
  known: Profile,
  vocabulary: ProfileVocabulary,
): string {
  if (met === undefined) return '';
  const said: string[] = [];
  const unsaid: string[] = [];
  for (const leaf of profileLeaves(met)) {
    const fact = vocabulary.facts.find((one) => one.name === leaf.fact);
    const label = fact?.label ?? leaf.fact;
    const held = Object.hasOwn(known, leaf.fact) ? known[leaf.fact] : undefined;
    if (held === undefined) {
      unsaid.push(label);
      continue;
    }
    if (Object.hasOwn(shown, leaf.fact)) said.push(labelled(fact, label, held));
    if (leaf.operator !== 'containsAll' || !Array.isArray(leaf.value) || evaluate(leaf, known).value)
      continue;
    const listed: readonly unknown[] = Array.isArray(held.value) ? held.value : [];
    unsaid.push(
      ...leaf.value.filter((value) => !listed.includes(value)).map((value) => valueWords(String(value))),
    );
  }
  const claimed = profileLeaves(met).some((leaf) => known[leaf.fact]?.asserted === true);
  const open = unsaid.length > 0 ? ` Not said: ${unique(unsaid).join('; ')}.` : '';
  if (said.length === 0) return claimed ? open : '';
  return ` Said: ${unique(said).join('; ')}.${open}`;
}

/** What a profile says of some facts, for a breach with more than one way to be one: " The text says: … ." */
export function saidOf(facts: readonly string[], profile: Profile, vocabulary: ProfileVocabulary): string {
  const said = facts.flatMap((name) => {
    const held = Object.hasOwn(profile, name) ? profile[name] : undefined;
    const fact = vocabulary.facts.find((one) => one.name === name);
    const note = held?.note === undefined ? '' : ` (${held.note})`;
    return held ? [`${fact?.label ?? name}: ${describeValue(fact, held.value)}${note}`] : [];
  });
  return said.length > 0 ? ` Said: ${said.join('; ')}.` : '';
}
