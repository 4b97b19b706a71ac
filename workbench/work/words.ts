/** Words for the state of the author's work. */
import { count } from '../shared/words.ts';
import type { OfferedDraft, WorkFile, WorkState } from './types.ts';

/** "14:02", or with the day where that was not today. Times in ms. */
export function clock(at: number, now: number = Date.now()): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (then.toDateString() === today.toDateString()) return time;
  return `${time} on ${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}`;
}

/** How much a state asks of the author: nothing, to know of it, to do something. */
export type Tone = 'calm' | 'open' | 'urgent';

/** A sign, the words, and how urgent they are. */
export interface StatusWords {
  readonly sign: string;
  readonly text: string;
  readonly tone: Tone;
}

/** The state in a few words; the most urgent thing first. */
export function statusWords(state: WorkState): StatusWords {
  const { changed, conflicts, refused, offered } = state;
  if (conflicts.length > 0)
    return { sign: '■', text: `${count(conflicts.length, 'file')} changed on disk too`, tone: 'urgent' };
  if (refused.size > 0) return { sign: '■', text: `${count(refused.size, 'save')} refused`, tone: 'urgent' };
  if (state.awaySince !== null) {
    const since = changed.length > 0 && state.unsavedSince !== null ? state.unsavedSince : state.awaySince;
    const what = changed.length > 0 ? 'Not saved' : 'Server away';
    return { sign: '△', text: `${what} since ${clock(since)}`, tone: 'urgent' };
  }
  if (state.saving) return { sign: '…', text: `Saving ${count(changed.length, 'file')}`, tone: 'open' };
  if (changed.length > 0)
    return { sign: '●', text: `${count(changed.length, 'file')} not saved`, tone: 'open' };
  if (offered.length > 0)
    return { sign: '↺', text: `${count(offered.length, 'draft')} to look at`, tone: 'open' };
  return { sign: '✓', text: state.server === 'none' ? 'Kept in this browser' : 'All saved', tone: 'calm' };
}

/** What happens to the work, in sentences: for the panel. */
export function sentences(state: WorkState): string[] {
  const said: string[] = [];
  if (state.server === 'none')
    said.push(
      'There is no server here: what you save is kept in this browser only. Export it to take it elsewhere.',
    );
  if (state.awaySince !== null)
    said.push(
      `The server has not answered since ${clock(state.awaySince)}. Your work is kept here, and what you saved meanwhile is sent as soon as it answers.`,
    );
  if (state.server === 'here' && !state.canSave)
    said.push('This server shows documents and has no way to save.');
  if (state.drafts === 'impossible')
    said.push('This browser keeps no drafts: unsaved work is lost with the window. Save or export it first.');
  return said;
}

/** How one changed file stands. */
export function fileWords(file: WorkFile, state: WorkState): string {
  const refused = state.refused.get(file.path);
  if (file.conflict)
    return file.conflict.theirs === null ? 'deleted on disk meanwhile' : 'changed on disk meanwhile';
  if (refused !== undefined) return `not saved: ${refused}`;
  if (state.waiting.includes(file.path)) return 'waits for the server';
  if (file.text === null) return 'deleted, not saved';
  return file.saved === null ? 'new, not saved' : 'not saved';
}

/** What a draft is to the saved text. */
export function draftWords(draft: OfferedDraft, state: WorkState): string {
  const saved = state.saved.get(draft.path)?.text ?? null;
  const moved = saved === draft.base ? '' : '; the saved file has changed since';
  const what = draft.text === null ? 'deleted' : draft.base === null ? 'new' : 'changed';
  return `${what}, ${clock(draft.at)}${moved}`;
}
