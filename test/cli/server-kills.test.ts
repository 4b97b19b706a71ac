import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';

/** The short form of `npm run kills`. */
it('a server that is killed while it saves leaves every file whole, and nothing half-written after the next start', async () => {
  const child = spawn(process.execPath, [join(root, 'test/kills.mjs'), '5', '7']);
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const status = await new Promise((resolve) => void child.on('close', resolve));
  expect(said).toContain('5 kills, 0 unreadable');
  expect(status).toBe(0);
}, 120_000);
