/** What changes on the disk is told: by this server, an editor or git; and a listener that goes away is forgotten. */
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { etagOf } from '../../workbench/server/files.ts';
import { type Running, startServer } from '../../workbench/server/main.ts';
import { makeProject } from '../support/server-project.ts';

let folder: string;
let server: Running;
const open: AbortController[] = [];

interface Message {
  readonly event: string;
  readonly data: unknown;
}

interface Listening {
  readonly messages: Message[];
  /** The etag last told for a path; undefined while nothing was. */
  told(path: string): string | null | undefined;
  stop(): void;
}

const isChange = (data: unknown): data is { path: string; etag: string | null } =>
  typeof data === 'object' && data !== null && 'path' in data;

/** Listens as a page does; answers once `hello` came. */
async function listen(): Promise<Listening> {
  const abort = new AbortController();
  open.push(abort);
  const answer = await fetch(`${server.url}api/events`, { signal: abort.signal });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const messages: Message[] = [];
  void (async () => {
    let text = '';
    for await (const part of answer.body ?? []) {
      text += new TextDecoder().decode(part);
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        if (event) messages.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') });
      }
    }
  })().catch(() => undefined);
  await expect.poll(() => messages[0]?.event, { timeout: 10_000 }).toBe('hello');
  return {
    messages,
    told: (path) =>
      messages.flatMap(({ data }) => (isChange(data) && data.path === path ? [data.etag] : [])).at(-1),
    stop: () => abort.abort(),
  };
}

const soon = { timeout: 10_000 };
const at = (path: string): string => join(folder, path);

beforeEach(async () => {
  folder = makeProject();
  server = await startServer({ root: folder, workbench: at('dist/workbench') }, { port: 0 });
});

afterEach(async () => {
  for (const abort of open.splice(0)) abort.abort();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('GET /api/events', () => {
  it('tells every listener of a change, a new file, one that is moved into place and one that goes', async () => {
    const [one, two] = [await listen(), await listen()];
    writeFileSync(at('rules/vocabulary.json'), '{"by":"an editor"}');
    mkdirSync(at('rules/policies/b/c'), { recursive: true });
    writeFileSync(at('rules/policies/b/c/2026.json'), '{}');
    writeFileSync(at('next'), '{"moved":true}');
    renameSync(at('next'), at('fixtures/cases/one.json'));
    unlinkSync(at('fixtures/determinations/two.json'));
    for (const { told } of [one, two]) {
      await expect.poll(() => told('rules/vocabulary.json'), soon).toBe(etagOf('{"by":"an editor"}'));
      await expect.poll(() => told('rules/policies/b/c/2026.json'), soon).toBe(etagOf('{}'));
      await expect.poll(() => told('fixtures/cases/one.json'), soon).toBe(etagOf('{"moved":true}'));
      await expect.poll(() => told('fixtures/determinations/two.json'), soon).toBe(null);
    }
  });

  it('tells of what this server saves and deletes', async () => {
    const { told } = await listen();
    const { token } = (await (await fetch(`${server.url}api/session`)).json()) as { token: string };
    const headers = { 'X-Redress-Token': token, 'Content-Type': 'application/json' };
    const url = `${server.url}api/files/rules/policies/a/2026.json`;
    await fetch(url, {
      method: 'PUT',
      headers: { ...headers, 'If-None-Match': '*' },
      body: '{"text":"{ }"}',
    });
    await expect.poll(() => told('rules/policies/a/2026.json'), soon).toBe(etagOf('{ }'));
    await fetch(url, { method: 'DELETE', headers: { ...headers, 'If-Match': `"${etagOf('{ }')}"` } });
    await expect.poll(() => told('rules/policies/a/2026.json'), soon).toBe(null);
  });

  it('tells of each of many files that change at once, as a checkout changes them', async () => {
    const { told } = await listen();
    const paths = Array.from({ length: 80 }, (_, index) => `fixtures/cases/many/case-${index}.json`);
    mkdirSync(at('fixtures/cases/many'));
    for (const path of paths) writeFileSync(at(path), path);
    for (const path of paths) await expect.poll(() => told(path), soon).toBe(etagOf(path));
  });

  it('says nothing of what is no document, and nothing twice', async () => {
    const { told, messages } = await listen();
    for (const path of [
      'rules/notes.txt',
      'rules/schema/a.json',
      'rules/.hidden.json',
      'fixtures/bad-input/x/bad.json',
    ])
      writeFileSync(at(path), 'changed');
    symlinkSync(at('secret.json'), at('rules/new-link.json'));
    writeFileSync(at('secret.json'), 'changed');
    writeFileSync(at('rules/vocabulary.json'), 'changed');
    await expect.poll(() => told('rules/vocabulary.json'), soon).toBe(etagOf('changed'));
    writeFileSync(at('rules/vocabulary.json'), 'changed');
    writeFileSync(at('rules/policies/a/2025.json'), 'last');
    await expect.poll(() => told('rules/policies/a/2025.json'), soon).toBe(etagOf('last'));
    expect(messages.map(({ data }) => (isChange(data) ? data.path : 'hello'))).toEqual([
      'hello',
      'rules/vocabulary.json',
      'rules/policies/a/2025.json',
    ]);
  });

  it('takes 64 listeners, refuses the next, and takes it when one has gone; HEAD counts for none', async () => {
    const listening = await Promise.all(Array.from({ length: 64 }, listen));
    const extra = async (): Promise<number> => {
      const abort = new AbortController();
      const { status } = await fetch(`${server.url}api/events`, { signal: abort.signal });
      abort.abort();
      return status;
    };
    expect(await extra()).toBe(503);
    listening[0]?.stop();
    await expect.poll(extra, soon).toBe(200);
    for (let index = 0; index < 70; index += 1) await fetch(`${server.url}api/events`, { method: 'HEAD' });
    await expect.poll(extra, soon).toBe(200);
  });

  it('names the run of the server, another after a start, and ends when the server is closed', async () => {
    const first = await listen();
    const { port } = server;
    await server.close();
    server = await startServer({ root: folder, workbench: at('dist/workbench') }, { port });
    const second = await listen();
    const hello = expect.objectContaining({
      server: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    }) as unknown;
    expect([first.messages[0]?.data, second.messages[0]?.data]).toEqual([hello, hello]);
    expect(first.messages[0]?.data).not.toEqual(second.messages[0]?.data);
  });
});
