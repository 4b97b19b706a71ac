/** The command line, in this process or as a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeDisk } from '../../cli/disk/index.ts';
import { main } from '../../cli/main.ts';
import { ensureBuilt, root } from '../../cli/setup.mjs';

/** What a run of the command line leaves behind. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, from the project's folder unless `cwd` says otherwise. */
export async function redress(
  args: readonly string[],
  { stdin = '' as string | Uint8Array, cwd = root } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const status = await main(args, {
    disk: nodeDisk(root, cwd),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
  });
  return { status, out, err };
}

/** Starts `node cli/redress.mjs`, as a person would. */
export function redressProcess(args: readonly string[], { stdin = '', cwd = root } = {}): Promise<Ran> {
  ensureBuilt('cli');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'cli', 'redress.mjs'), ...args], { cwd });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? -1, out, err }));
    child.stdin.end(stdin);
  });
}
