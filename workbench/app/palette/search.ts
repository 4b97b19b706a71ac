/** Finds entries by words; a word that nothing holds is taken for the nearest one that something does. Pure. */
import { nearestName } from '../../../engine/problems.ts';
import type { Entry } from './entries.ts';

/** What was found, best first, and the words that were looked for instead of those typed. */
export interface Found {
  readonly entries: readonly Entry[];
  /** Null where what was typed was found. */
  readonly nearest: string | null;
}

const groupOrder = ['Screens', 'Actions', 'Editions', 'Cases', 'Rules', 'Provisions', 'Clauses'];

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** Lower is better; Infinity: a word is missing. */
function rank({ text, label }: Entry, words: readonly string[], typed: string): number {
  if (!words.every((word) => text.includes(word))) return Infinity;
  const name = label.toLowerCase().replaceAll('-', ' ');
  const plain = typed.replaceAll('-', ' ');
  if (name === plain) return 0;
  if (name.startsWith(plain)) return 1;
  const starts = words.every((word) => name.startsWith(word) || name.includes(` ${word}`));
  if (starts) return 2;
  return words.every((word) => name.includes(word)) ? 3 : 4;
}

const order = (entry: Entry): number => groupOrder.indexOf(entry.group);

function ranked(all: readonly Entry[], words: readonly string[], most: number): Entry[] {
  const typed = words.join(' ');
  return all
    .map((entry) => ({ entry, at: rank(entry, words, typed) }))
    .filter(({ at }) => at !== Infinity)
    .sort((a, b) => a.at - b.at || order(a.entry) - order(b.entry))
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** Without words the screens and actions. At most `most` entries. */
export function find(all: readonly Entry[], typed: string, most = 40): Found {
  const words = wordsOf(typed);
  if (words.length === 0)
    return {
      entries: all.filter(({ group }) => group === 'Screens' || group === 'Actions'),
      nearest: null,
    };
  const exact = ranked(all, words, most);
  if (exact.length > 0) return { entries: exact, nearest: null };
  const known = new Set(
    all.flatMap(({ label, detail }) => `${label} ${detail}`.toLowerCase().split(/[^\p{L}\p{N}@.£]+/u)),
  );
  const nearest = words.map((word) =>
    all.some(({ text }) => text.includes(word)) ? word : (nearestName(word, known) ?? word),
  );
  const entries = ranked(all, nearest, most);
  return { entries, nearest: entries.length === 0 ? null : nearest.join(' ') };
}
