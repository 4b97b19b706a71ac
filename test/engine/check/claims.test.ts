import { describe, expect, it } from 'vitest';
import { confines } from '../../../engine/check/claims.ts';
import { checkAgainstCode } from '../../../engine/check/policy.ts';
import type { Finding, SelfAssessment } from '../../../engine/model/code.ts';
import type { Condition } from '../../../engine/model/condition.ts';
import type { Edition } from '../../../engine/model/edition.ts';
import { code, jmhaClaims, prepared, profileVocabulary } from './support.ts';

const check = (
  provision: string,
  change?: (edition: Edition) => Edition,
  claims: SelfAssessment = jmhaClaims,
): Finding => {
  const all = checkAgainstCode(prepared('jmha', change), code, profileVocabulary, claims);
  return all.find((one) => one.provision === provision) as Finding;
};
const withoutRule =
  (matches: (rule: NonNullable<Edition['rules']>[number]) => boolean) =>
  (edition: Edition): Edition => ({
    ...edition,
    rules: (edition.rules ?? []).filter((rule) => !matches(rule)),
  });
const claims = (provision: string, part: object): SelfAssessment => ({
  ...jmhaClaims,
  claims: jmhaClaims.claims.map((claim) => (claim.provision === provision ? { ...claim, ...part } : claim)),
});

describe('claims against rules', () => {
  it('a goodwill payment in the informal process contradicts the claim of no informal step, by rule and clause', () => {
    const found = check('5.2').contradictions?.find((one) => one.rules !== undefined);
    expect(found?.clauses).toContain('¶13');
    expect(found?.rules?.length).toBeGreaterThan(0);
  });

  it('the contradiction goes when the rule goes', () => {
    const informal = withoutRule(
      (rule) => rule.event.type === 'award' && JSON.stringify(rule.conditions).includes('informal'),
    );
    expect(check('5.4').claimStatus).toBe('contradicted');
    expect(check('5.4', informal)).toMatchObject({ claimStatus: 'supported', basis: 'own-evidence' });
  });

  it('deducting from arrears contradicts the claim to follow the Ombudsman, and no longer when nothing is deducted', () => {
    const noOffset = withoutRule(
      (rule) => rule.event.type === 'pay' && rule.event.params.route === 'arrears-first',
    );
    expect(check('7.4').contradictions?.map((one) => one.clauses)).toEqual([['¶25']]);
    expect(check('7.4', noOffset).claimStatus).not.toBe('contradicted');
  });

  it('a rule that is free of the stage does not count as tied to it', () => {
    const named: Record<string, Condition> = {
      formal: { any: [leaf('stage', 'equal', 's1'), leaf('stage', 'in', ['s2'])] },
    };
    const set = (condition: Condition | null) => {
      const found = confines(condition, 'stage', named);
      return found && [...found];
    };
    expect(set(null)).toBeNull();
    expect(set({ all: [leaf('other', 'equal', 's1')] })).toBeNull();
    expect(set({ all: [leaf('other', 'equal', 's1'), { condition: 'formal' }] })).toEqual(['s1', 's2']);
    expect(set({ any: [leaf('other', 'equal', 's1'), { condition: 'formal' }] })).toBeNull();
    expect(set({ all: [{ condition: 'formal' }, leaf('stage', 'equal', 's2')] })).toEqual(['s2']);
    expect(set({ not: leaf('stage', 'equal', 's1') })).toBeNull();
    expect(set({ condition: 'unheard-of' })).toBeNull();
  });
});

const leaf = (fact: string, operator: 'equal' | 'in', value: string | string[]): Condition => ({
  fact,
  operator,
  value,
});

describe('how a claim stands', () => {
  it('supported by the document where the text shows it', () => {
    expect(check('7.1')).toMatchObject({ status: 'met', claimStatus: 'supported', basis: 'document' });
  });

  it('supported by its own evidence only where each element is answered', () => {
    expect(check('2.4')).toMatchObject({
      status: 'not-evidenced',
      claimStatus: 'supported',
      basis: 'own-evidence',
    });
    const partly = claims('2.4', { answers: [{ element: 'reasons', answered: false }] });
    expect(check('2.4', undefined, partly)).toMatchObject({
      claimStatus: 'unsupported',
      unanswered: ['reasons'],
    });
    expect(check('2.4', undefined, claims('2.4', { answers: undefined })).claimStatus).toBe('unsupported');
  });

  it('a blank answer is unanswered, whatever the evidence says', () => {
    expect(check('3.7')).toMatchObject({ claim: 'blank', claimStatus: 'unanswered' });
    expect(check('3.7').basis).toBeUndefined();
  });

  it('a no is supported by a breach and contradicted by a text that meets the provision', () => {
    expect(check('5.2', undefined, claims('5.2', { answer: 'no' }))).toMatchObject({
      claimStatus: 'supported',
    });
    expect(check('7.1', undefined, claims('7.1', { answer: 'no' }))).toMatchObject({
      claimStatus: 'contradicted',
    });
    expect(check('6.2', undefined, claims('6.2', { answer: 'no' }))).toMatchObject({
      claimStatus: 'unsupported',
    });
  });
});
