import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profileLeaves } from '../../engine/check/condition.ts';
import {
  listOperators,
  type ProfileCondition,
  type ProfileFact,
  type Provision,
} from '../../engine/model/code.ts';
import { code, jmhaClaims, landlords, prepared, profileVocabulary } from '../engine/check/support.ts';

const facts = new Map(profileVocabulary.facts.map((fact) => [fact.name, fact]));
const sections: Record<number, [number, number]> = {
  1: [2, 6],
  2: [1, 5],
  3: [1, 7],
  4: [1, 3],
  5: [1, 15],
  6: [1, 20],
  7: [1, 4],
  8: [1, 5],
  9: [1, 8],
};
const ids = Object.entries(sections).flatMap(([section, [first, last]]) =>
  Array.from({ length: last - first + 1 }, (_, i) => `${section}.${first + i}`),
);
const conditionsOf = (provision: Provision): ProfileCondition[] =>
  [
    provision.met,
    provision.breached,
    provision.notApplicable?.when,
    ...(provision.judgements ?? []).map((one) => one.when),
    ...(provision.remarks ?? []).map((one) => one.when),
    ...(provision.contradictedBy ?? []).map((one) => one.profile),
  ].filter((one) => one !== undefined);
const ordered = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

/** Whether a value can be one of the fact's. */
function fits(fact: ProfileFact, value: unknown): boolean {
  if (fact.type === 'boolean') return typeof value === 'boolean';
  if (fact.type === 'integer')
    return (
      Number.isInteger(value) && Number(value) >= (fact.min ?? 0) && Number(value) <= (fact.max ?? Infinity)
    );
  return typeof value === 'string' && (fact.values ?? []).includes(value);
}

describe('rules/profile.json', () => {
  it('names each fact once, in a known group, for provisions that exist', () => {
    expect(facts.size).toBe(profileVocabulary.facts.length);
    const groups = new Set(profileVocabulary.groups.map((group) => group.id));
    for (const fact of facts.values()) {
      expect(groups.has(fact.group), fact.name).toBe(true);
      expect(ids, fact.name).toEqual(expect.arrayContaining(fact.provisions));
      expect(fact.values !== undefined, fact.name).toBe(fact.type === 'enumeration' || fact.type === 'list');
    }
  });

  it('has every fact that a case’s clock reads', () => {
    const stage = (n: number) =>
      ['AckWorkingDays', 'ResponseWorkingDays', 'ClockStart', 'ExtensionWorkingDays'].map(
        (end) => `stage${n}${end}`,
      );
    for (const name of ['stageCount', 'publishedOnWebsite', ...stage(1), ...stage(2)])
      expect(facts.has(name), name).toBe(true);
  });
});

describe('rules/codes/complaint-handling-code-2024.json', () => {
  it('has the 72 provisions, each once, in order', () => {
    expect(ids.length).toBe(72);
    expect(code.provisions.map((one) => one.id)).toEqual(ids);
    for (const one of code.provisions) expect(one.section).toBe(Number(one.id.split('.')[0]));
  });

  it.each(code.provisions.map((one) => [one.id, one] as const))(
    '%s looks only at facts that exist, as their type allows',
    (_, one) => {
      expect(one.needs.every((name) => facts.has(name))).toBe(true);
      for (const leaf of conditionsOf(one).flatMap(profileLeaves)) {
        const fact = facts.get(leaf.fact) as ProfileFact;
        expect(one.needs).toContain(leaf.fact);
        expect(listOperators.some((operator) => operator === leaf.operator)).toBe(fact.type === 'list');
        if (ordered.includes(leaf.operator)) expect(fact.type).toBe('integer');
        for (const value of [leaf.value].flat())
          expect(fits(fact, value), `${leaf.fact} ${value}`).toBe(true);
      }
      for (const [, name] of JSON.stringify(one).matchAll(/\{([a-z][A-Za-z0-9]*)\}/g))
        expect(one.needs).toContain(name);
    },
  );

  it('asks for no fact that no condition and no text of the provision looks at, and each fact names its provisions', () => {
    for (const one of code.provisions) {
      const { needs, ...rest } = one;
      expect(
        needs.filter((name) => !JSON.stringify(rest).includes(name)),
        one.id,
      ).toEqual([]);
      for (const name of needs) expect(facts.get(name)?.provisions, name).toContain(one.id);
    }
    for (const fact of facts.values())
      for (const id of fact.provisions)
        expect(code.provisions.find((one) => one.id === id)?.needs, fact.name).toContain(fact.name);
  });

  it('gives each provision that text can meet a condition to meet it, and each other one a reason', () => {
    for (const one of code.provisions)
      if (one.checkable === 'practice-only') expect(one.met).toBeUndefined();
      else expect(one.met).toBeDefined();
  });
});

describe('the profiles of the editions', () => {
  it.each(landlords)('%s: every value is of its type, and cites clauses that exist', (landlord) => {
    const { edition } = prepared(landlord);
    const refs = new Set(edition.clauses.map((clause) => clause.ref));
    const profile = Object.entries(edition.profile ?? {});
    expect(profile.length).toBeGreaterThan(25);
    for (const [name, held] of profile) {
      const fact = facts.get(name);
      expect(fact, name).toBeDefined();
      expect(Array.isArray(held.value)).toBe(fact?.type === 'list');
      for (const value of [held.value].flat())
        expect(fact && fits(fact, value), `${name} ${value}`).toBe(true);
      for (const clause of held.clauses) expect(refs.has(clause), `${name} cites ${clause}`).toBe(true);
    }
  });

  it('a value is asserted where it is known only from the self-assessment, and only there', () => {
    for (const landlord of landlords)
      for (const [name, held] of Object.entries(prepared(landlord).edition.profile ?? {}))
        expect(
          held.clauses.every((clause) => clause.startsWith(`${jmhaClaims.document}#`)),
          name,
        ).toBe(held.asserted ?? false);
  });
});

describe('rules/self-assessments/jmha.json', () => {
  it('has a claim for each provision once; only 3.7 is blank, and every claim tells its evidence and elements', () => {
    expect(jmhaClaims.claims.map((claim) => claim.provision)).toEqual(ids);
    expect(
      jmhaClaims.claims.filter((claim) => claim.answer !== 'yes').map((claim) => claim.provision),
    ).toEqual(['3.7']);
    for (const claim of jmhaClaims.claims)
      expect(claim.answers?.length ?? 0, claim.provision).toBeGreaterThan(0);
  });

  it('its conflicts cite clauses that exist', () => {
    const refs = new Set(prepared('jmha').edition.clauses.map((clause) => clause.ref));
    for (const claim of jmhaClaims.claims)
      for (const conflict of claim.conflicts ?? [])
        for (const clause of conflict.with) expect(refs.has(clause), clause).toBe(true);
  });
});

describe('engine/check', () => {
  it('names no policy, provision or fact of the profile', () => {
    for (const file of ['policy', 'findings', 'findings-context', 'findings-text', 'claims', 'condition']) {
      const text = readFileSync(new URL(`../../engine/check/${file}.ts`, import.meta.url), 'utf8');
      expect(text).not.toMatch(/jmha|jliving|derby|alliance|['"`]\d\.\d/i);
      for (const name of facts.keys())
        expect(text.includes(`'${name}'`) || text.includes(`.${name}`), name).toBe(false);
    }
  });
});
