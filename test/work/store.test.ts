/** The store against a place that can be away, be changed by others, and swallow its answers. */
import { describe, expect, it } from 'vitest';
import type { DraftBox, Effects, KeptDraft, Place, Watcher, Written } from '../../workbench/work/place.ts';
import { createWork, type RunningWork } from '../../workbench/work/store.ts';
import type { OfferedDraft, SavedFile } from '../../workbench/work/types.ts';
import { statusWords } from '../../workbench/work/words.ts';

const path = 'rules/a.json';
const fileOf = (at: string, text: string): SavedFile => ({ path: at, text, etag: `tag ${text}` });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A disk with a clock and timers that the test turns. */
class World {
  readonly disk = new Map<string, string>([
    [path, 'one'],
    ['rules/b.json', 'two'],
  ]);
  readonly writes: string[] = [];
  readonly box = new Map<string, KeptDraft['draft']>();
  readonly dropped: string[] = [];
  offered: OfferedDraft[] = [];
  now = 1000;
  mode: 'answers' | 'away' | 'swallows' | 'refuses' = 'answers';
  noBox = false;
  watcher: Watcher | null = null;
  private timers: { at: number; action: () => void }[] = [];

  files(): SavedFile[] {
    return [...this.disk].map(([at, text]) => fileOf(at, text));
  }

  write(at: string, text: string | null, saved: SavedFile | null): Written {
    if (this.mode === 'away') return { kind: 'away' };
    if (this.mode === 'refuses') return { kind: 'refused', message: 'the disk is full' };
    const now = this.disk.get(at) ?? null;
    if (now !== text && now !== (saved?.text ?? null))
      return { kind: 'moved', current: now === null ? null : fileOf(at, now) };
    if (now !== text) this.writes.push(`${at}: ${text}`);
    if (text === null) this.disk.delete(at);
    else this.disk.set(at, text);
    if (this.mode === 'swallows') return { kind: 'away' };
    return { kind: 'saved', etag: text === null ? null : `tag ${text}` };
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.timers.filter((timer) => timer.at <= this.now);
    this.timers = this.timers.filter((timer) => timer.at > this.now);
    for (const timer of due) timer.action();
    await settle();
  }

  async open(): Promise<RunningWork> {
    const place: Place = {
      kind: 'server',
      canSave: true,
      read: async () => {
        if (this.mode === 'away') throw new Error('away');
        return this.files();
      },
      write: async (...ask) => this.write(...ask),
      watch: (watcher) => {
        this.watcher = watcher;
        return () => undefined;
      },
    };
    const drafts: DraftBox = {
      found: async () => this.offered,
      keep: async (kept) => {
        if (this.noBox) throw new Error('no room');
        for (const one of kept) this.box.set(one.path, one.draft);
      },
      drop: async (ids) => void this.dropped.push(...ids),
    };
    const effects: Effects = {
      open: async () => ({ place, files: this.files() }),
      drafts,
      now: () => this.now,
      later: (ms, action) => {
        const timer = { at: this.now + ms, action };
        this.timers.push(timer);
        return () => void (this.timers = this.timers.filter((one) => one !== timer));
      },
    };
    const work = createWork(effects);
    work.start();
    await settle();
    return work;
  }
}

describe('Work.save(paths)', () => {
  it('writes what changed, once, and says so of each file', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [
      { path, text: 'mine' },
      { path: 'rules/new.json', text: 'new' },
      { path: 'rules/b.json', text: null },
    ]);
    expect(work.state().changed).toEqual([path, 'rules/b.json', 'rules/new.json']);
    await work.save();
    await work.save();
    expect(world.writes).toEqual([`${path}: mine`, 'rules/b.json: null', 'rules/new.json: new']);
    expect(work.state()).toMatchObject({ changed: [], saving: false, unsavedSince: null });
  });

  it('leaves a saved file alone that only undo took away; asked for by name it goes', async () => {
    const world = new World();
    const work = await world.open();
    const made = 'rules/new.json';
    work.change('make', [{ path: made, text: 'new' }]);
    await work.save();
    work.undo();
    work.change('edit', [{ path, text: 'mine' }]);
    work.undo();
    await work.save();
    expect(world.disk.get(made)).toBe('new');
    await work.save([made]);
    expect(world.disk.has(made)).toBe(false);
  });

  it('tells a refusal no longer once its text was taken back', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [{ path, text: 'mine' }]);
    world.mode = 'refuses';
    await work.save();
    work.undo();
    expect(work.state().refused.size).toBe(0);
  });

  it('keeps a refused text and says why; the others are saved', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [{ path, text: 'mine' }]);
    world.mode = 'refuses';
    await work.save();
    expect(work.state().refused.get(path)).toBe('the disk is full');
    expect(work.text(path)).toBe('mine');
    world.mode = 'answers';
    await work.save();
    expect(work.state().refused.size).toBe(0);
    expect(world.disk.get(path)).toBe('mine');
  });

  it('never overwrites what it has not read: the text of the disk is told as a conflict', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [{ path, text: 'mine' }]);
    world.disk.set(path, 'theirs');
    await work.save();
    await work.save();
    expect(world.disk.get(path)).toBe('theirs');
    expect(work.state().files.get(path)?.conflict).toEqual({ base: 'one', theirs: fileOf(path, 'theirs') });
    work.settle(path, 'both');
    await work.save();
    expect(world.disk.get(path)).toBe('both');
  });

  it('waits while the server is away and sends later what was asked for, not what was typed since', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [{ path, text: 'asked' }]);
    world.mode = 'away';
    await work.save();
    expect(work.state()).toMatchObject({ server: 'away', waiting: [path], saving: false, awaySince: 1000 });
    expect(statusWords(work.state()).text).toMatch(/^Not saved since \d\d:\d\d/);
    work.change('edit', [{ path, text: 'typed since' }]);
    await world.pass(1000);
    expect(work.state().server).toBe('away');
    world.mode = 'answers';
    await world.pass(2000);
    expect(world.writes).toEqual([`${path}: asked`]);
    expect(work.state()).toMatchObject({ server: 'here', waiting: [], changed: [path] });
    expect(work.state().conflicts).toEqual([]);
  });

  it('knows its own text again where the answer was lost, also when more was typed meanwhile', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [{ path, text: 'first' }]);
    world.mode = 'swallows';
    await work.save();
    work.change('edit', [{ path, text: 'second' }]);
    world.mode = 'answers';
    await world.pass(1000);
    expect(work.state()).toMatchObject({ server: 'here', conflicts: [] });
    await work.save();
    expect(world.writes).toEqual([`${path}: first`, `${path}: second`]);
  });

  it('drops a waiting save where the file became a conflict meanwhile', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [{ path, text: 'mine' }]);
    world.mode = 'away';
    await work.save();
    world.disk.set(path, 'theirs');
    world.mode = 'answers';
    await world.pass(1000);
    expect(work.state()).toMatchObject({ conflicts: [path], waiting: [] });
    work.settle(path, 'merged');
    await world.pass(60_000);
    expect(world.disk.get(path)).toBe('theirs');
  });
});

describe('Watcher', () => {
  it('brings changes of the disk in, many at once in one reading', async () => {
    const world = new World();
    const work = await world.open();
    for (const at of [path, 'rules/c.json']) {
      world.disk.set(at, 'changed');
      world.watcher?.changed(at, 'tag changed');
    }
    await world.pass(200);
    expect(work.text(path)).toBe('changed');
    expect(work.text('rules/c.json')).toBe('changed');
    world.disk.delete('rules/c.json');
    world.watcher?.changed('rules/c.json', null);
    await world.pass(200);
    expect(work.state().files.has('rules/c.json')).toBe(false);
  });
});

describe('drafts', () => {
  const draft: OfferedDraft = { id: 'd', path, text: 'drafted', base: 'one', at: 5 };

  it('are kept within half a second of a pause, and within a second while somebody types on', async () => {
    const world = new World();
    const work = await world.open();
    work.change('edit', [{ path, text: 'mine' }]);
    expect(work.state().drafts).toBe('keeping');
    await world.pass(499);
    expect(world.box.get(path)).toMatchObject({ text: 'mine', base: 'one' });
    expect(work.state().drafts).toBe('kept');
    for (let n = 0; n < 11; n += 1) {
      work.change('edit', [{ path, text: `mine ${n}` }]);
      await world.pass(100);
    }
    expect(world.box.get(path)?.text).toMatch(/^mine \d/);
    await work.save();
    await world.pass(500);
    expect(world.box.get(path)).toBeNull();
  });

  it('are offered and not applied; taken they are undoable and stand on their base', async () => {
    const world = new World();
    world.offered = [draft];
    const work = await world.open();
    expect(work.text(path)).toBe('one');
    expect(work.state().offered).toEqual([draft]);
    work.takeDraft('d');
    expect(work.text(path)).toBe('drafted');
    expect(work.state().offered).toEqual([]);
    await settle();
    expect(world.box.get(path)?.text).toBe('drafted');
    expect(world.dropped).toEqual(['d']);
    work.undo();
    expect(work.text(path)).toBe('one');
  });

  it('stay in the box until the taken text is kept by this window', async () => {
    const world = new World();
    world.offered = [draft];
    world.noBox = true;
    const work = await world.open();
    work.takeDraft('d');
    await settle();
    expect(world.dropped).toEqual([]);
    expect(work.state().drafts).toBe('impossible');
  });

  it('of a window that has only just gone are found a little later, and once taken not offered again', async () => {
    const world = new World();
    const work = await world.open();
    world.offered = [draft];
    await world.pass(1000);
    expect(work.state().offered).toEqual([draft]);
    work.takeDraft('d');
    await world.pass(4000);
    expect(work.state().offered).toEqual([]);
  });

  it('that say what is saved are not offered', async () => {
    const world = new World();
    world.offered = [{ ...draft, text: 'one', base: 'zero' }];
    const work = await world.open();
    expect(work.state().offered).toEqual([]);
    expect(world.dropped).toEqual(['d']);
  });
});

describe('Work.state()', () => {
  it('is the same object until something changes, and so are the parts that did not', async () => {
    const world = new World();
    const work = await world.open();
    const before = work.state();
    expect(work.state()).toBe(before);
    work.change('edit', [{ path, text: 'mine' }]);
    const after = work.state();
    expect(after).not.toBe(before);
    expect(after.saved).toBe(before.saved);
    expect(after.files.get('rules/b.json')).toBe(before.files.get('rules/b.json'));
    expect(after.unsavedSince).toBe(1000);
    work.change('same', [{ path, text: 'mine' }]);
    expect(work.state()).toBe(after);
  });
});
