/** What may be asked of the two scripts. */
import { parseArgs } from 'node:util';
import { BenchError } from './error.ts';

/** A whole number of an option, or the reason why it is none. */
export function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= least && value <= most) return value;
  throw new BenchError(`--${name} is \`${text}\`; write a whole number from ${least} to ${most}`);
}

type Options = Readonly<Record<string, string | boolean>>;

/** Options by name with their defaults; one that is not known is refused. A default of false is an option without a value. */
export function optionsFrom<T extends Options>(args: readonly string[], defaults: T): T {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { type: typeof value === 'boolean' ? ('boolean' as const) : ('string' as const), default: value },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options }).values as unknown as T;
  } catch (error) {
    throw new BenchError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}
