/** Rows of a workbook to cases: a workbook that write-excel-file wrote, read by read-excel-file as the front ends read it. */
import readNode from 'read-excel-file/node';
import readUniversal from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { headOfSheet, sheetCells, sheetReader, sheetRows, suggestMapping } from '../../../engine/index.ts';
import { vocabulary } from './read-support.ts';

const text = (value: string) => ({ value });
const date = (value: string, format = 'dd/mm/yyyy') => ({ value: new Date(`${value}Z`), type: Date, format });

/** A sheet with a title, a blank row, dates that are dates, sums that are numbers, and texts that are neither. */
const sheet = [
  [text('Compensation 2025'), null, null, null, null, null],
  [null, null, null, null, null, null],
  ['Sev.', 'Received', 'Closed on', 'Arrears', 'Vulnerable', 'Missed appts'].map(text),
  [
    text('Major'),
    date('2025-01-06T00:00:00'),
    text('14/02/2025'),
    { value: 310.2, type: Number },
    { value: true, type: Boolean },
    { value: 2, type: Number },
  ],
  [null, null, null, null, null, null],
  [
    text('Minor'),
    date('2025-06-30T00:00:00'),
    date('2025-07-01T09:30:00', 'dd/mm/yyyy hh:mm'),
    text('£1,200.50'),
    text('N'),
    null,
  ],
  [
    text('Minor'),
    date('2025-06-30T00:00:00'),
    date('2025-06-29T00:00:00'),
    { value: -5, type: Number },
    { value: false, type: Boolean },
    { value: 1.5, type: Number },
  ],
];

async function workbook(): Promise<ArrayBuffer> {
  const file = writeXlsxFile(sheet as never);
  return (await file.toBlob()).arrayBuffer();
}

describe('sheetRows', () => {
  it('reads a workbook to cases, and tells of rows as a spreadsheet numbers them', async () => {
    const bytes = await workbook();
    const [first] = await readUniversal(bytes);
    const rows = sheetCells((first?.data ?? []) as readonly (readonly unknown[])[]);
    const head = headOfSheet('a.xlsx', ['Sheet1'], 'Sheet1', rows);
    if (!head.ok) throw new Error(JSON.stringify(head.problems));
    expect(head.value.headerLine).toBe(3);
    const mapping = suggestMapping(vocabulary, head.value);
    expect(mapping.columns.map(({ to }) => to && Object.values(to)[0])).toEqual([
      'impact',
      'received',
      'closed',
      'arrears',
      'vulnerableHousehold',
      'missedAppointments',
    ]);
    const batch = sheetRows(vocabulary, mapping, head.value, rows);
    expect(batch.rows).toBe(3);
    expect(batch.cases).toEqual([
      {
        line: 4,
        case: {
          id: 'row-4',
          facts: { impact: 'high', arrears: 310.2, vulnerableHousehold: true, missedAppointments: 2 },
          timeline: { received: '2025-01-06', closed: '2025-02-14' },
        },
      },
      {
        line: 6,
        case: {
          id: 'row-6',
          facts: { impact: 'low', arrears: 1200.5, vulnerableHousehold: false, missedAppointments: null },
          timeline: { received: '2025-06-30', closed: '2025-07-01' },
        },
      },
    ]);
    expect(batch.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [7, 'Arrears', 'value-domain'],
      [7, 'Missed appts', 'value-type'],
      [7, 'Closed on', 'date-order'],
    ]);
    const [again] = await readNode(Buffer.from(bytes));
    expect(again).toEqual(first);
  });

  it('gives the same of a sheet in runs of rows', () => {
    const rows = [['Impact', 'Arrears'], ['High', 5], ['Odd', 5], ['Low', null], ['Low']];
    const head = headOfSheet('a', ['S'], 'S', rows);
    if (!head.ok) throw new Error('no head');
    const mapping = suggestMapping(vocabulary, head.value);
    const whole = sheetRows(vocabulary, mapping, head.value, rows);
    const read = sheetReader(vocabulary, mapping, head.value);
    const runs = [read(rows.slice(0, 2), 1), read(rows.slice(2, 3), 3), read(rows.slice(3), 4)];
    expect(runs.flatMap(({ cases }) => cases)).toEqual(whole.cases);
    expect(runs.flatMap(({ problems }) => problems)).toEqual(whole.problems);
    expect(whole.cases.map(({ line }) => line)).toEqual([2, 4, 5]);
  });
});

describe('sheetCells', () => {
  it('makes dates, clock times and moments of what a spreadsheet knows to be one', () => {
    const cells = [
      '2025-03-14T00:00:00Z',
      '2025-03-13T23:59:59.999Z',
      '2025-03-14T09:30:00Z',
      '1899-12-31T09:30:00Z',
    ];
    expect(
      sheetCells([[...cells.map((cell) => new Date(cell)), 'a', 1, true, null, undefined, new Date(NaN)]]),
    ).toEqual([['2025-03-14', '2025-03-14', '2025-03-14 09:30', '09:30', 'a', 1, true, null, null, null]]);
  });
});
