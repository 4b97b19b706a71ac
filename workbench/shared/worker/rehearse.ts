/**
 * Rehearsals of the strip: in quiet time the worker answers edits that nobody made, and forgets the answers. A browser
 * compiles what has run often, and compiles it anew each time something runs in another way than before; after some
 * rehearsals the first key of an author is answered as soon as the thirtieth.
 */
import { applyEdits, setAt } from '../../../engine/edit/index.ts';
import { onceForEach, pointerPart } from '../../../engine/index.ts';
import type { MovesAsk } from '../moves-protocol.ts';
import type { Loading } from './load.ts';
import type { Stopped } from './moved-work.ts';
import { findMoves } from './moves.ts';

/** So many edits are rehearsed in the life of a worker. */
export const rehearsals = 30;

/** Nothing has been asked for so many milliseconds: quiet. */
const quiet = 800;

/** Between two rehearsals the processor is left to others for so many milliseconds. */
const rest = 30;

/** Whole numbers of the rules and tables by pointer: amounts, thresholds. */
function figuresIn(value: unknown, pointer: string): { pointer: string; value: number }[] {
  if (typeof value === 'number') return Number.isInteger(value) && value > 0 ? [{ pointer, value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => figuresIn(one, `${pointer}/${pointerPart(key)}`));
}

/** A text with one figure of its rules raised by one, another figure in each round; null where there is none to raise. */
export function rehearsed(text: string, round: number): string | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof document !== 'object' || document === null) return null;
  const figures = ['rules', 'tables'].flatMap((key) =>
    figuresIn((document as Record<string, unknown>)[key], `/${key}`),
  );
  const figure = figures[(round * 7) % figures.length];
  if (!figure) return null;
  const edits = setAt(text, figure.pointer, figure.value + 1);
  return edits.ok ? applyEdits(text, edits.value) : null;
}

/** A reading as if it were another one: what the strip keeps of the real one stays as the last real question left it. */
const aside = onceForEach((loading: Loading): Loading => ({ ...loading }));

/** Answers one edit that nobody made, as the strip would, and no other unsaved text. False where there is nothing to rehearse with, or it was stopped. */
export async function rehearse(
  loading: Loading,
  ask: MovesAsk,
  round: number,
  stopped: Stopped,
): Promise<boolean> {
  const { path, files, gone } = ask;
  const text = [...files, ...loading.files].find((file) => file.path === path)?.text;
  const edited = text === undefined || gone.includes(path) ? null : rehearsed(text, round);
  if (edited === null) return false;
  const answer = await findMoves(
    aside(loading),
    { path, gone: [], baseline: 'saved', files: [{ path, text: edited }] },
    { part: () => undefined, stopped },
  );
  return answer !== null;
}

/** Rehearses while nothing is asked. */
export class Rehearsal {
  private done = 0;
  private messages = 0;
  private open = 0;
  private last: { readonly loading: Loading; readonly ask: MovesAsk } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `breathe` lets waiting messages in. */
  constructor(private readonly breathe: () => Promise<void>) {}

  /** A message has come: whatever is rehearsed ends. */
  heard(): void {
    this.messages += 1;
    this.open += 1;
    clearTimeout(this.timer);
  }

  /** The files are read anew: what was asked of the older reading is not rehearsed any more. */
  forget(): void {
    this.last = null;
  }

  /** The strip was answered: more of the same is rehearsed. */
  answered(loading: Loading, ask: MovesAsk): void {
    this.last = { loading, ask };
  }

  /** What a message asked for is done; after the last one it may become quiet. */
  over(): void {
    this.open -= 1;
    if (this.open === 0) this.rehearseIn(quiet);
  }

  private rehearseIn(pause: number): void {
    clearTimeout(this.timer);
    if (this.last && this.done < rehearsals) this.timer = setTimeout(() => void this.rehearse(), pause);
  }

  private async rehearse(): Promise<void> {
    if (!this.last) return;
    const heard = this.messages;
    const stopped = async (): Promise<boolean> => {
      await this.breathe();
      return this.messages !== heard;
    };
    this.done += 1;
    const { loading, ask } = this.last;
    const went = await rehearse(loading, ask, this.done, stopped).catch(() => false);
    if (this.messages !== heard) return;
    if (went) this.rehearseIn(rest);
    else this.last = null;
  }
}
