/** Published cases as they stood before the Ombudsman ordered anything: what an edition gives of its own. */
import type { WorkingCalendar } from '../calendar.ts';
import { compile, type Compiled, load, run } from '../compile/index.ts';
import type { BatchResult } from '../compile/result.ts';
import { type Case, engineFacts, type PreparedEdition } from '../model/index.ts';

/** Cases that are worked out together, so that few are kept at a time. */
const atOnce = 512;

type Facts = Case['facts'];

function without(facts: Facts): Facts {
  const { [engineFacts.order]: _order, [engineFacts.inAddition]: _added, ...rest } = facts;
  return rest;
}

const orders = (facts: Facts): boolean => {
  const sum = facts[engineFacts.order];
  return sum !== undefined && sum !== 0;
};

/** Whether an order stands in the facts of a case or of its items: one that is not known counts. */
export const hasOrder = (c: Case): boolean =>
  orders(c.facts) || (c.items ?? []).some(({ facts }) => orders(facts ?? {}));

/** The case with its order taken as nothing; what the Ombudsman found stays. */
export const beforeOrder = (c: Case): Case => ({
  ...c,
  facts: without(c.facts),
  ...(c.items ? { items: c.items.map((item) => ({ ...item, facts: without(item.facts ?? {}) })) } : {}),
});

/** Told of a case once it has been worked out: the results of all editions, and its place in them. */
type Told = (results: readonly BatchResult[], row: number) => void;

/** Works cases out without their orders, some at a time. */
export class BeforeOrder {
  private program: Compiled | undefined;
  private waiting: { readonly c: Case; readonly told: Told }[] = [];

  constructor(
    private readonly editions: readonly PreparedEdition[],
    private readonly options: { readonly calendar: WorkingCalendar; readonly asOf?: string },
  ) {}

  /** Takes a case; `told` hears of it by the next `flush` at the latest. */
  add(c: Case, told: Told): void {
    this.waiting.push({ c: beforeOrder(c), told });
    if (this.waiting.length >= atOnce) this.flush();
  }

  /** Works out what waits. */
  flush(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    this.program ??= compile(this.editions);
    const table = load(
      this.program,
      waiting.map(({ c }) => c),
      this.options,
    );
    const results = run(this.program, table);
    waiting.forEach(({ told }, row) => told(results, row));
  }
}
