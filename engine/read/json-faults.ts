/** What is said of a text that is not the JSON that it should be. */
import type { Finding } from './document.ts';

/** What is wrong, why, and how to mend it, by jsonc-parser's name of the fault. */
export const syntaxWords: Record<string, readonly [string, string, string]> = {
  InvalidSymbol: [
    'this word is no value',
    'JSON has true, false and null only',
    'write one of them, a number, or a text in double quotes',
  ],
  InvalidNumberFormat: [
    'this is not a number',
    'JSON writes numbers in one way',
    'write it like 12 or 12.50',
  ],
  PropertyNameExpected: [
    'a key is missing here',
    'an object is made of keys and values',
    'add a key in double quotes, or take out the comma before it',
  ],
  ValueExpected: [
    'a value is missing here',
    'a key, a comma or a bracket waits for it',
    'add it, or take out the comma before it',
  ],
  ColonExpected: [
    'a colon is missing here',
    'it parts a key from its value',
    'put a colon between key and value',
  ],
  CommaExpected: [
    'a comma is missing here',
    'it parts one entry from the next',
    'put a comma between the entries',
  ],
  CloseBraceExpected: ['a closing brace is missing here', 'the object does not end', 'close it with }'],
  CloseBracketExpected: ['a closing bracket is missing here', 'the list does not end', 'close it with ]'],
  EndOfFileExpected: [
    'the document ends before this',
    'a file holds one JSON value',
    'take out what follows, or make a list of both',
  ],
  InvalidCommentToken: ['this is a comment', 'JSON has none', 'take it out, or keep it in a `note`'],
  UnexpectedEndOfComment: ['this comment does not end', 'JSON has none', 'take it out'],
  UnexpectedEndOfString: [
    'this text has no closing quote',
    'a text ends on its own line',
    'close it with a double quote',
  ],
  InvalidCharacter: [
    'this character cannot stand in a text',
    'JSON writes control characters as \\u and four digits',
    'take it out, or write it so',
  ],
  InvalidEscapeCharacter: [
    'this escape is not known',
    'JSON has \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u only',
    'write one of them, or double the backslash',
  ],
  InvalidUnicode: ['this escape is not a character', '\\u needs four hexadecimal digits', 'write all four'],
};
export const anyFault = ['this is not JSON', 'it follows none of its forms', 'correct the syntax'] as const;

export const tooLarge: Finding = {
  code: 'bad-json',
  what: 'this number is too large',
  why: 'no machine could hold it',
  mend: 'write a number that fits',
};

export const halfOfOne: Finding = {
  code: 'not-utf8',
  what: 'this text holds half a character',
  why: 'a lone surrogate cannot be saved as UTF-8',
  mend: 'write the whole character',
};

export const forbiddenKey = (key: string): Finding => ({
  code: 'forbidden-key',
  what: `the key \`${key}\` is not allowed`,
  why: 'it would change how the object itself works',
  mend: 'choose another name',
});

export const duplicateKey = (key: string): Finding => ({
  code: 'duplicate-key',
  what: `the key \`${key}\` stands twice in this object`,
  why: 'only one of them would count',
  mend: 'keep one of them',
});
