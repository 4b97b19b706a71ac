/** Files that are written piece by piece and stand there only once they are whole. */
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Output } from '../edges.ts';
import { InputError } from '../usage.ts';
import { realPath, targetMode } from './paths.ts';
import { codeOf, unwritable } from './problems.ts';

/** Files that were begun and are not whole; an interrupt takes them away. */
const begun = new Set<Output>();

/** After an interrupt nothing half-written stands anywhere. */
function giveUp(): void {
  for (const output of begun) output.abandon();
  process.exit(130);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/** Takes away what processes that were killed left half-written in a folder; what cannot be taken away stays. */
function sweep(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const pid = /^\.redress-(\d+)-.*\.tmp$/.exec(entry.name)?.[1];
      if (pid !== undefined && entry.isFile() && !isAlive(Number(pid)))
        rmSync(join(folder, entry.name), { force: true });
    }
  } catch {
    // Writing says whatever is the matter with the folder.
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Begins a file in the place of `named`; `shown` is how messages call it. Throws an `InputError`. */
export function beginFile(named: string, shown: string): Output {
  const at = realPath(named);
  const mode = targetMode(at, shown);
  sweep(dirname(at));
  const temporary = join(dirname(at), `.redress-${process.pid}-${basename(at)}.tmp`);
  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      output.abandon();
      throw new InputError([unwritable(shown, error)]);
    }
  };
  const listen = (to: 'on' | 'off'): void => {
    if (begun.size === 0) for (const signal of signals) process[to](signal, giveUp);
  };
  let file: number;
  // Listened to first: a signal right after the file is there would find nobody who takes it away.
  listen('on');
  try {
    rmSync(temporary, { force: true });
    file = openSync(temporary, 'wx', mode);
    if (mode !== undefined) fchmodSync(file, mode);
  } catch (error) {
    listen('off');
    throw new InputError([unwritable(shown, error)]);
  }
  const done = (): void => {
    begun.delete(output);
    listen('off');
  };
  let isSettled = false;
  const output: Output = {
    write: (text) => guarded(() => writeFileSync(file, text)),
    settle: () => {
      if (isSettled || !begun.has(output)) return;
      guarded(() => {
        fsyncSync(file);
        isSettled = true;
        closeSync(file);
      });
    },
    finish: () => {
      if (!begun.has(output)) return;
      output.settle();
      guarded(() => {
        renameSync(temporary, at);
        done();
      });
    },
    abandon() {
      if (!begun.has(output)) return;
      done();
      try {
        if (!isSettled) closeSync(file);
      } catch {
        // Taking it away says enough.
      }
      rmSync(temporary, { force: true });
    },
  };
  begun.add(output);
  return output;
}
