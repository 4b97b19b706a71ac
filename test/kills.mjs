/**
 * `npm run kills [-- kills [seed]]`: kills the server at random moments while it saves, a hundred times, and looks at what
 * is on the disk: every file must be JSON and one of the versions that were sent, and the next start must leave no
 * half-written file behind.
 *
 * `--serve <folder>` is the child: the real server over a copy of rules and fixtures, until it is killed.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt, root } from '../cli/setup.mjs';

const paths = ['rules/policies/killed/2026-01.json', 'rules/vocabulary.json', 'fixtures/cases/killed.json'];
const self = fileURLToPath(import.meta.url);

/** Two versions of about 600 kB that no half of the one and half of the other can pass for. */
const versions = ['first', 'second'].map((name) =>
  JSON.stringify({
    name,
    lines: Array.from({ length: 12_000 }, (_, line) => `${name} ${line} ${'.'.repeat(32)}`),
  }),
);

/** Random numbers from 0 to 1 that are the same for the same seed. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function start(folder) {
  const child = spawn(process.execPath, [self, '--serve', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = new Promise((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server ended (${code}) before it listened`)));
  });
  return { child, url };
}

/**
 * Saves one path again and again, each version over the other, until the server is gone; answers how often it could.
 * `begun` is called after every save.
 */
async function saveLoop(url, token, path, begun) {
  for (let saved = 0; ; saved += 1) {
    try {
      const now = await fetch(`${url}api/files/${path}`);
      const condition =
        now.status === 404 ? { 'If-None-Match': '*' } : { 'If-Match': now.headers.get('etag') };
      const text = now.status === 404 || (await now.json()).text !== versions[0] ? versions[0] : versions[1];
      const headers = { 'X-Redress-Token': token, 'Content-Type': 'application/json', ...condition };
      const answer = await fetch(`${url}api/files/${path}`, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ text }),
      });
      if (!answer.ok) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
      await answer.text();
      begun();
    } catch (error) {
      if (error.message.startsWith('refused')) throw error;
      return saved;
    }
  }
}

/** What is wrong with a file, or undefined. A file of which no save is known to have begun may be what it was. */
function faultOf(folder, path, originals) {
  let text;
  try {
    text = readFileSync(join(folder, path), 'utf8');
  } catch {
    return originals.has(path) ? `${path} is gone` : undefined;
  }
  if (versions.includes(text) || originals.get(path) === text) return undefined;
  return `${path} is neither version: ${text.length} characters`;
}

const half = (folder) =>
  ['rules', 'fixtures'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true }).filter((name) => name.endsWith('.tmp')),
  );

async function once(folder, delay) {
  const { child, url: listening } = start(folder);
  const over = new Promise((resolve) => child.once('exit', resolve));
  const url = await listening;
  const left = half(folder).length;
  const { token } = await (await fetch(`${url}api/session`)).json();
  let loops;
  const begun = new Promise((resolve) => {
    loops = paths.map((path) => saveLoop(url, token, path, resolve));
  });
  await Promise.race([begun, wait(5_000)]);
  await wait(delay);
  child.kill('SIGKILL');
  await over;
  const saved = (await Promise.all(loops)).reduce((sum, count) => sum + count, 0);
  return { left, saved };
}

async function main(kills, seed) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-kills-'));
  for (const part of ['rules', 'fixtures']) cpSync(join(root, part), join(folder, part), { recursive: true });
  const originals = new Map([
    ['rules/vocabulary.json', readFileSync(join(folder, 'rules/vocabulary.json'), 'utf8')],
  ]);
  const random = randomFrom(seed);
  const count = { unreadable: 0, left: 0, saved: 0, midway: 0 };
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const { left, saved } = await once(folder, Math.floor(random() * 120));
      const faults = paths.flatMap((path) => faultOf(folder, path, originals) ?? []);
      for (const fault of faults) console.error(`kill ${kill + 1}: ${fault}`);
      for (const path of paths) {
        if (!faultOf(folder, path, new Map())) originals.delete(path);
      }
      count.unreadable += faults.length;
      count.left += left;
      count.saved += saved;
      count.midway += half(folder).length > 0 ? 1 : 0;
    }
    const { child, url } = start(folder);
    await url;
    count.left += half(folder).length;
    child.kill('SIGKILL');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`seed ${seed}: ${count.saved} saves, ${count.midway} kills in the middle of one`);
  console.log(`${kills} kills, ${count.unreadable} unreadable`);
  if (count.left > 0) console.log(`${count.left} half-written files were left after a start`);
  return count.unreadable === 0 && count.left === 0 && count.saved > 0 ? 0 : 1;
}

const entry = ensureBuilt('server');
if (process.argv[2] === '--serve') {
  const { startServer } = await import(pathToFileURL(entry).href);
  const folder = process.argv[3];
  const { url } = await startServer({ root: folder, workbench: folder }, { port: 0 });
  process.stdout.write(`${url}\n`);
} else {
  const [kills = '100', seed = '20261121'] = process.argv.slice(2);
  process.exitCode = await main(Number(kills), Number(seed));
}
