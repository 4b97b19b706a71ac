/** A run over a portfolio: rows read (once for a mapping), every edition over them in steps, and the tally of what it comes to. */
import { ImpactTally, type ToldField } from '../../../engine/impact/index.ts';
import { compiled, type Library, type Mapping, portfolioVocabulary } from '../../../engine/index.ts';
import type { ImpactStep, PortfolioSource } from '../impact-protocol.ts';
import type { NamedEdition } from './impact-editions.ts';
import { Rows } from './impact-rows.ts';
import type { OpenPortfolio } from './impact-formats.ts';
import { rowsOf } from './impact-source.ts';

const tellMilliseconds = 100;

/** Tells how far it is, and lets waiting messages in. */
export interface Tell {
  part(step: ImpactStep): void;
  /** Waits until what came meanwhile was heard; true where the question is no longer asked. */
  stopped(): Promise<boolean>;
}

/** Speaks up at most ten times a second. */
class Steps {
  private last = 0;
  constructor(private readonly tell: Tell) {}

  async say(step: ImpactStep): Promise<boolean> {
    const now = performance.now();
    if (now - this.last < tellMilliseconds) return false;
    this.last = now;
    this.tell.part(step);
    return this.tell.stopped();
  }
}

/** Reads all rows; null where the question was dropped meanwhile. */
export async function readRows(
  portfolio: OpenPortfolio,
  source: PortfolioSource,
  library: Library,
  mapping: Mapping | null,
  tell: Tell,
): Promise<Rows | null> {
  const steps = new Steps(tell);
  const { facts } = portfolioVocabulary(library);
  let rows = new Rows(facts);
  const parts = rowsOf(portfolio, source, library, mapping, () => {
    rows = new Rows(facts);
  });
  for await (const { batch, share } of parts) {
    rows.add(batch);
    const { read, size } = rows;
    if (await steps.say({ phase: 'reading', rows: read, unusable: read - size, share: Math.min(1, share) }))
      return null;
  }
  return rows;
}

/** Runs the editions over the rows; null where the question was dropped meanwhile. */
export async function runRows(
  library: Library,
  rows: Rows,
  named: readonly NamedEdition[],
  { by, silent }: { readonly by: readonly string[]; readonly silent?: readonly ToldField[] | undefined },
  tell: Tell,
): Promise<ImpactTally | null> {
  const steps = new Steps(tell);
  const editions = named.map(({ edition }) => edition);
  const program = compiled.compile(editions);
  const names = named.map(({ name }) => name);
  const tally = new ImpactTally(editions, {
    by,
    calendar: library.calendar,
    names,
    ...(silent ? { silent } : {}),
  });
  const places = { line: (at: number) => rows.lineOf(at), caseAt: (at: number) => rows.caseAt(at) };
  const unusable = rows.read - rows.size;
  let start = 0;
  for (const block of rows.store.chunks()) {
    const source = { size: block.rows, chunks: () => [block] };
    const table = compiled.loadFrom(program, source, { calendar: library.calendar });
    const going = compiled.steps(program, table);
    for (;;) {
      const step = going.next();
      if (step.done) {
        tally.add(start, places, step.value);
        break;
      }
      const within = step.value.done / Math.max(1, step.value.total);
      const done = start + within * block.rows;
      const share = done / rows.size;
      if (await steps.say({ phase: 'deciding', rows: Math.round(done), unusable, share })) return null;
    }
    start += block.rows;
  }
  return tally;
}
