/** Which rules hold in which cases, in one form for every competitor: bits by case, so that answers can be compared and summed. */
import {
  type compiled,
  type Condition,
  eachLeaf,
  type PreparedEdition,
  type PreparedRule,
} from '../engine/index.ts';
import { BenchError } from './error.ts';

/** A rule of an edition that is compared: not one that reads the total, and so waits for the awards. */
export interface Asked {
  readonly rule: PreparedRule;
  /** Its place in the document. */
  readonly at: number;
  /** None means that it always holds. */
  readonly conditions: Condition | null;
}

/** Where an edition's bits stand in the words of a case. */
export interface Part {
  readonly edition: PreparedEdition;
  readonly asked: readonly Asked[];
  readonly word: number;
  readonly words: number;
}

/** Bits of every case under every edition: `bits[(case * words) + word]`. */
export interface Layout {
  readonly parts: readonly Part[];
  readonly words: number;
}

function readsTotal({ conditions, event }: PreparedRule, edition: PreparedEdition): boolean {
  let found = false;
  if (event.type === 'authorise' && conditions)
    eachLeaf(conditions, edition.named, ({ fact }) => (found ||= fact === 'awardMin' || fact === 'awardMax'));
  return found;
}

/** The layout of the bits of some editions. Refuses what the hand-written columns do not have. */
export function layoutOf(editions: readonly PreparedEdition[]): Layout {
  let word = 0;
  const parts = editions.map((edition): Part => {
    const { derived, parameters, facts = [] } = edition.edition;
    if (derived || parameters || facts.some(({ when }) => when !== undefined))
      throw new BenchError(
        `${edition.edition.id} has derived facts, parameters or facts with \`when\`: the bench has no columns for them`,
      );
    const asked = edition.rules.flatMap((rule, at): Asked[] =>
      readsTotal(rule, edition) ? [] : [{ rule, at, conditions: rule.conditions }],
    );
    const words = (edition.rules.length + 31) >>> 5;
    word += words;
    return { edition, asked, word: word - words, words };
  });
  return { parts, words: word };
}

/** Sets the bit of a rule in a case. */
export function setRule(bits: Int32Array, layout: Layout, part: Part, row: number, at: number): void {
  const place = row * layout.words + part.word + (at >>> 5);
  bits[place] = (bits[place] as number) | (1 << (at & 31));
}

/** The engine's answers: the rules that it says hold, turned from vectors over cases to bits by case. */
export function answersOf(layout: Layout, results: readonly compiled.BatchResult[]): Int32Array {
  const cases = results[0]?.cases ?? 0;
  const bits = new Int32Array(cases * layout.words);
  layout.parts.forEach((part, i) => {
    for (const { at } of part.asked) {
      const vector = results[i]?.fired[at];
      if (!vector) throw new BenchError(`no answer for rule ${at} of ${part.edition.edition.id}`);
      for (let row = 0; row < cases; row += 1)
        if ((((vector[row >>> 5] as number) >>> (row & 31)) & 1) === 1) setRule(bits, layout, part, row, at);
    }
  });
  return bits;
}

/** FNV-1a over whole numbers, as eight hexadecimal digits. */
export function checksum(...lists: readonly ArrayLike<number>[]): string {
  let sum = 0x811c9dc5;
  for (const list of lists)
    for (let i = 0; i < list.length; i += 1) {
      const value = list[i] as number;
      const whole = value === Infinity ? 0x7fffffff : value;
      for (let shift = 0; shift < 32; shift += 8)
        sum = Math.imul(sum ^ ((whole >>> shift) & 255), 0x01000193);
    }
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** Throws where answers for cases from `from` on are not the expected ones, and says which case and rules differ. */
export function mustAgree(
  who: string,
  layout: Layout,
  expected: Int32Array,
  given: Int32Array,
  from: number,
): void {
  const slice = expected.subarray(from * layout.words, from * layout.words + given.length);
  if (slice.length === given.length && checksum(slice) === checksum(given)) return;
  const at = given.findIndex((word, i) => word !== slice[i]);
  const row = Math.floor(at / layout.words);
  const part = layout.parts.findLast(({ word }) => word <= at % layout.words);
  const first = ((at % layout.words) - (part?.word ?? 0)) << 5;
  const differ = (given[at] ?? 0) ^ (slice[at] ?? 0);
  const rules = part?.edition.rules
    .slice(first, first + 32)
    .flatMap((rule, bit) => ((differ >>> bit) & 1 ? [rule.name] : []));
  throw new BenchError(
    `${who} disagrees with the engine: case ${from + row} of the plain cases, ${part?.edition.edition.id}, ${rules?.join(', ')}; no figure is given`,
  );
}
