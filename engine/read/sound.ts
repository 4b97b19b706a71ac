/** JSON texts that nothing is wrong with: their value, without a tree of places. */
import { createScanner } from 'jsonc-parser';

/** Limits that hold before any recursive parser sees a text. */
export const maxDepth = 64;

/** Keys that would change how an object itself works. */
export const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** A lone surrogate, which no UTF-8 holds. */
export const halfCharacter = /\p{Surrogate}/u;

/** Tokens of jsonc-parser's scanner (its enum is erased when modules are compiled one by one). */
const [openBrace, closeBrace, openBracket, closeBracket, colon, endOfFile] = [1, 2, 3, 4, 6, 17];

/** What one look over the tokens of a text says. */
export interface Scanned {
  /** The offset at which nesting first passes the limit, or -1. */
  readonly tooDeepAt: number;
  /** How many colons there are: in a sound text as many as keys. */
  readonly colons: number;
}

/**
 * INVARIANT: never less deep than the recursive parser would go. So it reads with the parser's own scanner (an unclosed
 * text ends at its line, a comment hides what is in it), and a closing token that does not match the innermost opening
 * one closes nothing. A plain loop, no recursion.
 */
export function scanned(text: string): Scanned {
  const scanner = createScanner(text, true);
  const open: number[] = [];
  let colons = 0;
  for (let token = scanner.scan() as number; token !== endOfFile; token = scanner.scan() as number) {
    if (token === colon) colons += 1;
    else if (token === openBrace || token === openBracket) {
      open.push(token);
      if (open.length > maxDepth) return { tooDeepAt: scanner.getTokenOffset(), colons };
    } else if ((token === closeBrace || token === closeBracket) && open.at(-1) === token - 1) open.pop();
  }
  return { tooDeepAt: -1, colons };
}

/** Thrown inside where something is wrong, and a tree is needed to say where. */
const unsound = new Error('not sound');

/**
 * The value of a text of which nothing is to be said: objects without a prototype, so that a name such as `toString` is as
 * unknown as any other. Null where it is no JSON, a key stands twice or is forbidden, or a value cannot be kept.
 */
export function soundValue(text: string, { colons }: Scanned): { readonly value: unknown } | null {
  let keys = 0;
  const bare = (value: unknown): unknown => {
    if (typeof value === 'string' && halfCharacter.test(value)) throw unsound;
    if (typeof value === 'number' && !Number.isFinite(value)) throw unsound;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(bare);
    const made = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(value)) {
      if (forbidden.has(key)) throw unsound;
      keys += 1;
      made[key] = bare((value as Record<string, unknown>)[key]);
    }
    return made;
  };
  try {
    const value = bare(JSON.parse(text));
    // Of a key that stands twice JSON.parse keeps one.
    return keys === colons ? { value } : null;
  } catch (error) {
    if (error === unsound || error instanceof SyntaxError) return null;
    throw error;
  }
}
