/** What a mapping says, held against the vocabulary, and against the head of its file where there is one. */
import { parseDate } from '../dates.ts';
import type { FactDeclaration, Literal, Vocabulary } from '../model/index.ts';
import { poundsToPence } from '../money.ts';
import { nearestName } from '../problems.ts';
import { type Finding, pointerPart } from '../read/document.ts';
import { shownValue } from '../read/names.ts';
import type { ColumnMapping, Head, Mapping, Target } from './model.ts';
import { literalFault } from './values.ts';

/** One word for a target: two columns with the same one cannot both be read. */
export const targetKey = (to: Target): string =>
  'fact' in to
    ? `fact ${to.fact}`
    : 'timeline' in to
      ? `timeline ${to.timeline}`
      : 'decided' in to
        ? `decided ${to.decided}`
        : 'id';

/** Why a literal cannot be what a value of this target means. */
function meaningFault(to: Target, fact: FactDeclaration | undefined, value: Literal): string | undefined {
  if (fact) return literalFault(fact, value);
  const isDated = 'timeline' in to || ('decided' in to && to.decided === 'date');
  if (isDated)
    return typeof value === 'string' && parseDate(value) !== null ? undefined : 'it is a date as YYYY-MM-DD';
  if ('decided' in to && to.decided === 'amount')
    return typeof value === 'number' && value >= 0 && poundsToPence(value) !== null
      ? undefined
      : 'it is a sum in pounds';
  return typeof value === 'string' && value !== '' ? undefined : 'it is text';
}

/** What is wrong with a mapping beside its shape. */
export class MappingChecker {
  readonly found: { readonly pointer: string; readonly finding: Finding }[] = [];
  private readonly facts: ReadonlyMap<string, FactDeclaration>;

  constructor(
    vocabulary: Vocabulary,
    private readonly mapping: Mapping,
    private readonly head: Head | undefined,
  ) {
    this.facts = new Map(vocabulary.facts.map((fact) => [fact.name, fact]));
  }

  private say(pointer: string, finding: Finding): void {
    this.found.push({ pointer, finding });
  }

  run(): void {
    const names = new Set<string>();
    const targets = new Map<string, string>();
    this.mapping.columns.forEach((column, i) => {
      const at = `/columns/${i}`;
      if (names.has(column.column))
        this.say(`${at}/column`, {
          code: 'duplicate-name',
          what: `column ${shownValue(column.column)} stands twice`,
          why: 'a column means one thing',
          mend: 'keep one of them',
        });
      names.add(column.column);
      this.target(at, column, targets);
      this.inFile(at, column);
    });
    for (const name of Object.keys(this.mapping.withoutColumn)) {
      this.fact(`/withoutColumn/${pointerPart(name)}`, name, true);
      const column = targets.get(`fact ${name}`);
      if (column !== undefined)
        this.say(`/withoutColumn/${pointerPart(name)}`, {
          code: 'fact-conflict',
          what: `\`${name}\` has a column: ${shownValue(column)}`,
          why: 'its blank cells are said there',
          mend: 'take it out here',
          onKey: true,
        });
    }
    const { sheet } = this.mapping;
    if (sheet !== undefined && this.head && !this.head.sheets.includes(sheet))
      this.unknown('/sheet', 'unknown-sheet', 'sheet of the file', sheet, this.head.sheets);
  }

  private target(at: string, column: ColumnMapping, targets: Map<string, string>): void {
    const { to } = column;
    if (!to) return;
    if (column.leftOut)
      this.say(`${at}/leftOut`, {
        code: 'left-out-and-mapped',
        what: `column ${shownValue(column.column)} is left out and has a target`,
        why: 'it is one or the other',
        mend: 'take `to` or `leftOut` out',
      });
    const key = targetKey(to);
    const before = targets.get(key);
    if (before !== undefined)
      this.say(`${at}/to`, {
        code: 'duplicate-target',
        what: `${shownValue(before)} and ${shownValue(column.column)} have one target`,
        why: 'a case has one value for it',
        mend: 'leave one of them out',
      });
    else targets.set(key, column.column);
    const known = !('fact' in to) || this.fact(`${at}/to/fact`, to.fact, false);
    if (known) this.values(at, column, to);
  }

  private values(at: string, { values }: ColumnMapping, to: Target): void {
    const fact = 'fact' in to ? this.facts.get(to.fact) : undefined;
    for (const [text, value] of Object.entries(values ?? {})) {
      const why = value === null ? undefined : meaningFault(to, fact, value);
      if (why === undefined || value === null) continue;
      const nearest = fact?.values && nearestName(String(value), fact.values);
      this.say(`${at}/values/${pointerPart(text)}`, {
        code: 'value-domain',
        what: `${shownValue(text)} cannot mean ${shownValue(value)}`,
        why,
        mend: nearest ? `did you mean \`${nearest}\`?` : 'write a value that belongs there, or null',
      });
    }
  }

  private fact(at: string, name: string, onKey: boolean): boolean {
    if (this.facts.has(name)) return true;
    this.unknown(at, 'unknown-fact', 'known fact', name, [...this.facts.keys()], onKey);
    return false;
  }

  private inFile(at: string, { column, to }: ColumnMapping): void {
    if (to && this.head && !this.head.columns.includes(column))
      this.unknown(`${at}/column`, 'unknown-column', 'column of the file', column, this.head.columns);
  }

  private unknown(
    at: string,
    code: string,
    kind: string,
    name: string,
    known: readonly string[],
    onKey = false,
  ): void {
    const nearest = nearestName(name, known);
    this.say(at, {
      code,
      what: `${shownValue(name)} is not a ${kind}`,
      why: 'nothing of that name is there',
      mend: nearest === undefined ? 'check the name' : `did you mean \`${nearest}\`?`,
      ...(nearest === undefined ? {} : { nearest }),
      onKey,
    });
  }
}
