/** What a change does to a portfolio, as text: tables for a terminal, Markdown, or one CSV of everything. */
import {
  type ExportOptions,
  type ExportTable,
  type Impact,
  impactTables,
  leastShown,
  plainRows,
  readableRows,
} from '../../engine/index.ts';
import { shown } from '../shown.ts';
import { columns, count } from './columns.ts';

/** What is said of the rows before anything else. */
export interface About {
  readonly rows: number;
  readonly unusable: number;
}

/** Rows of a table that a terminal shows. */
const MOST_LINES = 20;
/** Columns of a breakdown that fit a terminal. */
const narrow = new Set([
  ...['cases', 'gain', 'lose', 'not comparable'],
  ...['change of least', 'change of most', 'change of midpoint'],
]);
/** Letters of a label that a terminal shows. */
const MOST_LETTERS = 72;

const turned = (rows: readonly (readonly string[])[]): string[][] =>
  (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? ''));

const allBut = (
  rows: readonly (readonly string[])[],
  keep: (name: string, i: number) => boolean,
): string[][] => rows.map((row) => row.filter((_, i) => keep(rows[0]?.[i] ?? '', i)));

const short = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;

const number = (n: number): string => n.toLocaleString('en-GB');

/** "1,000 rows, 990 used, 10 cannot be used". */
export const aboutRows = ({ rows, unusable }: About): string =>
  `${number(rows)} ${rows === 1 ? 'row' : 'rows'}, ${number(rows - unusable)} used, ${number(unusable)} cannot be used`;

const withheldNote = (tables: readonly ExportTable[]): string[] => {
  const sum = tables.reduce((all, table) => all + table.withheld, 0);
  if (sum === 0) return [];
  const lines = `${count(sum, 'line')} ${sum === 1 ? 'is' : 'are'} withheld, whole or where a cell says so`;
  return [
    `${lines}: fewer than ${leastShown} cases, or one of those would come out by subtraction, or a case of theirs would be named; --show-small shows them`,
  ];
};

function block(table: ExportTable): string[] {
  const rows = readableRows(table).map((row) => row.map(shown));
  if (table.name === 'totals' || table.name === 'change') {
    const side = turned(rows);
    return columns(side, (side[0] ?? []).map((_, i) => i).slice(1));
  }
  const wide = table.name === 'largest' || table.name === 'offered' || table.name === 'distribution';
  const kept = wide ? rows : allBut(rows, (name, i) => i === 0 || narrow.has(name));
  const lined = kept.filter((row, i) => table.name !== 'distribution' || row[1] !== '0' || i === 0);
  const right = (kept[0] ?? []).flatMap((name, i) =>
    table.columns.find((column) => column.name === name)?.kind === 'text' ? [] : [i],
  );
  const lines = columns(
    lined.slice(0, MOST_LINES + 1).map(([label = '', ...rest]) => [short(label), ...rest]),
    right,
  );
  const more = lined.length - MOST_LINES - 1;
  return more > 0 ? [...lines, `and ${number(more)} more; --format csv has them all`] : lines;
}

/** For a terminal, where what it rests on was told before the run. */
export function impactTable(impact: Impact, about: About, options: ExportOptions): string {
  const { about: _told, ...rest } = options;
  const tables = impactTables(impact, rest);
  const blocks = tables.map((table) =>
    [table.title, '─'.repeat(table.title.length), ...block(table)].join('\n'),
  );
  return `${[aboutRows(about), ...blocks, ...withheldNote(tables)].join('\n\n')}\n`;
}

const escaped = (cell: string): string =>
  cell
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/([|\\])/g, '\\$1')
    .replace(/\s+/g, ' ');
const markdownRow = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

function markdownTable(table: ExportTable): string {
  const isSides = table.name === 'totals' || table.name === 'change';
  const [head = [], ...body] = isSides ? turned(readableRows(table)) : readableRows(table);
  const kindOf = (name: string, i: number): string =>
    (isSides ? i === 0 : table.columns.find((column) => column.name === name)?.kind === 'text')
      ? '---'
      : '---:';
  return [markdownRow(head), `| ${head.map(kindOf).join(' | ')} |`, ...body.map(markdownRow)].join('\n');
}

/** As Markdown. */
export function impactMarkdown(impact: Impact, about: About, options: ExportOptions): string {
  const tables = impactTables(impact, options);
  const parts = tables.map((table) => `## ${escaped(table.title)}\n\n${markdownTable(table)}`);
  return `${['# Impact', aboutRows(about), ...parts, ...withheldNote(tables)].join('\n\n')}\n`;
}

/** All tables under one header: what a line is part of stands in its first columns, and each column has one name. */
export function impactRows(impact: Impact, options: ExportOptions): string[][] {
  const tables = impactTables(impact, options);
  const names = ['table', 'edition', 'against', 'label'];
  const place = (name: string): number => {
    const known = names.indexOf(name);
    return known >= 0 ? known : names.push(name) - 1;
  };
  const pairs = impact.pairs.values();
  let pair = impact.pairs[0];
  const lines = tables.flatMap((table) => {
    // The tables of a pair begin with its distribution.
    if (table.name === 'distribution') pair = pairs.next().value ?? pair;
    const [head = [], ...body] = plainRows(table);
    const own = new Set(head).has('edition')
      ? {}
      : table.name === 'about'
        ? { edition: '', against: '' }
        : { edition: pair?.name ?? '', against: pair?.baseName ?? '' };
    return body.map((row) => {
      const line: string[] = [table.name];
      for (const [name, value] of Object.entries(own)) line[place(name)] = value;
      row.forEach((cell, i) => {
        const isLabel = i === 0 && 'edition' in own;
        line[place(isLabel ? 'label' : (head[i] ?? ''))] = cell;
      });
      return line;
    });
  });
  return [names, ...lines].map((line) => names.map((_, i) => line[i] ?? ''));
}
