/** Case documents of a portfolio: checked as the engine checks case files, and kept without names, titles and words. */
import * as validators from 'virtual:validators';
import { parseDate } from '../dates.ts';
import { Case, type Vocabulary } from '../model/index.ts';
import { nearestName } from '../problems.ts';
import { type CaseWorld, readCaseFile } from '../read/case.ts';
import { parseDocument } from '../read/document.ts';
import { isPennies, mostPounds, sharedKinds } from '../read/names.ts';
import { columnReader } from './columns.ts';
import { Ids } from './ids.ts';
import type { Mapping, RowProblem } from './model.ts';
import { isWholeCase } from './ndjson-head.ts';
import { Refusal, shown } from './refusal.ts';
import { type Gathered, rowProblem } from './row.ts';
import { literalFault } from './values.ts';
import { asRowProblem, bareDetermination, bareItem, isInOrder, type Plain, without } from './whole-parts.ts';

const caseKeys: readonly string[] = Object.keys(Case.shape);

/** Keys of a document that the Case format does not have. */
function strangers(value: Plain, line: number): RowProblem[] {
  return Object.keys(value)
    .filter((key) => !caseKeys.includes(key))
    .map((key) => {
      const nearest = nearestName(key, caseKeys);
      const fault = new Refusal(
        'unknown-field',
        `${shown(key)} is no part of a case`,
        nearest === undefined ? 'take it out' : `did you mean \`${nearest}\`?`,
      );
      return rowProblem(line, fault, key);
    });
}

/** A line that is no JSON is wrong once, however often its reader stumbles: the first fault, and how many come after it. */
function firstOf([first, ...more]: readonly RowProblem[]): RowProblem[] {
  if (!first) return [];
  return more.length === 0 ? [first] : [{ ...first, what: `${first.what} (and ${more.length} more)` }];
}

/** Reads whole case documents, one a line. */
export class WholeCases {
  private readonly world: CaseWorld;
  private readonly left: ReadonlySet<string>;
  /** Facts that are not known where a document leaves them out. */
  private readonly unknown: readonly string[];
  private readonly ids: Ids | undefined;
  private readonly keepsOfficer: boolean;

  constructor(
    vocabulary: Vocabulary,
    private readonly mapping: Mapping,
    private readonly out: Gathered,
    world?: CaseWorld,
  ) {
    this.world = world ?? {
      facts: new Map(vocabulary.facts.map((fact) => [fact.name, fact])),
      kinds: new Set(sharedKinds),
      policies: new Set(),
    };
    const mapped = mapping.columns.filter(({ to }) => to !== undefined);
    this.left = new Set(mapping.columns.filter(({ to }) => to === undefined).map(({ column }) => column));
    this.unknown = [
      ...mapped.flatMap(({ to, blank }) => (to && 'fact' in to && blank !== 'default' ? [to.fact] : [])),
      ...Object.keys(mapping.withoutColumn).filter((name) => mapping.withoutColumn[name] === 'unknown'),
    ];
    this.ids = mapped.some(({ to }) => to && 'id' in to) ? new Ids() : undefined;
    this.keepsOfficer = mapped.some(({ to }) => to && 'decided' in to && to.decided === 'officer');
  }

  read(text: string, line: number): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    if (!isWholeCase(value)) return this.out.refuse(this.faults(text, line, value));
    const bare = this.bare(value, line);
    const problems: RowProblem[] = [];
    // What is written again without a difference has no key twice and nothing that cannot be told from the value.
    if (JSON.stringify(value) !== text) problems.push(...this.faults(text, line, value));
    if (problems.length === 0) problems.push(...strangers(value, line));
    if (problems.length === 0 && !this.isFine(bare)) problems.push(...this.meaning(bare, line));
    const id = this.idOf(value, line, problems);
    if (problems.length > 0) return this.out.refuse(problems);
    this.out.use({ line, case: this.finished(bare as unknown as Case, id) });
  }

  /** Faults of the line as JSON, or that it is no case. */
  private faults(text: string, line: number, value: unknown): RowProblem[] {
    const parsed = parseDocument({ path: '', text });
    if (!parsed.ok) {
      const problems = parsed.problems.map((problem) => asRowProblem(line, problem));
      return value === undefined ? firstOf(problems) : problems;
    }
    if (isWholeCase(value)) return [];
    const fault = new Refusal(
      'wrong-shape',
      'this line is not a case document',
      'write it with its facts under `facts`, as the lines before it',
    );
    return [rowProblem(line, fault)];
  }

  /** The parts of the document that bear on an answer. */
  private bare(value: Plain, line: number): Plain {
    const { items, determination } = value;
    return {
      id: `row-${line}`,
      facts: without(value['facts'], 'facts', this.left),
      ...(items === undefined ? {} : { items: Array.isArray(items) ? items.map(bareItem) : items }),
      ...(value['timeline'] === undefined
        ? {}
        : { timeline: without(value['timeline'], 'timeline', this.left) }),
      ...(value['decided'] === undefined ? {} : { decided: without(value['decided'], 'decided', this.left) }),
      ...(determination === undefined ? {} : { determination: bareDetermination(determination) }),
    };
  }

  /** A quick look: true only where the reader of case files would find nothing. */
  private isFine(bare: Plain): boolean {
    if (!validators.cases(bare)) return false;
    const { facts, items = [], timeline, decided } = bare as unknown as Case;
    const amount = decided?.amount ?? 0;
    if (amount > mostPounds || !isPennies(amount)) return false;
    if (decided?.date !== undefined && parseDate(decided.date) === null) return false;
    return (
      this.areFine(facts) &&
      (timeline === undefined || isInOrder(timeline)) &&
      items.every(
        ({ kind, facts: own = {} }) =>
          this.world.kinds.has(kind) &&
          this.areFine(own) &&
          Object.keys(own).every((name) => !Object.hasOwn(facts, name)),
      )
    );
  }

  private areFine(facts: Case['facts']): boolean {
    for (const name of Object.keys(facts)) {
      const fact = this.world.facts.get(name);
      const value = facts[name];
      if (fact === undefined || value === undefined) return false;
      if (value !== null && literalFault(fact, value) !== undefined) return false;
    }
    return true;
  }

  private meaning(bare: Plain, line: number): RowProblem[] {
    const read = readCaseFile({ path: '', text: JSON.stringify(bare) }, this.world);
    return read.ok ? [] : read.problems.map((problem) => asRowProblem(line, problem));
  }

  private idOf(value: Plain, line: number, problems: RowProblem[]): string {
    const column = this.mapping.columns.find(({ to }) => to && 'id' in to);
    if (!this.ids || !column) return `row-${line}`;
    const given = value[column.column];
    const read = columnReader(column, { kind: 'id', name: 'id' }, new Map());
    const id = read(typeof given === 'string' ? given : null);
    if (id instanceof Refusal) problems.push(rowProblem(line, id, column.column));
    if (typeof id !== 'string' || typeof given !== 'string') return this.ids.ofLine(line);
    const own = this.ids.take(given.trim(), id, line);
    if (own === undefined) {
      const twice = new Refusal('duplicate-id', `${shown(given)} stands in an earlier row too`, 'rename one');
      problems.push(rowProblem(line, twice, column.column));
    }
    return own ?? '';
  }

  private finished(c: Case, id: string): Case {
    const facts = { ...c.facts };
    const inItems = new Set((c.items ?? []).flatMap((item) => Object.keys(item.facts ?? {})));
    for (const name of this.unknown)
      if (!Object.hasOwn(facts, name) && !inItems.has(name)) facts[name] = null;
    const { decided } = c;
    if (!decided) return { ...c, id, facts };
    const { reasons, officer, ...figures } = decided;
    const kept = {
      ...figures,
      ...(reasons !== undefined && reasons.trim() !== '' ? { reasons: 'given' } : {}),
      ...(officer !== undefined && this.keepsOfficer ? { officer } : {}),
    };
    return { ...c, id, facts, decided: kept };
  }
}
