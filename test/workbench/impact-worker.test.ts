/** The Impact screen's worker, asked as the screen asks it, without a browser. */
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  ImpactAnswer,
  ImpactAsk,
  ImpactRequests,
  Opened,
} from '../../workbench/shared/impact-protocol.ts';
import { answerImpact, type ImpactQuestion } from '../../workbench/shared/worker/impact.ts';
import { load, type Loading } from '../../workbench/shared/worker/load.ts';
import { filesBelow } from '../support/library.ts';

let loading: Loading;
beforeAll(() => {
  loading = load([...filesBelow('rules'), ...filesBelow('fixtures/determinations')]);
});

const told = { part: () => undefined, stopped: () => Promise.resolve(false) };
const ask = async <T extends keyof ImpactRequests>(
  type: T,
  of: ImpactRequests[T]['ask'],
  tell: { part: (answer: unknown) => void; stopped: () => Promise<boolean> } = told,
): Promise<ImpactRequests[T]['answer']> =>
  (await answerImpact(loading, { type, ask: of } as ImpactQuestion, tell)) as ImpactRequests[T]['answer'];

const jmha = 'rules/policies/jmha/2023-07.json';
const edited = (from: string, to: string): ImpactAsk => {
  const file = loading.files.find(({ path }) => path === jmha);
  if (!file?.text.includes(from)) throw new Error(`${from} is not in ${jmha}`);
  return {
    mapping: null,
    base: 'jmha@2023-07',
    against: ['jmha@2023-07~unsaved'],
    by: ['vulnerableHousehold'],
    files: [{ path: jmha, text: file.text.replace(from, to) }],
    gone: [],
  };
};

const csv = [
  'Impact,Decided amount,Authorised role,Reasons given',
  ...['low,60,,yes', 'low,400,,', 'high,40,,no reason', 'medium,250,,yes', 'none,0,,'],
].join('\n');

async function mapped(text: string): Promise<Extract<Opened, { kind: 'columns' }>> {
  const opened = await ask('impactOpen', { kind: 'file', file: new File([text], 'cases.csv') });
  if (opened.kind !== 'columns') throw new Error(JSON.stringify(opened));
  return opened;
}

describe('the worker of the Impact screen', () => {
  it('holds the author’s unsaved text against the saved one, and lists the cases behind each figure', async () => {
    const opened = await mapped(csv);
    const question = { ...edited('"between": [50, 150]', '"between": [70, 150]'), mapping: opened.mapping };
    const answer = await ask('impactRun', question);
    if (answer.kind !== 'view') throw new Error(JSON.stringify(answer));
    const [pair] = answer.view.pairs;
    expect(pair?.edition).toBe('jmha@2023-07~unsaved');
    expect(answer.view.cases).toBe(5);
    expect(pair?.change.gain).toBe(2);
    expect(pair?.change.min).toBe(2 * 2_000);
    const listed = await ask('impactCases', {
      pick: { kind: 'change', change: 'gain', pair: 0 },
      from: 0,
      count: 10,
    });
    expect(listed.rows.map(({ line, midpoint }) => [line, midpoint])).toEqual([
      [2, 1_000],
      [3, 1_000],
    ]);
    const one = await ask('impactCase', { at: listed.rows[0]?.at ?? 0 });
    expect(one.cells.map((cell) => cell.kind === 'answer' && cell.determination.award.min)).toEqual([
      5_000, 7_000,
    ]);
  });

  it('says at a glance what a run says, once and again', async () => {
    const opened = await mapped(csv);
    for (const least of ['70', '90', '50']) {
      const question = {
        ...edited('"between": [50, 150]', `"between": [${least}, 150]`),
        mapping: opened.mapping,
      };
      const glance = await ask('impactGlance', question);
      const answer = await ask('impactRun', question);
      if (glance?.kind !== 'glance' || answer.kind !== 'view') throw new Error('there is no answer');
      const [pair] = answer.view.pairs;
      expect(glance.change).toEqual(pair?.change);
      expect(glance.causes).toEqual(pair?.causes);
      expect(glance.cases).toBe(answer.view.cases);
    }
  });

  it('says so where the unsaved text has errors, and where an edition is not there', async () => {
    await mapped(csv);
    const broken = await ask('impactRun', edited('"between": [50, 150]', '"between": [50, "x"]'));
    expect(broken.kind === 'fault' && broken.fault.what).toMatch(/unsaved text of jmha@2023-07 has errors/);
    const gone = await ask('impactRun', { ...edited('"id"', '"id"'), against: ['nobody@2020'] });
    expect(gone.kind === 'fault' && gone.fault.what).toMatch(/no edition nobody@2020/);
  });

  it('ends where the question is dropped, and keeps no rows of it', async () => {
    const opened = await mapped(`${csv}\n${'low,60,,yes\n'.repeat(200_000)}`);
    const question = { ...edited('"id"', '"id"'), mapping: opened.mapping };
    const steps: ImpactAnswer[] = [];
    const answer = await ask('impactRun', question, {
      part: (step) => steps.push(step as ImpactAnswer),
      stopped: () => Promise.resolve(true),
    });
    expect(answer.kind).toBe('fault');
    expect(steps).toHaveLength(1);
    await expect(ask('impactKeep', { name: 'x', now: 0 })).rejects.toThrow('no rows were read');
  });

  it('has the Ombudsman’s cases with what was ordered, and no title of a file’s row', async () => {
    const opened = await ask('impactOpen', { kind: 'ready', which: 'determinations', url: '' });
    expect(opened).toEqual({ kind: 'cases', cases: 20 });
    const answer = await ask('impactRun', edited('"id"', '"id"'));
    if (answer.kind !== 'view') throw new Error(JSON.stringify(answer));
    expect(answer.view.ordered).toHaveLength(20);
    expect(answer.view.ordered.some(({ ordered }) => ordered !== null && ordered > 0)).toBe(true);
    expect(answer.view.pairs[0]?.change.moved).toBe(0);
    const paying = answer.view.ordered
      .flatMap(({ sides }) => sides)
      .filter(({ paysOrder }) => paysOrder !== null);
    expect(paying.length).toBeGreaterThan(0);
    expect(paying.every(({ paysOrder }) => (paysOrder ?? []).length > 0)).toBe(true);
  });

  it('names the portfolio and what it rests on in a file', async () => {
    await ask('impactOpen', { kind: 'ready', which: 'determinations', url: '' });
    await ask('impactRun', edited('"id"', '"id"'));
    const { blob } = await ask('impactFile', {
      what: 'summary',
      pair: 0,
      small: false,
      name: 'Ours 2025.csv',
    });
    const text = await blob.text();
    expect(text).toContain('portfolio,Ours 2025.csv');
    expect(text).toMatch(/"?rows left out, because they cannot be used"?,0/);
    const tables = await ask('impactTables', { small: false, name: 'Ours 2025.csv' });
    expect(tables[0]?.name).toBe('about');
  });
});
