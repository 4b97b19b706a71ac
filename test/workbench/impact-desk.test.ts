/** The desk of the Impact screen without a browser: a worker that is asked here, in the same thread. */
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../engine/index.ts';
import { carriedOver } from '../../workbench/impact/carry.ts';
import { ImpactDesk } from '../../workbench/impact/desk.ts';
import type { EngineClient } from '../../workbench/shared/client.ts';
import type { ImpactAsk, ImpactView, Opened } from '../../workbench/shared/impact-protocol.ts';

const column = (name: string, fact?: string): Mapping['columns'][number] =>
  fact === undefined ? { column: name, leftOut: 'no-match' } : { column: name, to: { fact } };

describe('carriedOver(before, suggested, fresh)', () => {
  const suggested: Mapping = {
    headerLine: 1,
    columns: [column('A', 'impact'), column('B'), column('Gone')],
    withoutColumn: { durationMonths: 'default', complaintStage: 'default' },
  };
  const before: Mapping = {
    ...suggested,
    columns: [column('A', 'impact'), column('B', 'durationMonths'), column('Gone', 'complaintStage')],
    withoutColumn: { complaintStage: 'unknown' },
  };
  const fresh: Mapping = {
    headerLine: 3,
    columns: [column('A'), column('B'), column('C', 'durationMonths')],
    withoutColumn: { impact: 'default', complaintStage: 'default' },
  };

  it('keeps what was chosen for a column of the same name, and for facts without a column', () => {
    expect(carriedOver(before, suggested, fresh)).toEqual({
      headerLine: 3,
      // A was only suggested, and no longer is; B was chosen, and C, suggested for the same, gives way.
      columns: [column('A'), column('B', 'durationMonths'), column('C')],
      withoutColumn: { impact: 'default', complaintStage: 'unknown' },
    });
  });
});

/** Answers of a worker, by the type of the question; what has none waits for ever. */
type Answers = (type: string, ask: never) => unknown;

function deskOver(answers: Answers): { desk: ImpactDesk; log: string[] } {
  const log: string[] = [];
  const start = (): EngineClient => {
    log.push('start');
    return {
      ask: (type, ask, listener) => {
        log.push(type);
        const answer = answers(type, ask as never);
        if (answer !== undefined) queueMicrotask(() => listener.done(answer as never));
        return () => log.push(`drop ${type}`);
      },
      close: () => log.push('end'),
    };
  };
  return { desk: new ImpactDesk(() => 0, start), log };
}

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const saved = new Map();
const file = new File(['x'], 'cases.csv');
const mappingAt = (headerLine: number): Mapping => ({
  headerLine,
  columns: [column('A', 'impact'), column('B')],
  withoutColumn: { durationMonths: 'default' },
});
const openedAt = (headerLine: number): Opened => ({
  kind: 'columns',
  head: { format: 'csv', sheets: [], headerLine, columns: ['A', 'B'], samples: [] },
  mapping: mappingAt(headerLine),
  encoding: 'utf-8',
});
/** A file with headers on the lines 1 to 3. */
const worker: Answers = (type, ask: { headerLine?: number; text?: string }) => {
  const line = ask.headerLine ?? 1;
  if (type === 'impactOpen')
    return line <= 3
      ? openedAt(line)
      : { kind: 'fault', fault: { what: 'no row of headers was found', mend: 'name a line with headers' } };
  if (type === 'impactMapping') return { mapping: JSON.parse(ask.text ?? '') as Mapping, faults: [] };
  return {};
};
const chosen: Mapping = { ...mappingAt(1), columns: [column('A', 'impact'), column('B', 'durationMonths')] };

async function mapping(): Promise<ReturnType<typeof deskOver>> {
  const made = deskOver(worker);
  await made.desk.open({ kind: 'file', file }, 'cases.csv', saved);
  made.desk.map(chosen);
  return made;
}

describe('another line of headers', () => {
  it('keeps what was chosen, and can be undone and done again', async () => {
    const { desk } = await mapping();
    await desk.reopen({ headerLine: 2 }, saved);
    expect(desk.state().mapping).toMatchObject({ headerLine: 2, columns: chosen.columns });
    desk.undo();
    await settle();
    expect(desk.state().mapping).toEqual(chosen);
    expect(desk.state().opened).toEqual(openedAt(1));
    desk.redo();
    await settle();
    expect(desk.state()).toMatchObject({ opened: openedAt(2), mapping: { headerLine: 2 }, redo: [] });
    expect(desk.state().undo).toHaveLength(2);
  });

  it('that the file does not have leaves all as it was, and is told', async () => {
    const { desk } = await mapping();
    await desk.reopen({ headerLine: 99 }, saved);
    expect(desk.state()).toMatchObject({ stage: 'mapping', opened: openedAt(1), mapping: chosen });
    expect(desk.state().fault?.what).toBe('line 99 as the headers: no row of headers was found');
  });

  it('in a mapping file is read; beyond the end of the file it is a fault of that file', async () => {
    const { desk } = await mapping();
    await desk.mapFrom(JSON.stringify(mappingAt(99)), saved);
    expect(desk.state().mappingFaults).toEqual([
      'line 99 as the headers: no row of headers was found; name a line with headers',
    ]);
    expect(desk.state().mapping).toEqual(chosen);
    await desk.mapFrom(JSON.stringify(mappingAt(3)), saved);
    expect(desk.state()).toMatchObject({ opened: openedAt(3), mapping: mappingAt(3), mappingFaults: [] });
  });
});

const ask = {} as ImpactAsk;
const view = { cases: 3 } as ImpactView;

/** An answer stands, and another question is under way. */
async function underWay(): Promise<ReturnType<typeof deskOver>> {
  let runs = 0;
  const made = deskOver((type, asked) => {
    if (type !== 'impactRun') return worker(type, asked);
    runs += 1;
    return runs === 1 ? { kind: 'view', view } : undefined;
  });
  await made.desk.open({ kind: 'file', file }, 'cases.csv', saved);
  made.desk.toAnswer();
  await made.desk.run(ask, 'first', saved);
  void made.desk.run(ask, 'second', saved);
  await settle();
  return made;
}

describe('Cancel', () => {
  it('keeps the older answer, its question and the worker that has its cases', async () => {
    const { desk, log } = await underWay();
    expect(desk.state()).toMatchObject({ view, asked: 'second' });
    desk.cancel();
    expect(desk.state()).toMatchObject({
      stage: 'answer',
      running: null,
      view,
      asked: 'first',
      stopped: 'second',
    });
    expect(log.slice(-1)).toEqual(['drop impactRun']);
    expect(log).toContain('impactRun');
    expect(log.filter((one) => one === 'start')).toHaveLength(1);
    desk.settle();
    expect(desk.state().stopped).toBeNull();
  });

  it('without an answer ends the worker; the mapping is read by another one', async () => {
    const { desk, log } = deskOver((type, asked) => (type === 'impactRun' ? undefined : worker(type, asked)));
    await desk.open({ kind: 'file', file }, 'cases.csv', saved);
    desk.toAnswer();
    void desk.run(ask, 'first', saved);
    await settle();
    desk.cancel();
    expect(log.at(-1)).toBe('end');
    expect(desk.state()).toMatchObject({ stage: 'mapping', view: null });
    desk.map(chosen);
    await settle();
    expect(log.slice(-4)).toEqual(['start', 'load', 'impactOpen', 'impactCheck']);
    expect(desk.state().fault).toBeNull();
  });
});

describe('what stands beside the portfolio', () => {
  it('is kept for seven days once', async () => {
    let drafts = 0;
    const draft = { id: 'one', name: 'cases.csv', cases: 3, at: 0, until: 7 };
    const { desk } = deskOver((type, asked) => {
      if (type !== 'impactKeep') return worker(type, asked);
      drafts += 1;
      return draft;
    });
    await desk.open({ kind: 'file', file }, 'cases.csv', saved);
    const both = await Promise.all([desk.keep(0), desk.keep(0)]);
    expect(both.map(({ isNew }) => isNew)).toEqual([true, false]);
    expect(await desk.keep(1)).toEqual({ draft, isNew: false });
    expect(drafts).toBe(1);
    // Under another mapping the rows are others.
    desk.map(chosen);
    expect((await desk.keep(2)).isNew).toBe(true);
  });

  it('is the question, until the portfolio is closed', async () => {
    const { desk } = await mapping();
    const question = { base: 'a@1', with: ['b@1'], by: 'impact', as: 'table', pair: undefined };
    desk.remember(question);
    expect(desk.state().question).toEqual(question);
    desk.close();
    expect(desk.state().question).toBeNull();
  });
});
