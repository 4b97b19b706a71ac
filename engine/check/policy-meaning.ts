/** What a schema cannot see in profiles, Codes and self-assessments: names that do not exist, values outside their domain. */
import {
  type Code,
  listOperators,
  type ProfileCondition,
  type ProfileFact,
  type ProfileVocabulary,
  type Provision,
  type SelfAssessment,
} from '../model/code.ts';
import { orderOperators } from '../model/condition.ts';
import type { Profile } from './condition.ts';

/** A fault of meaning. `pointer` is a JSON pointer from the part that was handed over; `unknown` the name that was not known. */
export interface MeaningFault {
  readonly pointer: string;
  readonly what: string;
  readonly mend: string;
  readonly unknown?: string;
}

type Facts = ReadonlyMap<string, ProfileFact>;
const factsOf = (vocabulary: ProfileVocabulary): Facts =>
  new Map(vocabulary.facts.map((fact) => [fact.name, fact]));
const escaped = (name: string): string => name.replace(/~/g, '~0').replace(/\//g, '~1');
const noFact = (pointer: string, name: string): MeaningFault => ({
  pointer,
  what: `\`${name}\` is no fact of a policy`,
  mend: 'use a name of the profile vocabulary',
  unknown: name,
});

/** What a fact takes: "true or false", "a whole number from 0 to 1000", "one of a, b". */
function domain(fact: ProfileFact): string {
  if (fact.type === 'boolean') return 'true or false';
  if (fact.type === 'integer')
    return `a whole number from ${fact.min ?? 0}${fact.max === undefined ? '' : ` to ${fact.max}`}`;
  return `${fact.type === 'list' ? 'a list of' : 'one of'} ${(fact.values ?? []).join(', ')}`;
}

/** Whether one value, or one element of a list, can be the fact's. */
function fits(fact: ProfileFact, value: unknown): boolean {
  if (fact.type === 'boolean') return typeof value === 'boolean';
  if (fact.type !== 'integer') return typeof value === 'string' && (fact.values ?? []).includes(value);
  return (
    Number.isInteger(value) && Number(value) >= (fact.min ?? 0) && Number(value) <= (fact.max ?? Infinity)
  );
}

/** Faults of an edition's profile; pointers start at the profile. */
export function profileFaults(profile: Profile, vocabulary: ProfileVocabulary): MeaningFault[] {
  const facts = factsOf(vocabulary);
  return Object.entries(profile).flatMap(([name, held]) => {
    const pointer = `/${escaped(name)}`;
    const fact = facts.get(name);
    if (!fact) return [noFact(pointer, name)];
    const listed = Array.isArray(held.value);
    const parts: readonly unknown[] = Array.isArray(held.value) ? held.value : [held.value];
    if (listed === (fact.type === 'list') && parts.length > 0 && parts.every((value) => fits(fact, value)))
      return [];
    const what = `\`${name}\` cannot be ${JSON.stringify(held.value)}`;
    return [{ pointer: `${pointer}/value`, what, mend: `it takes ${domain(fact)}` }];
  });
}

/** Faults of a Code: provisions twice, facts that do not exist, operators and values that do not suit them. */
export function codeFaults(code: Code, vocabulary: ProfileVocabulary): MeaningFault[] {
  const facts = factsOf(vocabulary);
  const seen = new Set<string>();
  return code.provisions.flatMap((provision, i) => {
    const at = `/provisions/${i}`;
    const twice = seen.has(provision.id)
      ? [
          {
            pointer: `${at}/id`,
            what: `provision \`${provision.id}\` stands twice`,
            mend: 'keep one of them',
          },
        ]
      : [];
    seen.add(provision.id);
    const needs = provision.needs.flatMap((name, n) =>
      facts.has(name) ? [] : [noFact(`${at}/needs/${n}`, name)],
    );
    const conditions = conditionsOf(provision).flatMap(([path, condition]) =>
      conditionFaults(condition, `${at}${path}`, facts),
    );
    return [...twice, ...needs, ...conditions];
  });
}

/** Every condition of a provision with its pointer. */
function conditionsOf(provision: Provision): [string, ProfileCondition][] {
  const listed = <T>(
    key: string,
    parts: readonly T[] | undefined,
    pick: (part: T) => ProfileCondition | undefined,
    end: string,
  ) =>
    (parts ?? []).map((part, i): [string, ProfileCondition | undefined] => [
      `/${key}/${i}/${end}`,
      pick(part),
    ]);
  const all: [string, ProfileCondition | undefined][] = [
    ['/met', provision.met],
    ['/breached', provision.breached],
    ['/notApplicable/when', provision.notApplicable?.when],
    ...listed('judgements', provision.judgements, (one) => one.when, 'when'),
    ...listed('remarks', provision.remarks, (one) => one.when, 'when'),
    ...listed('contradictedBy', provision.contradictedBy, (one) => one.profile, 'profile'),
  ];
  return all.flatMap(([path, condition]): [string, ProfileCondition][] =>
    condition ? [[path, condition]] : [],
  );
}

function conditionFaults(condition: ProfileCondition, pointer: string, facts: Facts): MeaningFault[] {
  if ('all' in condition)
    return condition.all.flatMap((part, i) => conditionFaults(part, `${pointer}/all/${i}`, facts));
  if ('any' in condition)
    return condition.any.flatMap((part, i) => conditionFaults(part, `${pointer}/any/${i}`, facts));
  if ('not' in condition) return conditionFaults(condition.not, `${pointer}/not`, facts);
  const fact = facts.get(condition.fact);
  if (!fact) return [noFact(`${pointer}/fact`, condition.fact)];
  const { operator } = condition;
  const ofLists = listOperators.some((one) => one === operator);
  if (
    ofLists !== (fact.type === 'list') ||
    (orderOperators.some((one) => one === operator) && fact.type !== 'integer')
  ) {
    const what = `\`${operator}\` does not compare \`${fact.name}\`, which is of type ${fact.type}`;
    return [{ pointer: `${pointer}/operator`, what, mend: 'use an operator of that type' }];
  }
  const wrong = [condition.value].flat().filter((value) => !fits(fact, value));
  if (wrong.length === 0) return [];
  const what = `\`${fact.name}\` is never ${wrong.map((value) => JSON.stringify(value)).join(' or ')}`;
  return [{ pointer: `${pointer}/value`, what, mend: `it takes ${domain(fact)}` }];
}

/** Faults of a self-assessment: claims about provisions that do not exist, or two claims about one. */
export function claimFaults(selfAssessment: SelfAssessment, code: Code): MeaningFault[] {
  const known = new Set(code.provisions.map((provision) => provision.id));
  const seen = new Set<string>();
  return selfAssessment.claims.flatMap(({ provision }, i) => {
    const pointer = `/claims/${i}/provision`;
    const twice = seen.has(provision);
    seen.add(provision);
    if (!known.has(provision))
      return [
        {
          pointer,
          what: `\`${provision}\` is no provision of the Code`,
          mend: 'name one that it has',
          unknown: provision,
        },
      ];
    return twice ? [{ pointer, what: `\`${provision}\` is claimed twice`, mend: 'keep one claim' }] : [];
  });
}
