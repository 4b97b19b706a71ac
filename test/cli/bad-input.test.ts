import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { redress } from '../support/cli.ts';

/** Problems that show with the small calendar of the gallery only. */
const foundLater = ['date-outside-calendar'];

const exhibits = readdirSync(join(root, 'fixtures/bad-input')).flatMap((code) =>
  readdirSync(join(root, 'fixtures/bad-input', code))
    .filter((name) => /^(policy|case|vocabulary|calendar|mapping)-.*(?<!\.recipe)\.json$/.test(name))
    .map((name) => ({ code, path: `fixtures/bad-input/${code}/${name}` })),
);

describe('redress validate fixtures/bad-input', () => {
  it('names the problem of every exhibit, one line each, and falls over none of them', async () => {
    const { status, err } = await redress(['validate', 'fixtures/bad-input']);
    expect(status).toBe(2);
    const lines = err.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^\S.*:\d+:\d+ [a-z0-9-]+: \S/);
    const silent = exhibits
      .filter(({ code }) => !foundLater.includes(code))
      .filter(({ path }) => !lines.some((line) => line.startsWith(`${path}:`)));
    expect(silent).toEqual([]);
    expect(exhibits.length).toBeGreaterThan(100);
  });
});

describe('a problem that only a decision finds', () => {
  it('is placed at its case, and nothing is printed', async () => {
    const facts = Object.fromEntries(
      ['belongingsLoss', 'flooringLoss', 'heatingCost', 'mealsCost', 'cleaningCost', 'redecorationCost'].map(
        (name) => [name, null],
      ),
    );
    const also = {
      missedAppointments: null,
      impact: null,
      alternativeAccommodationCost: null,
      arrears: null,
      monthsSinceIssue: null,
    };
    const stdin = JSON.stringify(
      [
        { id: 'sure', facts: {} },
        { id: 'doubts', facts: { ...facts, ...also } },
      ],
      null,
      1,
    );
    const { status, out, err } = await redress(['run', '-'], { stdin });
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^<stdin>:6:1 too-many-unknowns: case `doubts` /);
    const late = JSON.stringify({ id: 'late', facts: {}, timeline: { received: '2093-01-04' } });
    const other = await redress(['run', '-'], { stdin: late });
    expect(other.status).toBe(2);
    expect(other.err).toMatch(/^<stdin>:1:1 date-outside-calendar: /);
  });
});
