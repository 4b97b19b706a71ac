/** Portfolios that the workbench has never seen, made from a seed: odd headers, dates, pounds, blanks, and rows that are broken. */
import writeXlsxFile from 'write-excel-file/node';
import { draw } from './impact-draw.ts';

/** A file, and what was put into it. */
export interface MadeCsv {
  readonly text: string;
  readonly rows: number;
  /** The lines of the broken rows, from 1. */
  readonly broken: readonly number[];
}

/** What stands in the columns about people, and nowhere else. */
export const personal = ['Persimmon Quillfeather', 'ZZ-REF-', 'never again, they said'] as const;

const headers = [
  'Case Ref',
  'Complainant Name',
  'Severity of impact',
  'Column Q',
  'Vulnerable?',
  'How long (months)',
  'Missed appts',
  'Damaged belongings (£)',
  'Date received',
  'Compensation offered',
  'Notes',
];

/** One row in twenty is broken, in one of four ways; some notes go over two lines. */
export function oddCsv(rows: number, seed = 20261122): MadeCsv {
  const pick = draw(seed);
  const some = (list: readonly string[]): string => (pick(25) === 0 ? '' : (list[pick(list.length)] ?? ''));
  const lines = [headers.join(',')];
  const broken: number[] = [];
  let line = 2;
  for (let i = 0; i < rows; i += 1) {
    const fault = i % 20 === 13 ? Math.floor(i / 20) % 4 : -1;
    if (fault >= 0) broken.push(line);
    const [day, month] = [pick(28) + 1, pick(12) + 1].map((n) => String(n).padStart(2, '0'));
    const isLong = i % 50 === 7;
    const cells = [
      `${personal[1]}${i}`,
      personal[0],
      fault === 0 ? 'Catastrophic' : some(['Major', 'Minor', 'Medium', 'None']),
      ['Fully', 'Partly', 'No'][pick(3)],
      some(['Y', 'N']),
      fault === 1 ? 'ages' : some(['14 months', '3', '0', '1 year']),
      some(['0', '1', '2']),
      fault === 2 ? '£lots' : some(['"£1,200.50"', '£40', '0']),
      fault === 3 ? '31/02/2025' : `${day}/${month}/2025`,
      ['£250.00', '50', '"£1,000"', ''][pick(4)],
      isLong ? `"${personal[2]},\n${i}"` : personal[2].replace(',', ';'),
    ];
    lines.push(cells.join(','));
    line += isLong ? 2 : 1;
  }
  return { text: `${lines.join('\r\n')}\r\n`, rows, broken };
}

/** A workbook of two sheets, the second with the cases: true dates, sums and yes or no as a spreadsheet keeps them, below a title. */
export async function oddXlsx(rows: number, seed = 5): Promise<Buffer> {
  const pick = draw(seed);
  const head = [
    'Complaint no',
    'Impact level',
    'Household vulnerable',
    'Received on',
    'Missed appointments',
    'Redecoration cost',
  ];
  const data = Array.from({ length: rows }, (_, i) => [
    { value: `${personal[1]}${i}`, type: String },
    pick(7) === 0 ? null : { value: ['High', 'Low', 'Medium'][pick(3)] ?? '', type: String },
    { value: pick(2) === 0, type: Boolean },
    { value: new Date(Date.UTC(2025, pick(12), 1 + pick(28))), type: Date, format: 'dd/mm/yyyy' },
    { value: pick(4), type: Number },
    pick(3) === 0 ? null : { value: pick(30_000) / 100, type: Number, format: '£0.00' },
  ]);
  const sheets = [
    { sheet: 'Read me', data: [[{ value: 'Exported from the complaints system', type: String }]] },
    {
      sheet: 'Closed cases',
      data: [head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...data],
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}
