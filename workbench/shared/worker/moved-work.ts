/** The parts of an answer to the strip, worked out for one edited edition after the other, in steps that a newer question ends. */
import { hasBit } from '../../../engine/compile/bits.ts';
import {
  type compiled,
  type Expectation,
  type Library,
  moves,
  type Moves,
  type PreparedEdition,
  touchedRows,
} from '../../../engine/index.ts';
import type { FailingFixture, Flipped } from '../moves-protocol.ts';
import type { Desk, Overlaid } from './desk.ts';
import { glance } from './glance.ts';
import { type Expected, expectationsOf, Judge, type Judged } from './judge.ts';
import type { Pair } from './moved-pairs.ts';
import { flippedBetween } from './moved-views.ts';

/** Lets waiting messages in, and says whether a newer question is among them. */
export type Stopped = () => Promise<boolean>;
type Run = compiled.BatchResult;

/** Thrown where a newer request is waiting. */
export class Overtaken extends Error {}

/** Works through steps, and looks for a newer request between them. */
async function finish<T>(steps: Generator<unknown, T, void>, stopped: Stopped): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (await stopped()) throw new Overtaken();
  }
}

/** An expectation that is not met. */
export interface Unmet {
  readonly expected: Expected;
  readonly edition: PreparedEdition;
  readonly isNew: boolean;
}

const known = (judged: Judged | undefined): boolean | undefined => judged && judged.mismatches.length === 0;

/** What glances said, by run: each expectation is glanced at once. */
const glances = new WeakMap<Run, Map<Expectation, boolean | undefined>>();

function glanced(run: Run, expected: Expected): boolean | undefined {
  const list = glances.get(run) ?? new Map<Expectation, boolean | undefined>();
  glances.set(run, list);
  const { expect } = expected;
  if (!list.has(expect)) list.set(expect, glance(run, expected));
  return list.get(expect);
}

/** What a saved edition answered for, the last time it was asked. */
const savedKeys = new WeakMap<PreparedEdition, { entries: Overlaid['entries']; keys: Set<Expectation> }>();

const judges = new WeakMap<Desk, Judge>();

/** Works one answer out. */
export class Work {
  private readonly judge: Judge;

  constructor(
    private readonly desk: Desk,
    private readonly overlaid: Overlaid,
    private readonly stopped: Stopped,
  ) {
    this.judge = judges.get(desk) ?? new Judge();
    judges.set(desk, this.judge);
  }

  /** The library of an edition: as saved, or with the unsaved texts. */
  private libraryOf(edition: PreparedEdition): Library {
    const { desk, overlaid } = this;
    return overlaid.isShared && overlaid.library.editions.includes(edition) ? overlaid.library : desk.library;
  }

  private run(edition: PreparedEdition, saved?: PreparedEdition): Promise<Run> {
    const { desk, overlaid, stopped } = this;
    const table = desk.runs.tableOf(overlaid.entries, this.libraryOf(edition));
    return finish(desk.runs.run(edition, table, overlaid.isShared ? undefined : saved), stopped);
  }

  /** What moves in the cases; null where there is nothing to compare with. */
  async movesOf({ saved, before, after }: Pair): Promise<Moves | null> {
    if (!before) return null;
    return moves(await this.run(before), await this.run(after, saved));
  }

  /** Provisions that flip. */
  flippedIn({ before, after }: Pair): Flipped[] {
    if (!before) return [];
    const { library } = this.overlaid;
    const now = this.desk.runs.findingsOf(after, this.libraryOf(after));
    return flippedBetween(library, after, this.desk.runs.findingsOf(before, this.desk.library), now);
  }

  /** Whether an expectation is met: as it was judged, else at a glance; undefined where neither says. */
  private isMet(run: Run, expected: Expected): boolean | undefined {
    const verdict = known(this.judge.verdict(run.edition, expected));
    return verdict ?? glanced(run, expected);
  }

  /** Judges what cannot be told at a glance. */
  private async judgeOpen(run: Run, list: readonly Expected[]): Promise<void> {
    const open = list.filter((one) => this.isMet(run, one) === undefined);
    await finish(this.judge.judge(this.libraryOf(run.edition), run.edition, open), this.stopped);
  }

  /** Every expectation of an edition that is not met; what an edit cannot have touched is as it was. */
  async failing({ saved, after }: Pair): Promise<Unmet[]> {
    const { library, entries } = this.overlaid;
    const list = expectationsOf(library, after, entries);
    const now = await this.run(after, saved);
    const old = saved && (await this.run(saved));
    const touched = old && old !== now && !this.overlaid.isShared ? touchedRows(old, now) : null;
    const of = (one: Expected): Run => (old && touched && !hasBit(touched, one.at) ? old : now);
    if (old)
      await this.judgeOpen(
        old,
        list.filter((one) => of(one) === old),
      );
    await this.judgeOpen(
      now,
      list.filter((one) => of(one) === now),
    );
    const unmet = list.filter((one) => this.isMet(of(one), one) !== true);
    for (const one of unmet) if (of(one) === old) this.judge.carry(old.edition, after, one);
    if (!old) return unmet.map((expected) => ({ expected, edition: after, isNew: true }));
    const before = this.savedKeys(old.edition);
    await this.judgeOpen(
      old,
      unmet.filter((one) => before.has(one.expect)),
    );
    return unmet.map((expected) => {
      const isNew = !before.has(expected.expect) || this.isMet(old, expected) === true;
      return { expected, edition: after, isNew };
    });
  }

  /** What an edition answered for as it was saved. */
  private savedKeys(saved: PreparedEdition): ReadonlySet<Expectation> {
    const { entries } = this.overlaid;
    const known = savedKeys.get(saved);
    if (known?.entries === entries) return known.keys;
    const keys = new Set(expectationsOf(this.desk.library, saved, entries).map(({ expect }) => expect));
    savedKeys.set(saved, { entries, keys });
    return keys;
  }

  /** Works out the differences of what fails. */
  async detail(list: readonly Unmet[]): Promise<void> {
    for (const edition of new Set(list.map((one) => one.edition))) {
      const own = list.filter((one) => one.edition === edition).map(({ expected }) => expected);
      await finish(this.judge.judge(this.libraryOf(edition), edition, own), this.stopped);
    }
  }

  /** An unmet expectation as the strip shows it. */
  fixture({ expected, edition, isNew }: Unmet, group: number | null): FailingFixture {
    const { entry, policy } = expected;
    const verdict = this.judge.verdict(edition, expected);
    return {
      id: entry.case.id,
      title: entry.case.title ?? entry.case.id,
      file: entry.file,
      pointer: entry.pointer,
      policy,
      edition: edition.edition.id,
      mismatches: verdict?.mismatches ?? null,
      cited: verdict?.cited ?? [],
      isNew,
      group,
    };
  }
}
