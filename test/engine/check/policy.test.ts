import { describe, expect, it } from 'vitest';
import { checkAgainstCode, checkPolicy } from '../../../engine/check/policy.ts';
import type { Finding } from '../../../engine/model/code.ts';
import { code, jmhaClaims, landlords, type Landlord, prepared, profileVocabulary } from './support.ts';

const library = { codes: [code], profileVocabulary, selfAssessments: [jmhaClaims] };
const findings = new Map(landlords.map((landlord) => [landlord, checkPolicy(library, prepared(landlord))]));
const finding = (landlord: Landlord, provision: string): Finding => {
  const found = findings.get(landlord)?.find((one) => one.provision === provision);
  if (!found) throw new Error(`no finding ${landlord} ${provision}`);
  return found;
};

/** Rows of the reading of the four policies: row, landlord, provision, status, claim status, a clause that must be cited, reason. */
type Row = [number, Landlord, string, Finding['status'], Finding['claimStatus'], string | null, string];
const rows: Row[] = [
  [1, 'jmha', '5.2', 'not-met', 'contradicted', '¶13', 'an informal process with a limit of £50'],
  [1, 'jmha', '5.3', 'judgement', 'contradicted', '¶13', 'a step beside the two stages'],
  [1, 'jmha', '5.4', 'not-evidenced', 'contradicted', '¶13', 'the evidence denies any informal step'],
  [2, 'jmha', '7.4', 'judgement', 'contradicted', '¶25', 'deducts from arrears'],
  [3, 'jmha', '5.13', 'judgement', 'contradicted', '¶13', 'awards tied to a stage'],
  [4, 'jmha', '7.2', 'judgement', 'contradicted', '¶12', '£10 fixed'],
  [4, 'jmha', '7.2', 'judgement', 'contradicted', '¶14', '£100 at most'],
  [4, 'jmha', '7.2', 'judgement', 'contradicted', '¶21', 'no redress beside a rent refund'],
  [
    5,
    'jmha',
    '9.6',
    'not-evidenced',
    'contradicted',
    'jmha-self-assessment#9.6',
    'no complaints, yet volumes',
  ],
  [
    5,
    'jmha',
    '9.7',
    'not-evidenced',
    'contradicted',
    'jmha-self-assessment#9.7',
    'no complaints, yet volumes',
  ],
  [6, 'jmha', '3.3', 'judgement', 'contradicted', 'jmha-self-assessment#3.3', 'an aim to have fewer'],
  [7, 'jmha', '8.1', 'not-evidenced', 'contradicted', 'jmha-self-assessment#8.1', 'on request'],
  [7, 'jmha', '8.2', 'not-met', 'contradicted', 'jmha-self-assessment#8.2', 'on request'],
  [7, 'jmha', '8.4', 'not-applicable', 'contradicted', 'jmha-self-assessment#8.2', 'full compliance claimed'],
  [8, 'jmha', '3.7', 'not-evidenced', 'unanswered', null, 'the box is blank'],
  [9, 'jmha', '9.5', 'judgement', 'unsupported', 'jmha-self-assessment#9.5', 'the Member is an executive'],
  [9, 'derby-homes', '9.5', 'judgement', undefined, '13.6', 'a Member and a Champion'],
  [10, 'jmha', '9.3', 'not-evidenced', 'unsupported', null, 'colleagues only'],
  [11, 'jmha', '1.2', 'judgement', 'unsupported', 'jmha-self-assessment#1.2', 'other nouns, text unseen'],
  [12, 'jmha', '1.3', 'judgement', 'contradicted', 'jmha-self-assessment#1.3', 'staff decide'],
  [12, 'jmha', '1.5', 'judgement', 'contradicted', 'jmha-self-assessment#1.5', 'staff decide'],
  [12, 'jmha', '1.6', 'judgement', 'unsupported', 'jmha-self-assessment#1.6', 'fixes first'],
  [
    12,
    'jmha',
    '5.2',
    'not-met',
    'contradicted',
    'jmha-self-assessment#1.6',
    'an informal stage by another name',
  ],
  [13, 'jmha', '2.3', 'not-met', 'contradicted', 'jmha-self-assessment#2.3', 'exceptional circumstances'],
  [14, 'jmha', '2.2', 'not-evidenced', 'contradicted', 'jmha-self-assessment#5.11', 'factual, yet vexatious'],
  [14, 'jmha', '5.11', 'judgement', 'contradicted', 'jmha-self-assessment#5.11', 'vexatious'],
  ...['6.2', '6.3', '6.11', '6.14'].map((id): Row => [
    15,
    'jmha',
    id,
    'not-evidenced',
    'unsupported',
    null,
    'yes without a figure',
  ]),
  ...['6.4', '6.15'].map((id): Row => [
    16,
    'jmha',
    id,
    'not-evidenced',
    'unsupported',
    null,
    'yes without a limit',
  ]),
  ...['6.6', '6.17'].map((id): Row => [
    17,
    'jmha',
    id,
    'judgement',
    'unsupported',
    'jmha-self-assessment#6.6',
    'satisfaction first',
  ]),
  ...['5.9', '5.10', '5.14', '3.5', '3.6', '7.3', '9.4', '4.1'].map((id): Row => [
    18,
    'jmha',
    id,
    'not-evidenced',
    'unsupported',
    null,
    'the evidence does not reach the requirement',
  ]),
  ...['8.3', '8.5'].map((id): Row => [18, 'jmha', id, 'judgement', 'unsupported', null, 'practice only']),
  [20, 'jmha', '7.2', 'judgement', 'contradicted', '¶17', 'no sum for the medium band'],
  [23, 'jliving', '5.3', 'not-met', undefined, '4.3', 'three stages'],
  [24, 'jliving', '5.2', 'not-met', undefined, '3.7', 'an informal stage'],
  [25, 'jliving', '1.2', 'not-met', undefined, '3.2', 'a definition of its own'],
  [26, 'jliving', '2.2', 'not-met', undefined, '3.3', 'a solicitor or insurer suffices'],
  [26, 'jliving', '2.5', 'not-met', undefined, '3.3', 'flat bars'],
  [27, 'jliving', '5.4', 'not-met', undefined, '3.4', 'the contractor’s process first'],
  [28, 'jliving', '5.11', 'not-met', undefined, '4.4', 'upheld complaints not escalated'],
  [28, 'jliving', '5.11', 'not-met', undefined, '4.5', 'closed for good'],
  [28, 'jliving', '6.10', 'not-met', undefined, '4.4', 'upheld complaints not escalated'],
  ...['2.3', '2.4', '6.2', '6.11', '6.4', '6.15', '8.2', '9.5'].map((id): Row => [
    29,
    'jliving',
    id,
    'not-evidenced',
    undefined,
    'jliving-policy-2018',
    'the text is silent',
  ]),
  [30, 'jliving', '3.7', 'not-met', undefined, '4.6', 'access only at the end'],
  [31, 'jliving', '7.4', 'judgement', undefined, '4.7.2', 'full and final'],
  [31, 'alliance-homes', '7.4', 'judgement', undefined, '6.2', 'full and final'],
  [31, 'alliance-homes', '3.7', 'judgement', undefined, '6.2', 'acceptance closes'],
  [32, 'alliance-homes', '7.4', 'judgement', undefined, '2.10', 'set against arrears'],
  [32, 'derby-homes', '7.4', 'judgement', undefined, '14.28', 'the rent account by default'],
  [35, 'derby-homes', '7.4', 'judgement', undefined, '14.27', 'no offset, then the rent account'],
  [36, 'derby-homes', '7.1', 'met', undefined, '14.5', 'three labels are a remark'],
  [38, 'derby-homes', '2.2', 'not-met', undefined, '8.3', 'wider than a claim filed at court'],
  [39, 'derby-homes', '2.3', 'judgement', undefined, '8.3', 'a flat bar beside the discretion'],
  [39, 'derby-homes', '5.11', 'judgement', undefined, '7.17', 'twelve months of the issue at stage 2'],
  [40, 'derby-homes', '6.4', 'met', undefined, '7.3', 'either unit keeps the limit; a remark'],
  [40, 'derby-homes', '6.15', 'met', undefined, '7.15', 'either unit keeps the limit; a remark'],
  [41, 'derby-homes', '1.3', 'judgement', undefined, '8.4', 'elected members go elsewhere first'],
  [41, 'derby-homes', '5.1', 'judgement', undefined, '8.4', 'elected members go elsewhere first'],
  [42, 'alliance-homes', '2.3', 'judgement', undefined, '4.2', 'does the Code bind a claim?'],
  [43, 'alliance-homes', '5.13', 'not-met', undefined, '6.1', 'money only after works'],
  [43, 'alliance-homes', '6.6', 'not-met', undefined, '6.1', 'money only after works'],
  [44, 'alliance-homes', '7.2', 'judgement', undefined, '3.6', 'third party or contractor'],
  [46, 'alliance-homes', '7.2', 'judgement', undefined, '2.7', 'a factor that cannot change the sum'],
];

/** What a second reading found: landlord, provision, status, claim status, a clause that must be cited, reason. */
type Found = [Landlord, string, Finding['status'], Finding['claimStatus'], string | null, string];
const found: Found[] = [
  ...['¶4', '¶9', '¶17', '¶19', '¶25'].map((clause): Found => [
    'jmha',
    '7.4',
    'judgement',
    'contradicted',
    clause,
    'the Ombudsman’s guidance beside bands with gaps',
  ]),
  ['jmha', '7.2', 'judgement', 'contradicted', '¶19', 'no top'],
  ['jmha', '6.17', 'judgement', 'unsupported', 'jmha-self-assessment#6.17', 'satisfaction first at stage 2'],
  ['jmha', '2.2', 'not-evidenced', 'contradicted', 'jmha-self-assessment#2.2', 'said to be factual'],
  ['jmha', '5.11', 'judgement', 'contradicted', 'jmha-self-assessment#2.2', 'said to be factual'],
  ...['2.1', '3.2', '5.6', '5.12', '6.20', '9.8'].map((id): Found => [
    'jmha',
    id,
    'not-evidenced',
    'unsupported',
    null,
    'the printed evidence stops short',
  ]),
  ...['4.2', '4.3', '4.5'].map((clause): Found => [
    'jliving',
    '5.11',
    'not-met',
    undefined,
    clause,
    'ten working days, then closed for good',
  ]),
  ['jliving', '6.10', 'not-met', undefined, '4.2', 'ten working days, then closed for good'],
  ...['3.6', '4', '4.3'].map((clause): Found => [
    'jliving',
    '3.2',
    'judgement',
    undefined,
    clause,
    'any member of staff, or certain people',
  ]),
  ['jliving', '9.3', 'not-evidenced', undefined, 'jliving-policy-2018', 'no audience is named'],
  ['derby-homes', '3.4', 'not-evidenced', undefined, '1.5', 'no accessible formats'],
  ['derby-homes', '4.2', 'not-evidenced', undefined, '6.2', 'access to staff is not said'],
  ['derby-homes', '5.1', 'judgement', undefined, '6.8', 'the council coordinates some'],
  ['derby-homes', '5.4', 'judgement', undefined, '6.8', 'the council coordinates some'],
  ['derby-homes', '5.5', 'judgement', undefined, '6.8', 'the council coordinates some'],
  ['derby-homes', '6.1', 'not-evidenced', undefined, '9.3', 'no sorting is said'],
  ['derby-homes', '6.4', 'met', undefined, '7.20', 'decided on complexity'],
  ['derby-homes', '7.2', 'judgement', undefined, '14.11', 'distress in exceptional cases only'],
  ['derby-homes', '7.3', 'not-evidenced', undefined, '7.9', 'by when is not said'],
  ['derby-homes', '8.1', 'not-evidenced', undefined, '12.6', 'no report of the Ombudsman’s'],
  ['derby-homes', '8.2', 'judgement', undefined, '12.7', 'published, and where is not said'],
  ['alliance-homes', '3.1', 'judgement', undefined, '4.1', 'ways to claim'],
  ['alliance-homes', '3.5', 'not-evidenced', undefined, '7.7', 'published on the website'],
  ['alliance-homes', '3.7', 'judgement', undefined, '6.3', 'the way is named elsewhere'],
  ['alliance-homes', '5.12', 'not-evidenced', undefined, '7.1', 'counts are kept'],
  ['alliance-homes', '9.4', 'not-evidenced', undefined, '7.2', 'an owner of the policy'],
  ['alliance-homes', '9.7', 'not-evidenced', undefined, '7.1', 'measures for the leadership teams'],
];

describe('checkPolicy(library, edition)', () => {
  it.each(rows)(
    'row %i: %s %s is %s, claim %s (%s: %s)',
    (_, landlord, provision, status, claimStatus, clause) => {
      const found = finding(landlord, provision);
      expect([found.status, found.claimStatus]).toEqual([status, claimStatus]);
      if (clause !== null) expect(found.clauses).toContain(clause);
    },
  );

  it.each(found)('%s %s is %s, claim %s (%s: %s)', (landlord, provision, status, claimStatus, clause) => {
    const one = finding(landlord, provision);
    expect([one.status, one.claimStatus]).toEqual([status, claimStatus]);
    if (clause !== null) expect(one.clauses).toContain(clause);
  });

  it.each(['5.3', '6.2', '6.3', '6.11', '6.14', '2.4', '3.3', '9.1'])('Derby Homes meets %s', (provision) => {
    expect(finding('derby-homes', provision).status).toBe('met');
  });

  it.each(landlords)('%s: one finding for each provision, in the order of the Code', (landlord) => {
    expect(findings.get(landlord)?.map((one) => one.provision)).toEqual(code.provisions.map((one) => one.id));
  });

  it('silence is silence where the policy is held, and not held where it is not', () => {
    const becauses = (landlord: Landlord) =>
      new Set(findings.get(landlord)?.flatMap((one) => (one.because ? [one.because] : [])));
    expect(becauses('jliving')).toEqual(new Set(['silent']));
    expect(becauses('derby-homes')).toEqual(new Set(['silent']));
    expect(becauses('jmha')).toEqual(new Set(['document-not-held']));
    expect(becauses('alliance-homes')).toEqual(new Set(['document-not-held']));
  });

  it('what is not evidenced cites every document that is held and was searched', () => {
    for (const [landlord, all] of findings) {
      const held = prepared(landlord).edition.documents.map((document) => document.id);
      for (const one of all.filter((each) => each.status === 'not-evidenced')) {
        expect(one.searched).toEqual(held);
        expect(one.clauses).toEqual(expect.arrayContaining(held));
      }
    }
  });

  it('what only the self-assessment asserts is said to be asserted, and its clause is cited', () => {
    expect(finding('jmha', '6.13').text).toMatch(
      /^Not in the “Compensation guidance”; the “Self-assessment.*” asserts it: /,
    );
    expect(finding('jmha', '6.13').clauses).toContain('jmha-self-assessment#6.13');
    expect(finding('jmha', '6.8').text).toContain('Not said: related new issues joined.');
    expect(finding('jmha', '6.2').text).toMatch(/^No time for acknowledging stage 1 was found\./);
  });

  it('a breach tells what is the case, with the edition’s own note, and not the other ways to be one', () => {
    expect(finding('jmha', '2.3').text).not.toContain('awareness');
    expect(finding('alliance-homes', '5.13').text).toContain('after works (usually)');
  });

  it.each([
    ['jmha', '5.1', /goes by 3 names/],
    ['jmha', '7.4', /goes by 3 names/],
    ['jmha', '8.1', /departs from the Code’s own/],
    ['jmha', '9.3', /committee of customers/],
    ['jliving', '5.2', /3 working days/],
    ['jliving', '5.9', /told of a delay/],
    ['alliance-homes', '4.2', /2 levels of authority/],
    ['derby-homes', '6.13', /appointed officer/],
  ] as const)('%s %s carries a remark', (landlord, provision, wanted) => {
    expect(
      finding(landlord, provision)
        .remarks?.map((one) => one.text)
        .join(' '),
    ).toMatch(wanted);
  });

  it('every finding cites something and says something, and leaves no placeholder', () => {
    for (const one of [...findings.values()].flat()) {
      expect(one.clauses.length).toBeGreaterThan(0);
      expect(one.text).not.toMatch(/[{}]|undefined|not stated/);
    }
  });

  it('practice-only provisions are never met by text', () => {
    const ids = code.provisions.filter((one) => one.checkable === 'practice-only').map((one) => one.id);
    expect(ids).toEqual(['8.3', '8.4', '8.5']);
    for (const landlord of landlords)
      for (const id of ids) expect(['judgement', 'not-applicable']).toContain(finding(landlord, id).status);
  });

  it('an asserted value never makes a finding met, whatever is asserted', () => {
    const asserted = prepared('derby-homes', (edition) => ({
      ...edition,
      profile: Object.fromEntries(
        Object.entries(edition.profile ?? {}).map(([name, held]) => [name, { ...held, asserted: true }]),
      ),
    }));
    const all = checkAgainstCode(asserted, code, profileVocabulary);
    expect(all.filter((one) => one.status === 'met')).toEqual([]);
  });

  it('an empty profile is silence everywhere, never a breach', () => {
    const bare = prepared('jliving', (edition) => ({ ...edition, profile: {} }));
    const statuses = new Set(checkAgainstCode(bare, code, profileVocabulary).map((one) => one.status));
    expect(statuses).toEqual(new Set(['not-evidenced', 'judgement', 'not-applicable']));
  });

  it('an edition that ended before the Code is not held against it', () => {
    const old = prepared('jliving', (edition) => ({ ...edition, to: '2024-03-31' }));
    const statuses = new Set(checkAgainstCode(old, code, profileVocabulary).map((one) => one.status));
    expect(statuses).toEqual(new Set(['not-applicable']));
  });

  it('a text older than the Code is said to be so', () => {
    const remarks = finding('jliving', '5.3').remarks?.map((one) => one.text);
    expect(remarks).toEqual(['The text is of 2018, older than the Code (2024-04-01).']);
    expect(finding('derby-homes', '2.2').remarks).toBeUndefined();
    expect(finding('jmha', '5.2').remarks?.[0]?.clauses).toEqual(['jmha-guidance-2023']);
  });

  it('and not where a finding rests on another document alone', () => {
    for (const provision of ['1.2', '2.3', '8.2', '9.5'])
      expect(finding('jmha', provision).remarks).toBeUndefined();
  });

  it('a claim is left out where null is handed over', () => {
    const without = checkPolicy(library, prepared('jmha'), { selfAssessment: null });
    expect(without.some((one) => one.claim !== undefined)).toBe(false);
  });
});
