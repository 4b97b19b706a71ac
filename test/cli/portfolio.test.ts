/** The portfolio: seeded, the same bytes everywhere, cases that the engine reads without a word, facts that go together. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { portfolioMain } from '../../bench/main.ts';
import { defaultOf } from '../../bench/portfolio/draft.ts';
import { caseAt, lineOf, portfolio } from '../../bench/portfolio/index.ts';
import { stories } from '../../bench/portfolio/stories.ts';
import { root } from '../../cli/setup.mjs';
import { type Case, compare, holds, readCaseFiles } from '../../engine/index.ts';
import { theLibrary } from '../support/library.ts';

const text = readFileSync(`${root}/fixtures/portfolios/generated-1000.ndjson`, 'utf8');
const lines = text.trimEnd().split('\n');
const cases = lines.map((line) => JSON.parse(line) as Case);
const library = theLibrary();
const facts = new Map(library.vocabulary.facts.map((fact) => [fact.name, fact]));

/** What the script prints, and how it ends. */
async function script(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const status = await portfolioMain(args, {
    root,
    out: (part) => void (said.out += part),
    err: (part) => void (said.err += part),
  });
  return { status, ...said };
}

/** How many of a hundred cases are so. */
const percent = (list: readonly Case[], so: (c: Case) => boolean): number =>
  (100 * list.filter(so).length) / list.length;

const valueOf = (c: Case, name: string): unknown =>
  name in c.facts ? c.facts[name] : facts.get(name)?.default;

describe('npm run portfolio', () => {
  it('gives the committed 1,000 cases byte for byte', async () => {
    const { status, out } = await script('--cases', '1000', '--seed', '1');
    expect(status).toBe(0);
    expect(out === text).toBe(true);
  });

  it('gives other cases for another seed', async () => {
    const { out } = await script('--cases', '20', '--seed', '2');
    expect(out.trimEnd().split('\n')).toHaveLength(20);
    expect(text.startsWith(out)).toBe(false);
  });

  it.each([
    ['--cases', '0', '--cases is `0`; write a whole number from 1 to 10000000'],
    ['--cases', 'many', '--cases is `many`'],
    ['--seed', '-1.5', '--seed'],
    ['--sed', '1', '--sed'],
  ])('refuses %s %s', async (option, value, problem) => {
    const { status, out, err } = await script(`${option}=${value}`);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(problem);
  });
});

describe('caseAt(seed, place)', () => {
  it('gives the same case however many are asked for', () => {
    expect(lineOf(caseAt(1, 1000))).toBe(`${lines[999]}\n`);
    expect(portfolio(3, 1).map(lineOf).join('')).toBe(`${lines.slice(0, 3).join('\n')}\n`);
  });

  it('keeps to whole numbers of pence far from the committed cases, too', () => {
    for (const place of [99_999, 1_000_000, 7_654_321])
      for (const [name, value] of Object.entries(caseAt(4_294_967_295, place).facts))
        if (facts.get(name)?.type === 'money' && value !== null)
          expect(String(value)).toMatch(/^\d+(\.\d{1,2})?$/);
  });
});

describe('fixtures/portfolios/generated-1000.ndjson', () => {
  it('is read without a problem', () => {
    const file = { path: 'fixtures/portfolios/generated-1000.json', text: `[${lines.join(',\n')}]` };
    const read = readCaseFiles({ ...library }, [file]);
    expect(read.problems).toEqual([]);
    expect(read.ok && read.value).toHaveLength(1000);
  });

  it('names facts of the vocabulary, and none at its default', () => {
    for (const c of cases)
      for (const name of [c, ...(c.items ?? [])].flatMap((each) => Object.keys(each.facts ?? {})))
        expect([c.id, name, facts.has(name)]).toEqual([c.id, name, true]);
    for (const c of cases)
      for (const [name, value] of Object.entries(c.facts))
        expect([c.id, name, value === facts.get(name)?.default]).toEqual([c.id, name, false]);
  });

  it('knows the defaults of the vocabulary', () => {
    for (const { name, default: standard } of facts.values())
      expect([name, defaultOf(name, standard)]).toEqual([name, standard]);
  });

  it('has no facts that sit badly together', () => {
    for (const c of cases)
      for (const { conditions, text: why } of library.vocabulary.tensions ?? []) {
        const bad = holds(conditions, {}, ({ fact, operator, value }) => {
          const actual = valueOf(c, fact);
          return actual !== null && compare(operator, actual, value);
        });
        expect([c.id, bad ? why : 'well']).toEqual([c.id, 'well']);
      }
  });

  it('tells every story about as often as its weight says', () => {
    expect(stories.reduce((sum, { weight }) => sum + weight, 0)).toBe(1000);
    const many = portfolio(20_000, 9);
    for (const { title, weight } of stories) {
      const share = percent(many, (c) => c.title === title) * 10;
      expect(Math.abs(share - weight)).toBeLessThan(4 * Math.sqrt(weight / 20) + 1);
    }
  });

  it('has a few per cent with items, with unknown facts and before the courts, and a share in arrears or with dates', () => {
    const share = (so: (c: Case) => boolean): number => percent(cases, so);
    const within = (value: number, least: number, most: number): void => {
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(most);
    };
    within(
      share((c) => c.items !== undefined),
      1,
      4,
    );
    within(
      share((c) => Object.values(c.facts).includes(null)),
      2,
      7,
    );
    within(
      share((c) => c.facts['legalProceedings'] !== undefined),
      0.5,
      3,
    );
    within(
      share((c) => c.facts['ombudsmanFinding'] !== undefined),
      0.5,
      6,
    );
    within(
      share((c) => Number(c.facts['arrears'] ?? 0) > 0),
      20,
      35,
    );
    within(
      share((c) => c.timeline !== undefined),
      20,
      35,
    );
  });

  it('has facts that go together: long and severe, at fault and upheld, damage and loss', () => {
    const long = cases.filter((c) => Number(c.facts['durationMonths'] ?? 0) >= 6);
    const short = cases.filter((c) => c.facts['durationMonths'] === 1);
    const severe = (c: Case): boolean => c.facts['impact'] === 'high';
    expect(percent(long, severe)).toBeGreaterThan(2 * percent(short, severe));
    const upheld = (c: Case): boolean => valueOf(c, 'complaintOutcome') === 'upheld';
    const full = cases.filter((c) => valueOf(c, 'landlordResponsibility') === 'full');
    const none = cases.filter((c) => valueOf(c, 'landlordResponsibility') === 'none');
    expect([percent(full, upheld) > 60, percent(none, upheld)]).toEqual([true, 0]);
    const lost = (c: Case): boolean =>
      Number(c.facts['belongingsLoss'] ?? 0) + Number(c.facts['flooringLoss'] ?? 0) > 0;
    const damaged = cases.filter((c) => c.facts['damageCausedByLandlord'] === true && c.items === undefined);
    expect(percent(damaged, lost)).toBeGreaterThan(2 * percent(cases, lost));
  });
});
