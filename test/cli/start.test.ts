import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ensureBuilt, root } from '../../cli/setup.mjs';

let child: ChildProcess | undefined;

/** Starts the server as `npm start` does; answers its URL, or what it said and its status where it ended. */
function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ url?: string; status?: number | null; err: string }> {
  const started = spawn(process.execPath, [join(root, 'workbench/server/start.mjs'), ...args], {
    env: { ...process.env, ...env },
  });
  child = started;
  let out = '';
  let err = '';
  started.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve) => {
    started.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0];
      if (url) resolve({ url, err });
    });
    started.on('close', (status) => resolve({ status, err }));
  });
}

const ended = (process: ChildProcess | undefined): Promise<number | null> =>
  new Promise((resolve) => void process?.on('close', (status) => resolve(status)));

afterEach(() => child?.kill('SIGKILL'));

describe('node workbench/server/start.mjs', () => {
  it('serves the built workbench and the documents behind it, prints the URL, and ends with 0 on Ctrl-C', async () => {
    ensureBuilt('workbench');
    const { url } = await start(['--port', '0']);
    expect(await (await fetch(url ?? '')).text()).toContain('<script type="module"');
    const { files } = (await (await fetch(`${url}api/files`)).json()) as { files: { path: string }[] };
    expect(files.map(({ path }) => path)).toContain('rules/vocabulary.json');
    const over = ended(child);
    child?.kill('SIGINT');
    expect(await over).toBe(0);
  });

  it('takes the port of PORT, and says so where that port is taken', async () => {
    const first = await start([], { PORT: '0' });
    const port = new URL(first.url ?? '').port;
    const running = child;
    const second = await start(['--port', port]);
    running?.kill('SIGKILL');
    expect(second.status).toBe(3);
    expect(second.err).toContain(`port ${port} cannot be had`);
  });

  it.each([
    ['--port', 'many'],
    ['--port', '70000'],
    ['--prot', '1'],
  ])('refuses %s %s with one line', async (...args) => {
    const { status, err } = await start(args);
    expect(status).toBe(3);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^redress: /);
  });

  it('builds pages without inline scripts, as the content security policy asks', async () => {
    ensureBuilt('workbench');
    const { url } = await start(['--port', '0']);
    const html = await (await fetch(url ?? '')).text();
    for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
      expect(attributes).toContain(' src="/');
      expect(body).toBe('');
    }
    expect(html).not.toMatch(/ on[a-z]+=/);
  });
});
