/** Cases from text: facts and items against the vocabulary, the timeline in order, expectations that can be met. */
import { parseDate } from '../dates.ts';
import { allSteps, type Case, encode, type FactDeclaration, type Step } from '../model/index.ts';
import { nearestName, type Problem, type Result } from '../problems.ts';
import { type Finding, type JsonDocument, parseDocument, pointerPart, type SourceFile } from './document.ts';
import { beside, readShape, sortProblems } from './edition.ts';
import { salvageCase } from './salvage.ts';
import { isPennies, mostPounds, shownValue, tooMuch } from './names.ts';

/** A case and where it stands. */
export interface CaseEntry {
  readonly case: Case;
  readonly file: string;
  readonly line: number;
  readonly pointer: string;
}

/** What the names in a case may be. */
export interface CaseWorld {
  /** Vocabulary and every edition's own facts. */
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly kinds: ReadonlySet<string>;
  /** Landlord and edition ids. */
  readonly policies: ReadonlySet<string>;
}

/** Each step follows the nearest earlier one of its list that has a date. */
export const follows: Partial<Record<Step | 'closed', readonly (Step | 'issueArose')[]>> = {
  received: ['issueArose'],
  stage1Acknowledged: ['received'],
  stage1ExtendedTo: ['stage1Acknowledged', 'received'],
  stage1Responded: ['stage1Acknowledged', 'received'],
  escalationRequested: ['stage1Responded', 'stage1Acknowledged', 'received'],
  stage2Acknowledged: ['escalationRequested', 'stage1Responded', 'stage1Acknowledged', 'received'],
  stage2ExtendedTo: ['stage2Acknowledged', 'escalationRequested'],
  stage2Responded: [
    'stage2Acknowledged',
    'escalationRequested',
    'stage1Responded',
    'stage1Acknowledged',
    'received',
  ],
  closed: ['stage2Responded', 'stage1Responded', 'received'],
};

class CaseChecker {
  readonly problems: Problem[] = [];
  constructor(
    private readonly doc: JsonDocument,
    private readonly world: CaseWorld,
    private readonly c: Case,
    private readonly at: string,
  ) {}

  say(pointer: string, finding: Finding): void {
    this.problems.push(this.doc.problem(`${this.at}${pointer}`, finding));
  }

  run(): Problem[] {
    this.facts('/facts', this.c.facts);
    this.items();
    this.timeline();
    const amount = this.c.decided?.amount;
    if (amount !== undefined && amount > mostPounds) this.say('/decided/amount', tooMuch(amount));
    else if (amount !== undefined && !isPennies(amount)) this.say('/decided/amount', pennies(amount));
    if (this.c.decided?.date !== undefined) this.date('/decided/date', this.c.decided.date);
    for (const policy of Object.keys(this.c.expect ?? {})) this.expectation(policy);
    return this.problems;
  }

  private facts(at: string, facts: Case['facts']): void {
    for (const [name, value] of Object.entries(facts)) {
      const here = `${at}/${pointerPart(name)}`;
      const fact = this.world.facts.get(name);
      if (!fact) {
        const nearest = nearestName(name, this.world.facts.keys());
        const mend = nearest ? `did you mean \`${nearest}\`?` : 'use a fact of the vocabulary';
        this.say(here, {
          code: 'unknown-fact',
          what: `\`${name}\` is not a known fact`,
          why: 'it is in neither the vocabulary nor an edition',
          mend,
          nearest,
          onKey: true,
        });
      } else if (value !== null) this.value(here, fact, value);
    }
  }

  private value(at: string, fact: FactDeclaration, value: unknown): void {
    const name = `\`${fact.name}\` is ${shownValue(value)} in case \`${this.c.id}\``;
    if (fact.type === 'money' && typeof value === 'number' && !isPennies(value))
      return this.say(at, pennies(value));
    if (fact.type === 'date' && typeof value === 'string') {
      this.date(at, value);
      return;
    }
    if (encode(fact.type, value) === null)
      return this.say(at, {
        code: 'value-type',
        what: typeof value === 'string' ? name.replace(' is ', ' is the text ') : name,
        why: `it is of type ${fact.type}`,
        mend: `write ${valueWords[fact.type]}, or null where it is not known`,
      });
    if (fact.values && !fact.values.includes(String(value))) {
      const nearest = nearestName(String(value), fact.values);
      return this.say(at, {
        code: 'value-domain',
        what: name,
        why: 'that is not one of its values',
        mend: nearest ? `did you mean \`${nearest}\`?` : `use one of ${fact.values.join(', ')}`,
        nearest,
      });
    }
    if (typeof value !== 'number') return;
    const { min = fact.type === 'money' ? 0 : -Infinity, max = Infinity } = fact;
    if (value < min || value > max)
      this.say(at, {
        code: 'value-domain',
        what: name,
        why: `it goes from ${min} to ${max}${fact.unit ? ` ${fact.unit}` : ''}`,
        mend: 'write a value inside',
      });
  }

  private items(): void {
    this.c.items?.forEach((item, i) => {
      const at = `/items/${i}`;
      if (!this.world.kinds.has(item.kind)) {
        const nearest = nearestName(item.kind, this.world.kinds);
        this.say(`${at}/kind`, {
          code: 'unknown-kind',
          what: `\`${item.kind}\` is not a known kind of item`,
          why: 'no rule would look at it',
          mend: nearest ? `did you mean \`${nearest}\`?` : `use one of ${[...this.world.kinds].join(', ')}`,
          nearest,
        });
      }
      this.facts(`${at}/facts`, item.facts ?? {});
      for (const name of Object.keys(item.facts ?? {})) {
        const type = this.world.facts.get(name)?.type;
        if ((type === 'integer' || type === 'money') && Object.hasOwn(this.c.facts, name))
          this.say(`${at}/facts/${pointerPart(name)}`, {
            code: 'item-and-case',
            what: `\`${name}\` stands in an item and in the case`,
            why: 'it would count twice',
            mend: 'keep it in one of them',
            onKey: true,
          });
      }
    });
  }

  private date(at: string, text: string): boolean {
    if (parseDate(text) !== null) return true;
    this.say(at, {
      code: 'bad-date',
      what: `\`${text}\` is not a date`,
      why: 'there is no such day',
      mend: 'write a date that exists as YYYY-MM-DD',
    });
    return false;
  }

  private timeline(): void {
    const timeline = this.c.timeline ?? {};
    const valid = allSteps.filter(
      (step) => timeline[step] !== undefined && this.date(`/timeline/${step}`, timeline[step]),
    );
    for (const step of valid) {
      const before = follows[step as Step]?.find((earlier) => valid.includes(earlier));
      if (before === undefined || (timeline[step] ?? '') >= (timeline[before] ?? '')) continue;
      this.say(`/timeline/${step}`, {
        code: 'date-order',
        what: `\`${step}\` (${timeline[step]}) is before \`${before}\` (${timeline[before]})`,
        why: 'a step cannot come before the one that it follows',
        mend: 'correct one of the dates',
      });
    }
  }

  private expectation(policy: string): void {
    const at = `/expect/${pointerPart(policy)}`;
    if (!this.world.policies.has(policy)) {
      const nearest = nearestName(policy, this.world.policies);
      this.say(at, {
        code: 'unknown-policy',
        what: `\`${policy}\` is not a known landlord or edition`,
        why: 'nothing could be compared with it',
        mend: nearest ? `did you mean \`${nearest}\`?` : `use one of ${[...this.world.policies].join(', ')}`,
        nearest,
        onKey: true,
      });
    }
  }
}

const pennies = (value: number): Finding => ({
  code: 'bad-money',
  what: `${value} has a fraction of a penny`,
  why: 'money has two decimals at most',
  mend: 'round it as the evidence says',
});
const valueWords = {
  boolean: 'true or false',
  enumeration: 'one of its values',
  integer: 'a whole number',
  money: 'pounds as a number',
  date: 'a date as "YYYY-MM-DD"',
  time: 'a time as "HH:MM"',
} as const;

/** Reads a file of one case or a family. Problems are those of all its cases. */
export function readCaseFile(file: SourceFile, world: CaseWorld): Result<CaseEntry[]> {
  const shape = readShape<Case | Case[]>(file, 'cases');
  if (!shape.ok)
    return {
      ok: false,
      problems: sortProblems([...shape.problems, ...besideShape(file, shape.problems, world)]),
    };
  const { doc, value } = shape.value;
  const many = Array.isArray(value);
  const problems: Problem[] = [];
  const entries = (many ? value : [value]).map((c, i): CaseEntry => {
    const pointer = many ? `/${i}` : '';
    problems.push(...new CaseChecker(doc, world, c, pointer).run());
    return { case: c, file: file.path, line: doc.place(doc.offsetOf(pointer)).line, pointer };
  });
  return problems.length > 0
    ? { ok: false, problems: sortProblems(problems) }
    : { ok: true, value: entries, problems: [] };
}

/** Where the shape of a file is wrong: what is wrong beside that in the parts that can be read. */
function besideShape(file: SourceFile, shape: readonly Problem[], world: CaseWorld): Problem[] {
  const parsed = parseDocument(file);
  if (!parsed.ok) return [];
  const { value } = parsed.value;
  const many = Array.isArray(value);
  const meaning = (many ? (value as unknown[]) : [value]).flatMap((one, i) => {
    const c = salvageCase(one);
    return c ? new CaseChecker(parsed.value, world, c, many ? `/${i}` : '').run() : [];
  });
  return beside(shape, meaning);
}
