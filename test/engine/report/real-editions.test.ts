/** describeRule over the real editions: what must hold of every sentence, and chosen sentences read and approved. */
import { describe, expect, it } from 'vitest';
import type { PreparedEdition } from '../../../engine/model/index.ts';
import { describeGate, describeHead, describeRule } from '../../../engine/report/index.ts';
import { realEditions } from './editions.ts';

/** Rules whose sentences stand in `approved/`; a policy officer has to nod at each. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  'jmha@2023-07': [
    'impact-bands-minimal',
    'impact-bands-medium',
    'impact-bands-high',
    'rent-refund',
    'goodwill-informal',
    'missed-appointment',
    'poor-complaint-handling',
    'reimbursement',
    'reimbursement-without-evidence',
    'apology',
    'repair-escalated',
    'deducted-from-arrears',
    'paid-by-bacs',
    'confirmed-in-writing',
    'acceptance-required',
  ],
  'jliving@2018': [
    'authority-by-stage-stage-3',
    'first-request',
    'antisocial-behaviour',
    'right-of-appeal',
    'with-insurers',
    'losses-restored',
    'offset-against-arrears',
    'full-and-final',
  ],
  'derby-homes@2024-04': [
    'impact-bands-minor',
    'impact-bands-severe',
    'minor-missed-appointment',
    'too-late',
    'legal-action',
    'personal-injury',
    'own-repair-unreported',
    'belongings',
    'insurable-loss',
    'pay-rent-account',
    'pay-direct',
  ],
  'alliance-homes@2024-12': [
    'grid-none-low',
    'grid-partial-medium',
    'grid-full-major',
    'third-party-fault',
    'too-late',
    'contents-insurance',
    'losses',
    'own-contractor',
    'own-contractor-permitted',
    'approve',
    'approve-over-5000',
    'pay-damage-in-full',
    'pay-arrears-first',
  ],
  'housing-ombudsman@2024': ['bands-maladministration', 'bands-severe-maladministration', 'no-finding'],
  'housing-ombudsman@2026-04': ['no-heating-or-no-hot-water', 'unquantifiable-loss'],
};

const rulesOf = (edition: PreparedEdition): [name: string, sentence: string][] =>
  edition.rules.map((rule) => [rule.name, describeRule(edition, rule)]);

describe.each(realEditions.map((edition) => [edition.edition.id, edition] as const))(
  'the sentences of %s',
  (id, edition) => {
    const sentences = rulesOf(edition);
    const all = [...sentences, ['gate', describeGate(edition)] as const];
    const names = [...edition.facts.keys()].filter((name) => /[A-Z]/.test(name));

    it('start with a capital or a sum and end with a citation', () => {
      expect(all.filter(([, text]) => !/^[A-Z£\d].* \([^()]+\)$/s.test(text))).toEqual([]);
    });
    it('have nothing in them that only a program would say', () => {
      expect(all.filter(([, text]) => /undefined|\[object|\bnull\b|NaN|\s\s|,,|\(\)/.test(text))).toEqual([]);
    });
    it('name no fact by its name in the rules', () => {
      expect(all.filter(([, text]) => names.some((name) => new RegExp(`\\b${name}\\b`).test(text)))).toEqual(
        [],
      );
    });
    it('cite every clause of their rule', () => {
      const missing = edition.rules.filter(
        (rule) => !describeRule(edition, rule).endsWith(`(${rule.event.params.clauses.join(', ')})`),
      );
      expect(missing.map((rule) => rule.name)).toEqual([]);
    });
    it('have a line for every head', () => {
      const heads = Object.keys(edition.edition.heads).map((head) => describeHead(edition, head) ?? '');
      expect(heads.filter((text) => !/^[A-Z].+: .+/.test(text))).toEqual([]);
    });
    it('read as approved', async () => {
      const picked = (chosen[id] ?? []).map(
        (name) => `${name}: ${sentences.find(([own]) => own === name)?.[1] ?? 'NO SUCH RULE'}`,
      );
      const text = [`gate: ${describeGate(edition)}`, ...picked].join('\n');
      await expect(`${text}\n`).toMatchFileSnapshot(`approved/${id.replace('@', '-')}.txt`);
    });
  },
);

describe('the approved sentences', () => {
  it('are of editions and rules that exist', () => {
    const known = new Map(
      realEditions.map((edition) => [edition.edition.id, new Set(edition.rules.map((rule) => rule.name))]),
    );
    const missing = Object.entries(chosen).flatMap(([id, names]) =>
      names.filter((name) => !known.get(id)?.has(name)).map((name) => `${id} ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
