import { describe, expect, it } from 'vitest';
import { claimFaults, codeFaults, profileFaults } from '../../../engine/check/policy-meaning.ts';
import type { ProfileValue } from '../../../engine/model/edition.ts';
import { code, jmhaClaims, landlords, prepared, profileVocabulary } from './support.ts';

const held = (value: ProfileValue['value']): ProfileValue => ({ value, clauses: ['1'] });
const faults = (profile: Record<string, ProfileValue>) =>
  profileFaults(profile, profileVocabulary).map((fault) => `${fault.pointer}: ${fault.what}, ${fault.mend}`);

describe('profileFaults(profile, vocabulary)', () => {
  it.each(landlords)('%s has none', (landlord) => {
    expect(profileFaults(prepared(landlord).edition.profile ?? {}, profileVocabulary)).toEqual([]);
  });

  it('names a fact that does not exist, a wrong type and a value outside the domain, each where it stands', () => {
    expect(faults({ stageCuont: held(2) })).toEqual([
      '/stageCuont: `stageCuont` is no fact of a policy, use a name of the profile vocabulary',
    ]);
    expect(faults({ stageCount: held('two') })).toEqual([
      '/stageCount/value: `stageCount` cannot be "two", it takes a whole number from 0 to 1000',
    ]);
    expect(
      faults({ stageCount: held(2.5), stage1ClockStart: held('monday'), informalStageNamed: held('no') }),
    ).toHaveLength(3);
    expect(faults({ channels: held('email') })[0]).toContain('a list of any, in-person');
    expect(faults({ channels: held(['email', 'pigeon']) })).toHaveLength(1);
    expect(faults({ channels: held([]) })).toHaveLength(1);
  });
});

describe('codeFaults(code, vocabulary) and claimFaults(selfAssessment, code)', () => {
  it('the shipped documents have none', () => {
    expect(codeFaults(code, profileVocabulary)).toEqual([]);
    expect(claimFaults(jmhaClaims, code)).toEqual([]);
  });

  it('a provision or claim that stands twice, an unknown name, and an operator or value that does not suit are found', () => {
    const [first] = code.provisions;
    if (!first) throw new Error('the Code has provisions');
    const met = { any: [{ not: { fact: 'stageCount', operator: 'contains' as const, value: 2 } }] };
    const breached = { all: [{ fact: 'stageCount', operator: 'equal' as const, value: 'two' }] };
    const changed = { ...code, provisions: [first, { ...first, needs: ['nothing'], met, breached }] };
    expect(codeFaults(changed, profileVocabulary).map((fault) => fault.pointer)).toEqual([
      '/provisions/1/id',
      '/provisions/1/needs/0',
      '/provisions/1/met/any/0/not/operator',
      '/provisions/1/breached/all/0/value',
    ]);
    const claim = (provision: string) => ({ provision, answer: 'yes' as const, evidence: 'none' });
    const claimed = { ...jmhaClaims, claims: [claim('1.2'), claim('1.2'), claim('9.99')] };
    expect(claimFaults(claimed, code).map((fault) => [fault.pointer, fault.unknown])).toEqual([
      ['/claims/1/provision', undefined],
      ['/claims/2/provision', '9.99'],
    ]);
  });
});
