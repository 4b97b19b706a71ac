/** What a stranger wrote, for a line of a terminal. */

/** Letters of a name that a line shows. */
const MOST_LETTERS = 120;

/** A text without characters that would steer a terminal: control and direction characters are written as escapes. */
export const shown = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);

/** A name, such as a header: the same, in quotes, and not without end. */
export const shownName = (name: string): string =>
  `"${shown(name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name)}"`;
