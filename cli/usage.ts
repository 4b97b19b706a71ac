/** Wrong usage, and the options that several verbs share. */
import { InvalidArgumentError, Option } from 'commander';
import { type Problem, formatProblem, nearestName, parseDate } from '../engine/index.ts';

/** What a command's exit status says. */
export const exit = { ok: 0, failed: 1, input: 2, fault: 3 } as const;

/** The command line itself is wrong: one sentence on stderr, exit status 2. */
export class UsageError extends Error {}

/** Input is wrong: its problems go to stderr, one a line, exit status 2; `usage` are faults of the command line beside them. */
export class InputError extends Error {
  constructor(
    readonly problems: readonly Problem[],
    readonly usage: readonly string[] = [],
  ) {
    super(`${problems.length} problems`);
  }
}

/** Collects what is wrong over several steps, so that one fault does not hide the next. */
export class Faults {
  private readonly problems: Problem[] = [];
  readonly usage: string[] = [];

  /** Notes what an error says is wrong; what is a fault of our own is thrown on. */
  note(error: unknown): void {
    if (error instanceof UsageError) this.usage.push(error.message);
    else if (error instanceof InputError) {
      this.problems.push(...error.problems);
      this.usage.push(...error.usage);
    } else throw error;
  }

  add(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  /** What a step answers, or nothing where it failed. */
  try<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.note(error);
      return undefined;
    }
  }

  /** The same for a step that takes time. */
  async tryLater<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      this.note(error);
      return undefined;
    }
  }

  /** All problems; one noted twice is said once. */
  all(): readonly Problem[] {
    return [...new Map(this.problems.map((problem) => [formatProblem(problem), problem])).values()];
  }

  /** Throws all that was noted, if anything was. */
  end(): void {
    if (this.problems.length > 0 || this.usage.length > 0)
      throw new InputError(this.all(), [...new Set(this.usage)]);
  }
}

/** "unknown policy `jmah`; did you mean `jmha`? Known: …" */
export function unknownName(kind: string, name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  return `unknown ${kind} \`${name}\`${hint}${hint === '' ? '; known are' : ' Known are'} ${known.join(', ')}`;
}

/** An option with a fixed set of values. `later` are those that another issue will bring. */
export function choice(
  flags: string,
  text: string,
  known: readonly string[],
  later: readonly string[] = [],
): Option {
  const kind = /--([a-z-]+)/.exec(flags)?.[1] ?? 'value';
  return new Option(flags, `${text}: ${known.join(', ')}`).default(known[0]).argParser((value: string) => {
    if (known.includes(value)) return value;
    if (later.includes(value)) {
      throw new InvalidArgumentError(
        `the ${kind} \`${value}\` is not there yet: it has an issue of its own; use ${known.join(', ')}.`,
      );
    }
    throw new InvalidArgumentError(`${unknownName(kind, value, known)}.`);
  });
}

/** `--as-of <date>`. */
export function asOfOption(): Option {
  return new Option('--as-of <date>', 'the day from which the case is looked at, as YYYY-MM-DD').argParser(
    (value: string) => {
      if (parseDate(value) !== null) return value;
      throw new InvalidArgumentError(
        `\`${value}\` is no date; write it as YYYY-MM-DD, for example 2025-01-31.`,
      );
    },
  );
}
