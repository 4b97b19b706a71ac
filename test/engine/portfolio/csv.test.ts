/** Rows of CSV to cases: what is written comes back, wherever the text is cut, and every broken row is told of. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cli/setup.mjs';
import {
  type Case,
  csvReader,
  type FactDeclaration,
  type Mapping,
  problemsCsv,
  readCaseFiles,
  readMapping,
} from '../../../engine/index.ts';
import { theLibrary } from '../../support/library.ts';
import { csvHead, cutAt, factNamed, readAll, understood, vocabulary } from './read-support.ts';

const read = (text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) => {
  const { head, mapping } = understood(text);
  return readAll(csvReader(vocabulary, change(mapping), head), [text]);
};
/** Every blank cell means the same, whatever was proposed. */
const withBlanks =
  (blank: 'unknown' | 'default') =>
  (mapping: Mapping): Mapping => ({
    ...mapping,
    columns: mapping.columns.map((column) => ({ ...column, blank })),
  });
const faults = (text: string, change?: (mapping: Mapping) => Mapping) =>
  read(text, change).problems.map(({ line, column, code }) => [line, column, code]);

/** A value as a spreadsheet writes it. */
function written(fact: FactDeclaration, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (fact.type === 'boolean') return value === true ? 'Yes' : 'No';
  if (fact.type === 'money') return `£${Number(value).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`;
  if (fact.type === 'enumeration') return fact.labels?.[String(value)] ?? String(value);
  return String(value);
}

const generated = readFileSync(`${root}/fixtures/portfolios/generated-1000.ndjson`, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
const used = vocabulary.facts.filter(({ name }) => generated.some(({ facts }) => name in facts));
const headers = [...used.map(({ label }) => label), 'Received', 'Closed', 'Amount paid', 'Notes'];

/** The generated cases as a sheet that somebody might have; facts that a case leaves out are blank. */
const rowOf = (c: Case, i: number): string[] => [
  ...used.map((fact) => written(fact, c.facts[fact.name])),
  c.timeline?.received ?? '',
  c.timeline?.stage1Responded ?? '',
  String(i % 300),
  i % 7 === 0 ? `He said, "twice"\nand went` : '',
];

describe('csvReader', () => {
  it('gives the cases that were written, line by line, and each of them is a case that the engine reads', () => {
    const text = Papa.unparse([headers, ...generated.map(rowOf)]);
    const { cases, problems, rows } = read(text, withBlanks('unknown'));
    expect([problems, rows, cases.length]).toEqual([[], 1000, 1000]);
    cases.forEach(({ case: c }, i) => {
      const given = generated[i] as Case;
      const facts = Object.fromEntries(used.map(({ name }) => [name, given.facts[name] ?? null]));
      expect(c.facts).toEqual(facts);
      expect(c.timeline?.received).toBe(given.timeline?.received);
      expect(c.decided).toEqual({ amount: i % 300 });
    });
    const back = readCaseFiles(theLibrary(), [
      { path: 'a.json', text: JSON.stringify(cases.map(({ case: c }) => c)) },
    ]);
    expect(back.ok && back.value.length).toBe(1000);
  });

  it('gives the same of any text wherever it is cut', () => {
    const text = Papa.unparse([headers, ...generated.slice(0, 40).map(rowOf)], { newline: '\r\n' });
    const { head, mapping } = understood(text);
    const whole = readAll(csvReader(vocabulary, mapping, head), [`\uFEFF${text}`]);
    expect(whole.cases.length).toBe(40);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (places) => {
        expect(readAll(csvReader(vocabulary, mapping, head), cutAt(`\uFEFF${text}`, places))).toEqual(whole);
      }),
    );
    expect(readAll(csvReader(vocabulary, mapping, head), [...text])).toEqual(whole);
  });

  it('reports each of five rows in a hundred that are broken, and uses every other', () => {
    const slips: readonly ((row: string[]) => void)[] = [
      (row) => void (row[headers.indexOf(factNamed('impact').label)] = 'Terrible'),
      (row) => void (row[headers.indexOf(factNamed('arrears').label)] = '1.200,50'),
      (row) => void (row[headers.indexOf('Received')] = '31/02/2025'),
      (row) => void (row[headers.indexOf(factNamed('durationMonths').label)] = '3 weeks'),
      (row) => void row.push('one too many'),
      (row) => void row.splice(3, 1),
      (row) => {
        row[headers.indexOf('Received')] = '2025-05-02';
        row[headers.indexOf('Closed')] = '2025-05-01';
      },
    ];
    const sheet = generated.map(rowOf);
    const broken = sheet.map((_, i) => i).filter((i) => i % 20 === 13);
    broken.forEach((i, n) => slips[n % slips.length]?.(sheet[i] as string[]));
    const text = Papa.unparse([headers, ...sheet]);
    const lineOf: number[] = [];
    let line = 2;
    for (const row of sheet) {
      lineOf.push(line);
      line += row.join('').split('\n').length;
    }
    const { cases, problems, rows } = read(text);
    expect(rows).toBe(1000);
    expect([...new Set(problems.map((problem) => problem.line))]).toEqual(broken.map((i) => lineOf[i]));
    expect(cases.map((one) => one.line)).toEqual(lineOf.filter((_, i) => !broken.includes(i)));
  });

  it('tells all that is wrong with a row', () => {
    const text =
      'Impact,Arrears,Received,Closed,Duration\nHigh,£5,2025-01-02,2025-02-02,3\nAwful,(£5),2025-03-02,2025-02-02,3 days\n';
    expect(faults(text)).toEqual([
      [3, 'Impact', 'value-domain'],
      [3, 'Arrears', 'value-domain'],
      [3, 'Duration', 'other-unit'],
      [3, 'Closed', 'date-order'],
    ]);
  });

  it('reports rows that are too long or too short, but not blank cells too many', () => {
    const text = 'Impact,Arrears\nHigh,5\nLow\nHigh,5,\nHigh,5,6\n';
    expect(faults(text)).toEqual([
      [3, undefined, 'row-length'],
      [5, undefined, 'row-length'],
    ]);
  });

  it('takes a blank cell for what the mapping says: proposed is the default for a sum, and not known for all else', () => {
    const text = 'Impact,Arrears,Received\nHigh,,\n';
    expect(read(text).cases[0]?.case.facts).toEqual({ impact: 'high' });
    expect(read(text, withBlanks('unknown')).cases[0]?.case.facts).toEqual({ impact: 'high', arrears: null });
    const standard = (mapping: Mapping): Mapping => ({
      ...mapping,
      columns: mapping.columns.map((column) => ({ ...column, blank: 'default' as const })),
      withoutColumn: { ...mapping.withoutColumn, customerType: 'unknown' },
    });
    expect(read(text, standard).cases[0]?.case).toEqual({
      id: 'row-2',
      facts: { impact: 'high', customerType: null },
    });
  });

  it('reads a value as the mapping says, whatever it would mean else', () => {
    const mapped = (mapping: Mapping): Mapping => ({
      ...mapping,
      columns: [
        { column: 'Impact', to: { fact: 'impact' }, values: { Major: 'medium', '4': 'high', Low: null } },
      ],
    });
    const text = 'Impact\nMajor\n4\n Low \nMinor\n';
    expect(read(text, mapped).cases.map(({ case: c }) => c.facts['impact'])).toEqual([
      'medium',
      'high',
      null,
      'low',
    ]);
  });

  it('keeps of what was decided the figures, and of reasons that there are some', () => {
    const text =
      'Amount paid,Role,Decision date,Reasons,Impact\n£50,Manager,1 May 2025,Long delay for Mrs Quill,Low\n,,,None given,Low\n£0.50,,,-,Low\n';
    expect(read(text).cases.map(({ case: c }) => c.decided)).toEqual([
      { amount: 50, role: 'Manager', date: '2025-05-01', reasons: 'given' },
      undefined,
      { amount: 0.5 },
    ]);
  });

  it('calls a row by its line, or by an id that somebody chose, which stands once', () => {
    const text =
      'Ref,Officer,Impact\nAB 1/25,KT,Low\nab-1-25,,Low\n***,KT,Low\nAB 2/25,Unknown,Low\nЖалоба,,Low\nAB 1/25,,Low\nrow 9,,Low\n,,Low\n';
    expect(read(text).cases.map(({ case: c }) => c.id)).toEqual([
      'row-2',
      'row-3',
      'row-4',
      'row-5',
      'row-6',
      'row-7',
      'row-8',
      'row-9',
    ]);
    const chosen = (mapping: Mapping): Mapping => ({
      ...mapping,
      columns: [
        { column: 'Ref', to: { id: true } },
        { column: 'Officer', to: { decided: 'officer' } },
        ...mapping.columns.slice(2),
      ],
    });
    expect(read(text, chosen).cases.map(({ case: c }) => [c.id, c.decided])).toEqual([
      ['ab-1-25', { officer: 'KT' }],
      ['row-3', undefined],
      ['ab-2-25', undefined],
      ['row-6', undefined],
      ['row-9', undefined],
      ['row-9-2', undefined],
    ]);
    expect(faults(text, chosen)).toEqual([
      [4, 'Ref', 'bad-id'],
      [7, 'Ref', 'duplicate-id'],
    ]);
  });

  it('passes over a byte order mark, also before a quoted header of two lines', () => {
    const text = '\uFEFF"Impact\nlevel",Arrears\nHigh,5\n';
    expect(read(text).cases.map(({ line, case: c }) => [line, c.facts])).toEqual([
      [3, { impact: 'high', arrears: 5 }],
    ]);
  });

  it('shows no control character of a cell in a message', () => {
    const [problem] = read('Impact\nHigh\nLow\n\u001B[31mred\u202E\n').problems;
    expect(problem?.what).toBe('`\\u001b[31mred\\u202e` is not a value of `impact`');
  });
});

describe('fixtures/portfolios/odd-2025.csv', () => {
  const path = `${root}/fixtures/portfolios/odd-2025.csv`;
  const text = readFileSync(path, 'utf8');
  const lines = text.split(/\r\n|\n/);

  it('is understood as its mapping says, and its slips are told of where they stand', () => {
    const { head, mapping } = understood(text);
    const kept = readMapping(readFileSync(`${path}.mapping.json`, 'utf8'), 'm', vocabulary, head);
    expect(kept.ok && kept.value).toEqual(mapping);
    const { cases, problems, rows } = readAll(csvReader(vocabulary, mapping, head), cutAt(text, [0.3, 0.7]));
    expect([rows, cases.length]).toEqual([40, 36]);
    expect(problems.map(({ column, code }) => [column, code])).toEqual([
      ['Length of problem', 'other-unit'],
      ['Closed on', 'date-order'],
      ['Sev.', 'value-domain'],
      ['£ paid', 'ambiguous-number'],
      ["Date rec'd", 'bad-date'],
    ]);
    const places = problems.map(({ line }) => lines[line - 1]);
    ['3 weeks', '12/11/2024', 'Sev 4', '1.200,50', '31/02/2025'].forEach((slip, i) =>
      expect(places[i]).toContain(slip),
    );
    expect(cases[0]).toEqual({
      line: 5,
      case: {
        id: 'row-5',
        facts: {
          complaintStage: 'stage2',
          complaintSubject: 'staffConduct',
          customerType: 'tenant',
          vulnerableHousehold: true,
          impact: 'medium',
          durationMonths: 2,
          missedAppointments: 1,
          landlordResponsibility: 'none',
          complaintOutcome: 'upheld',
          belongingsLoss: 240.99,
          redecorationCost: 125.5,
          arrears: 0,
        },
        timeline: { received: '2025-08-25', closed: '2025-09-30' },
        decided: { amount: 25, role: 'Director', date: '2025-09-26', reasons: 'given' },
      },
    });
  });

  it('keeps nothing of the columns that are about a person', () => {
    const { head, mapping } = understood(text);
    const kept = JSON.stringify(readAll(csvReader(vocabulary, mapping, head), [text]).cases);
    for (const name of ['Ref', 'Tenant name', 'Handler', 'Notes'])
      for (const sample of head.samples[head.columns.indexOf(name)] ?? [])
        expect(kept).not.toContain(`"${String(sample)}"`);
    expect(kept).not.toMatch(/Quill|OD\/25|rang twice/i);
  });
});

describe('problemsCsv', () => {
  it('writes the rows that cannot be used, formulae as texts', () => {
    const { head, mapping } = understood('"=Impact",Arrears\nHigh,5\n');
    const odd: Mapping = { ...mapping, columns: [{ column: '=Impact', to: { fact: 'impact' } }] };
    const { problems } = readAll(csvReader(vocabulary, odd, head), ['"=Impact",Arrears\n"so, so",5\n']);
    const back = Papa.parse<string[]>(problemsCsv(problems)).data;
    expect(back[0]).toEqual(['line', 'column', 'code', 'what', 'mend']);
    expect(back[1]?.slice(0, 4)).toEqual([
      '2',
      "'=Impact",
      'value-domain',
      '`so, so` is not a value of `impact`',
    ]);
    expect(problemsCsv([])).toBe('line,column,code,what,mend\r\n');
  });

  it('has a head for every text', () => {
    expect(csvHead('Impact\nHigh\n').columns).toEqual(['Impact']);
  });
});
