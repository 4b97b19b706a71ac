/** The Impact screen's portfolio in its worker. One is open at a time; to end the worker is to forget it. */
import { type ImpactTally, silentIn } from '../../../engine/impact/index.ts';
import { checkMapping, type Mapping, portfolioVocabulary, readMapping } from '../../../engine/index.ts';
import { keep, keptFor } from '../../impact/kept.ts';
import type {
  FileAbout,
  ImpactAnswer,
  ImpactAsk,
  ImpactGlance,
  ImpactRequests,
  ImpactStep,
  KeptPortfolio,
  MappingCheck,
  Opened,
  PortfolioSource,
} from '../impact-protocol.ts';
import { problemText } from '../words.ts';
import { oneCase } from './impact-case.ts';
import { editionsOf, type NamedEdition } from './impact-editions.ts';
import { glanceAt, type HeldBase, holdBase } from './impact-glance.ts';
import { fileOf, tablesOf } from './impact-export.ts';
import { placesOf } from './impact-places.ts';
import { type Rows } from './impact-rows.ts';
import { readRows, runRows } from './impact-run.ts';
import type { OpenPortfolio } from './impact-formats.ts';
import { openPortfolio } from './impact-source.ts';
import { rowOf, viewOf } from './impact-view.ts';
import type { Loading } from './load.ts';

/** Rows that are shown before a run. */
const previewRows = 8;

/** What is open, and the last run over it. */
interface Session {
  readonly source: PortfolioSource;
  readonly portfolio: OpenPortfolio;
  rows: { readonly rows: Rows; readonly key: string } | null;
  run: {
    readonly tally: ImpactTally;
    readonly named: readonly NamedEdition[];
    readonly rows: Rows;
    readonly about: FileAbout;
  } | null;
  held: HeldBase | null;
}

let session: Session | null = null;

/** What the dispatcher gives along with a question. */
interface Told {
  part(answer: unknown): void;
  stopped(): Promise<boolean>;
}

const nothingOpen = { what: 'no portfolio is open', mend: 'choose one first' };

async function open(loading: Loading, source: PortfolioSource): Promise<Opened> {
  const portfolio = await openPortfolio(loading, source);
  session = { source, portfolio, rows: null, run: null, held: null };
  return portfolio.opened;
}

async function check(loading: Loading, mapping: Mapping): Promise<MappingCheck> {
  const { library } = loading;
  const head = session?.portfolio.head;
  if (!session || !library || !head)
    return { findings: { findings: [], assumed: [], unknown: [] }, rows: [], problems: [] };
  const findings = checkMapping(portfolioVocabulary(library), mapping, head);
  const first = await session.portfolio.first(library, mapping, previewRows);
  const rows = first.cases.slice(0, previewRows);
  // What was looked at may end in the middle of a row: nothing behind the rows that are shown is told.
  const last = rows.length < previewRows ? Infinity : (rows.at(-1)?.line ?? Infinity);
  const problems = first.problems.filter(({ line }) => line <= last).slice(0, previewRows);
  return { findings, rows, problems };
}

function takeMapping(loading: Loading, text: string): ImpactRequests['impactMapping']['answer'] {
  const { library } = loading;
  const head = session?.portfolio.head;
  if (!library || !head) return { mapping: null, faults: [nothingOpen.what] };
  const read = readMapping(text, 'mapping', portfolioVocabulary(library), head);
  if (read.ok) return { mapping: read.value, faults: [] };
  return { mapping: null, faults: read.problems.map(problemText) };
}

/** What is known of the file: of cases that were kept, what was known of it then. */
function aboutOf({ portfolio }: Session, rows: Rows, mapping: Mapping | null): FileAbout {
  if (portfolio.about) return portfolio.about;
  const { read, size, problems } = rows;
  return {
    rows: read,
    unusable: read - size,
    problemCount: problems.total,
    without: mapping?.withoutColumn ?? {},
    ...(mapping ? { silent: silentIn(mapping) } : {}),
  };
}

/** The rows under a mapping; read anew only where the mapping is another. */
async function rowsFor(loading: Loading, mapping: Mapping | null, told: Told): Promise<Rows | null> {
  const { library } = loading;
  if (!session || !library) return null;
  const key = JSON.stringify(mapping);
  if (session.rows?.key === key) return session.rows.rows;
  session.rows = null;
  session.run = null;
  session.held = null;
  const { portfolio, source } = session;
  const rows = await readRows(portfolio, source, library, mapping, stepsTo(told));
  if (rows) session.rows = { rows, key };
  return rows;
}

const stepsTo = ({ part, stopped }: Told) => ({
  part: (step: ImpactStep) => part({ kind: 'step', step } satisfies ImpactAnswer),
  stopped,
});

async function run(loading: Loading, ask: ImpactAsk, told: Told): Promise<ImpactAnswer> {
  const { library } = loading;
  if (!session || !library) return { kind: 'fault', fault: nothingOpen };
  const named = editionsOf(loading, ask);
  if (!Array.isArray(named)) return { kind: 'fault', fault: named };
  const rows = await rowsFor(loading, ask.mapping, told);
  const known = ask.by.filter((fact) => named.some(({ edition }) => edition.facts.has(fact)));
  const about = rows && aboutOf(session, rows, ask.mapping);
  const asked = { by: known, silent: about?.silent };
  const tally = rows && (await runRows(library, rows, named, asked, stepsTo(told)));
  // Stopped at the very end: the run before it is the one that the screen goes on showing.
  if (!rows || !about || !tally || (await told.stopped()))
    return { kind: 'fault', fault: { what: 'it was stopped', mend: 'start it again' } };
  session.run = { tally, named, rows, about };
  return { kind: 'view', view: viewOf(tally, rows, about) };
}

async function glance(loading: Loading, ask: ImpactAsk, told: Told): Promise<ImpactGlance | null> {
  const { library } = loading;
  if (!session || !library) return { kind: 'fault', fault: nothingOpen };
  const own = session;
  const named = editionsOf(loading, ask);
  if (!Array.isArray(named)) return { kind: 'fault', fault: named };
  const [base, other] = named.map(({ edition }) => edition);
  const rows = await rowsFor(loading, ask.mapping, told);
  if (!rows || !base || !other) return null;
  if (own.held?.rows !== rows || own.held.base !== base)
    own.held = await holdBase(library, rows, base, told.stopped);
  return own.held && glanceAt(own.held, other);
}

function cases({ pick, from, count }: ImpactRequests['impactCases']['ask']) {
  if (!session?.run) return { total: 0, rows: [] };
  const { tally, rows } = session.run;
  const { total, places } = placesOf(tally, pick, from, count);
  const pair = pick.kind === 'offered' ? Math.max(0, pick.of - 1) : pick.pair;
  return { total, rows: places.map((at) => rowOf(rows, tally.mover(pair, at))) };
}

async function keepRows({ name, now }: ImpactRequests['impactKeep']['ask']): Promise<KeptPortfolio> {
  if (!session?.rows) throw new Error('no rows were read yet');
  const { rows, key } = session.rows;
  const file = aboutOf(session, rows, JSON.parse(key) as Mapping | null);
  const portfolio = { id: crypto.randomUUID(), name, cases: rows.size, file, at: now, until: now + keptFor };
  await keep(portfolio, (at) => ({ line: rows.lineOf(at), case: rows.caseAt(at) }));
  return portfolio;
}

/** A question of the Impact screen. */
export type ImpactQuestion = {
  readonly [T in keyof ImpactRequests]: { readonly type: T; readonly ask: ImpactRequests[T]['ask'] };
}[keyof ImpactRequests];

/** Answers it. */
export async function answerImpact(loading: Loading, question: ImpactQuestion, told: Told): Promise<unknown> {
  switch (question.type) {
    case 'impactOpen':
      return open(loading, question.ask);
    case 'impactCheck':
      return check(loading, question.ask.mapping);
    case 'impactMapping':
      return takeMapping(loading, question.ask.text);
    case 'impactRun':
      return run(loading, question.ask, told);
    case 'impactGlance':
      return glance(loading, question.ask, told);
    case 'impactCases':
      return cases(question.ask);
    case 'impactCase':
      return oneCase(loading, session?.run ?? null, question.ask.at);
    case 'impactKeep':
      return keepRows(question.ask);
    case 'impactFile':
      return fileOf(session?.run ?? null, question.ask);
    case 'impactTables':
      return tablesOf(session?.run ?? null, question.ask);
  }
}
