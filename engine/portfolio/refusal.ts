/** Why a cell was not understood; the row adds line and column. */
import { shownValue } from '../read/names.ts';
import type { RawCell } from './model.ts';
import { isTelling } from './personal.ts';

/** A value that is not taken. Nothing is guessed: what has two meanings is refused as well. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly what: string,
    readonly mend: string,
  ) {}
}

/** A cell as a message shows it: short, without characters that would steer a terminal, and not where it may be about a person. */
export const shown = (raw: RawCell): string =>
  typeof raw === 'string' && isTelling(raw.trim()) ? 'this value' : shownText(raw);

const shownText = (raw: RawCell): string =>
  shownValue(raw).replace(
    /[\p{Cc}\p{Cf}]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** The sign of a text that was not UTF-8 when it was decoded: a pound sign of an old spreadsheet, usually. */
export const lostCharacter = '\uFFFD';

/** Text that was saved in another encoding: its pound signs and accents are lost. */
export const notUtf8 = (raw: RawCell): Refusal =>
  new Refusal('not-utf8', `${shown(raw)} has lost a character`, 'save the file as UTF-8 ("CSV UTF-8")');
