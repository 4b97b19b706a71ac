import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { redress } from '../support/cli.ts';

let folder: string;
let one: string;
let two: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-sweep-'));
  one = join(folder, 'one.json');
  two = join(folder, 'two.json');
  writeFileSync(one, JSON.stringify({ id: 'one', title: '=A leak', facts: { impact: 'medium' } }));
  writeFileSync(
    two,
    JSON.stringify([
      { id: 'first', facts: { impact: 'medium' } },
      { id: 'second', facts: { impact: 'high' } },
    ]),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (out: string, part: string): string => out.split('\n').find((text) => text.includes(part)) ?? '';

describe('redress sweep', () => {
  it('prints runs of equal answers, the exact cliff with rules and clauses, and that a policy does not read the fact', async () => {
    const { status, out, err } = await redress(['sweep', one, '--fact', 'monthsSinceIssue=0..24/5']);
    expect([status, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toBe('one: =A leak');
    expect(line(out, '0 months to 5 months')).toMatch(/award +£500 +Customer Experience Manager/);
    expect(line(out, '6 months → 7 months')).toMatch(/£500 → excluded +too-late begins \(4\.2, 4\.4\)/);
    expect(line(out, '12 months → 13 months')).toContain('excluded');
    expect(out).toContain('flat: this policy does not read monthsSinceIssue');
  });

  it('adds up a set of cases, and takes one of them by its id', async () => {
    const all = await redress([
      'sweep',
      two,
      '--fact',
      'monthsSinceIssue=0..8',
      '--policy',
      'alliance-homes',
    ]);
    expect(line(all.out, '0 months to 6 months')).toMatch(/£1,500 +£1,500 +2 +0 +0/);
    expect(line(all.out, '6 months → 7 months')).toContain('2 cases: least -£1,500, most -£1,500; outcome');
    const args = ['sweep', two, '--fact', 'monthsSinceIssue=0..8', '--policy', 'alliance-homes'];
    const single = await redress([...args, '--case', 'second']);
    expect(line(single.out, '0 months to 6 months')).toMatch(/award +£1,000/);
  });

  it('sweeps two facts as a table, the first down, the second across', async () => {
    const { out } = await redress([
      'sweep',
      one,
      '--fact',
      'impact',
      '--fact',
      'landlordResponsibility',
      '-p',
      'alliance-homes',
    ]);
    expect(line(out, 'impact / landlordResponsibility')).toMatch(/Not responsible +Partly responsible/);
    expect(line(out, '  High ')).toMatch(/no award +£250 +£1,000/);
    expect(line(out, 'at impact Low')).toContain(
      'landlordResponsibility Not responsible → Partly responsible',
    );
  });

  it('gives one JSON document, in pounds', async () => {
    const args = ['sweep', one, '--fact', 'heatingCost', '--step', '500', '-p', 'jliving', '-f', 'json'];
    const { status, out } = await redress(args);
    expect(status).toBe(0);
    const json = JSON.parse(out) as {
      axes: { fact: string; values: number[] }[];
      policies: { policy: string; points: { at: object; answers: object[] }[]; cliffs: object[] }[];
    };
    expect(json.axes[0]).toMatchObject({ fact: 'heatingCost', values: [0, 500, 1000] });
    expect(json.policies[0]?.points[1]).toMatchObject({
      at: { heatingCost: 500 },
      answers: [{ case: 'one', outcome: 'award', award: { min: 500, max: 500 } }],
    });
    expect(json.policies[0]?.cliffs[0]).toMatchObject({
      below: 0,
      above: 0.01,
      changes: ['outcome', 'award', 'role', 'route'],
    });
  });

  it('gives CSV with a row for each policy and point, whose texts no spreadsheet takes for a formula', async () => {
    writeFileSync(
      join(folder, '=draft.json'),
      readFileSync(join(root, 'rules/policies/jmha/2023-07.json'), 'utf8'),
    );
    const { out } = await redress(
      ['sweep', 'one.json', '--fact', 'impact', '-p', '=draft.json', '-f', 'csv'],
      {
        cwd: folder,
      },
    );
    const rows = out.trimEnd().split('\n');
    expect(rows[0]).toBe(
      'impact,policy,edition,case,outcome,basis,min,max,netMin,netMax,role,route,problem,began,stopped',
    );
    expect(rows).toHaveLength(5);
    expect(rows[2]).toContain(
      `low,"'=draft.json",jmha@2023-07,one,award,range,50,150,50,150,Customer Resolution team,direct`,
    );
  });

  it('looks from the day that is asked about, and takes a file where a policy is named', async () => {
    const path = join(folder, 'closed.json');
    writeFileSync(path, JSON.stringify({ id: 'closed', facts: { impact: 'low' } }));
    const { status } = await redress([
      'sweep',
      path,
      '--fact',
      'monthsSinceClosure=0..3',
      '--as-of',
      '2025-01-01',
      '--policy',
      'rules/policies/derby-homes/2024-04.json',
    ]);
    expect(status).toBe(0);
  });

  it.each([
    [['--fact', 'imapct'], 'unknown fact `imapct`; did you mean `impact`?'],
    [['--fact', 'appointments'], 'unknown fact `appointments`; did you mean `missedAppointments`?'],
    [['--fact', 'qqqqqqqqqq'], 'unknown fact `qqqqqqqqqq`; known are customerType, '],
    [['--fact', 'durationMonths=0..24/6', '--step', '2'], '--step 2 has nothing to do'],
    [['--fact', 'durationMonths=1,2,3', '--step', '2'], '--step 2 has nothing to do'],
    [['--fact', 'impact', '--step', '2'], '--step 2 has nothing to do'],
    [['--fact', 'durationMonths=-1..3'], 'it goes from 0 to 600'],
    [['--fact', 'durationMonths=9..3'], 'is empty: 9 comes after 3'],
    [['--fact', 'heatingCost=0..1000000', '--step', '1'], 'at most 2000 are swept'],
    [
      ['--fact', 'durationMonths=0..600/1', '--fact', 'missedAppointments=0..100/1'],
      'at most 200000 are given',
    ],
    [['--fact', 'impact', '--fact', 'impact=low'], 'named twice'],
    [['--fact', 'impact', '--case', 'fist'], 'unknown case `fist`; did you mean `first`?'],
    [['--fact', 'impact', '--policy', 'jmah'], 'unknown policy `jmah`; did you mean `jmha`?'],
    [[], 'sweep takes one or two facts'],
  ])('refuses %j in one sentence on stderr, with exit status 2', async (args, text) => {
    const { status, out, err } = await redress(['sweep', two, ...args]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(text);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
