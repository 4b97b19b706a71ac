/** Saving: what is honest passes, what was changed meanwhile is kept, and what is on the disk is always whole. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { etagOf } from '../../workbench/server/files.ts';
import { type Running, startServer } from '../../workbench/server/main.ts';
import { saveDocument } from '../../workbench/server/save.ts';
import { makeProject } from '../support/server-project.ts';
import { bytesOf, honest, type Request } from '../support/hostile.ts';
import { rawExchange } from '../support/raw.ts';

const PATH = 'rules/policies/a/2025.json';

let folder: string;
let server: Running;
let token: string;

const at = (path: string): string => join(folder, path);
const read = (path = PATH): string => readFileSync(at(path), 'utf8');
const places = (): { root: string; workbench: string } => ({ root: folder, workbench: at('dist/workbench') });

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> {
  const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const all: Record<string, string> = { 'X-Redress-Token': token, ...type, ...headers };
  const answer = await fetch(`${server.url}api/files/${path}`, { method, headers: all, body });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const over = (etag: string): Record<string, string> => ({ 'If-Match': `"${etag}"` });
const anew = { 'If-None-Match': '*' };
const save = (text: string, headers: Record<string, string>, path = PATH): Promise<Answer> =>
  ask('PUT', path, headers, JSON.stringify({ text }));

beforeEach(async () => {
  folder = makeProject();
  server = await startServer(places(), { port: 0 });
  token = ((await (await fetch(`${server.url}api/session`)).json()) as { token: string }).token;
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('GET /api/session and GET /api/files/<path>', () => {
  it('gives a token of 32 bytes, another at every start, never kept by a cache', async () => {
    const other = await startServer(places(), { port: 0 });
    const answer = await fetch(`${other.url}api/session`);
    const body = (await answer.json()) as { token: string; writable: boolean };
    await other.close();
    expect(body).toEqual({ token: expect.stringMatching(/^[0-9a-f]{64}$/) as string, writable: true });
    expect(body.token).not.toBe(token);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('gives one document with its text and etag, byte for byte, and 404 for what is none', async () => {
    writeFileSync(at(PATH), '\uFEFF{}\r\n');
    const { body } = await ask('GET', PATH, {});
    expect(body).toEqual({ path: PATH, text: '\uFEFF{}\r\n', etag: etagOf(readFileSync(at(PATH))) });
    for (const path of [
      'rules/link.json',
      'rules/linked/x.json',
      'rules/none.json',
      'rules/notes.txt',
      'secret.json',
    ])
      expect(await ask('GET', path, {})).toMatchObject({ status: 404, body: { code: 'no-file' } });
  });
});

describe('PUT /api/files/<path>', () => {
  it('writes the text, answers its etag, and leaves nothing else behind', async () => {
    const text = '{\r\n\t"id": "a@2025", "é": "£ 😀"\n}';
    const answer = await save(text, over(etagOf(read())));
    expect(answer).toEqual({ status: 200, body: { etag: etagOf(text) } });
    expect(read()).toBe(text);
    expect(readdirSync(dirname(at(PATH)))).toEqual(['2025.json']);
  });

  it.each([
    ['a draft that is no JSON', '{"id": '],
    ['an empty text', ''],
    ['a byte order mark', '\uFEFF{}'],
    ['every kind of line end', 'a\r\nb\rc\n'],
    ['characters beyond the basic plane', '😀𝒳'],
    ['nearly two megabytes', `"${'\\"'.repeat(1024 * 1024 - 2)}"`],
  ])('takes %s as it stands', async (_name, text) => {
    expect((await save(text, over(etagOf(read())))).status).toBe(200);
    expect(read()).toBe(text);
  });

  it.each([
    'rules/policies/a/2026.json',
    'rules/policies/new-homes/2026-01.json',
    'rules/policies/new%20homes/caf%C3%A9%20%402026+x,y(1).json',
    'rules%2Fpolicies%2Fa%2F2027.json',
    'fixtures/cases/deep/er/new.json',
    'fixtures/determinations/three.json',
    'rules/self-assessments/x.json',
    'rules/schemata.json',
    'rules/concern.json',
  ])('makes the new document %s, and refuses to make it twice', async (path) => {
    expect(await save('{}', anew, path)).toMatchObject({ status: 201, body: { etag: etagOf('{}') } });
    expect(read(decodeURIComponent(path))).toBe('{}');
    expect(await save('{ }', anew, path)).toMatchObject({ status: 412, body: { current: { text: '{}' } } });
    const { body } = await ask('GET', path, {});
    expect(body.text).toBe('{}');
  });

  it('takes what honest clients send: no page, another name of this machine, chunks, a charset', async () => {
    const run = (): Parameters<typeof honest>[0] => ({ port: server.port, token, etag: etagOf(read()) });
    const { port } = server;
    const chunked = (text: string): string =>
      `5\r\n${text.slice(0, 5)}\r\n${(text.length - 5).toString(16)}\r\n${text.slice(5)}\r\n0\r\n\r\n`;
    const changes: readonly Request['headers'][] = [
      { Origin: null, 'Sec-Fetch-Site': null },
      { 'Sec-Fetch-Site': 'none', Origin: null },
      { Host: `localhost:${port}`, Origin: `http://localhost:${port}` },
      { Host: `LOCALHOST:${port}`, Origin: `http://localhost:${port}` },
      { Host: `[::1]:${port}`, Origin: `http://[::1]:${port}` },
      { Host: 'localhost:8080', Origin: 'http://localhost:8080' },
      { 'Content-Type': 'application/json; charset=utf-8' },
      { 'Content-Type': 'Application/JSON;charset="UTF-8"' },
      { Cookie: 'other=1', 'X-HTTP-Method-Override': 'POST' },
    ];
    for (const [index, change] of changes.entries()) {
      const request = honest(run());
      const body = JSON.stringify({ text: `honest ${index}` });
      const bytes = bytesOf({ ...request, headers: { ...request.headers, ...change }, body });
      expect(await rawExchange(port, [bytes])).toMatchObject({ status: 200 });
      expect(read()).toBe(`honest ${index}`);
    }
    const request = honest(run());
    const headers = { ...request.headers, 'Transfer-Encoding': 'chunked' };
    const bytes = bytesOf({ ...request, headers, body: chunked('{"text":"in chunks"}'), bare: true });
    expect(await rawExchange(port, [bytes.slice(0, 200), 20, bytes.slice(200)])).toMatchObject({
      status: 200,
    });
    expect(read()).toBe('in chunks');
  });

  it('never overwrites what an editor wrote meanwhile: 412 with the text that is there', async () => {
    const etag = etagOf(read());
    writeFileSync(at(PATH), '{"by":"an editor"}');
    expect(await save('{"by":"the author"}', over(etag))).toMatchObject({
      status: 412,
      body: { code: 'changed', current: { text: '{"by":"an editor"}', etag: etagOf('{"by":"an editor"}') } },
    });
    expect(read()).toBe('{"by":"an editor"}');
    rmSync(at(PATH));
    expect(await save('{"by":"the author"}', over(etag))).toMatchObject({
      status: 412,
      body: { current: null },
    });
    expect(existsSync(at(PATH))).toBe(false);
  });

  it('lets exactly one of two writers win, also of twenty, also of two servers of one process', async () => {
    const other = await startServer(places(), { port: 0 });
    const etag = etagOf(read());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? save(`writer ${index}`, over(etag)).then(({ status }) => status)
          : saveDocument(folder, PATH, `writer ${index}`, { etag }).then(({ kind }) =>
              kind === 'done' ? 200 : 412,
            ),
      ),
    );
    await other.close();
    expect(answers.filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter((status) => status === 412)).toHaveLength(19);
    expect(read()).toBe(`writer ${answers.indexOf(200)}`);
  });

  it('lets exactly one of twenty make a new document', async () => {
    const path = 'fixtures/cases/new/one.json';
    const texts = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
    const answers = await Promise.all(texts.map((text) => save(text, anew, path)));
    const won = answers.findIndex(({ status }) => status === 201);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect(read(path)).toBe(texts[won]);
  });

  it('answers a save that was done already with 200 and touches nothing, whatever the condition', async () => {
    const etag = etagOf(read());
    await save('again', over(etag));
    utimesSync(at(PATH), 1, 1);
    const before = statSync(at(PATH));
    for (const condition of [over(etag), anew, over(etagOf('again')), over('0'.repeat(32))])
      expect(await save('again', condition)).toEqual({ status: 200, body: { etag: etagOf('again') } });
    expect(statSync(at(PATH))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
  });

  it('keeps the rights of the file', async () => {
    for (const mode of [0o640, 0o600, 0o755]) {
      chmodSync(at(PATH), mode);
      expect((await save(`mode ${mode}`, over(etagOf(read())))).status).toBe(200);
      expect(statSync(at(PATH)).mode & 0o7777).toBe(
        process.platform === 'win32' ? statSync(at(PATH)).mode & 0o7777 : mode,
      );
    }
  });

  it('does not replace a file whose bytes are no text', async () => {
    writeFileSync(at(PATH), new Uint8Array([0x22, 0xff, 0x22]));
    const etag = etagOf(readFileSync(at(PATH)));
    expect(await save('{}', over(etag))).toMatchObject({ status: 409, body: { code: 'not-utf8' } });
    expect([...readFileSync(at(PATH))]).toEqual([0x22, 0xff, 0x22]);
  });

  it('says with every refusal what is wrong and how to mend it', async () => {
    const answers = [
      await save('{}', {}),
      await save('{}', { 'If-Match': '*' }),
      await save('{}', { ...over('0'.repeat(32)), 'X-Redress-Token': 'none' }),
      await save('{}', anew, 'rules/a.txt'),
      await save('a'.repeat(2 * 1024 * 1024 + 1), over(etagOf(read()))),
      await ask('PUT', PATH, { ...over(etagOf(read())), 'Content-Type': 'text/plain' }, 'a'),
      await ask('PUT', PATH, over(etagOf(read())), '[]'),
    ];
    expect(answers.map(({ status, body }) => `${status} ${String(body.code)}`)).toEqual([
      '428 no-condition',
      '400 bad-condition',
      '403 no-token',
      '404 not-a-document',
      '413 too-large',
      '415 not-json',
      '400 bad-body',
    ]);
    for (const { body } of answers) {
      expect(body.reason).toMatch(/^[a-z]/);
      expect(body.mend).toMatch(/\w{3}/);
    }
  });
});

describe('DELETE /api/files/<path>', () => {
  it('deletes the version that was meant, no other, and is done where there is none', async () => {
    const etag = etagOf(read());
    writeFileSync(at(PATH), 'another');
    expect(await ask('DELETE', PATH, over(etag))).toMatchObject({
      status: 412,
      body: { current: { text: 'another' } },
    });
    expect(await ask('DELETE', PATH, {})).toMatchObject({ status: 428 });
    expect(await ask('DELETE', PATH, anew)).toMatchObject({ status: 400 });
    expect(read()).toBe('another');
    expect(await ask('DELETE', PATH, over(etagOf('another')))).toEqual({ status: 200, body: { etag: null } });
    expect(existsSync(at(PATH))).toBe(false);
    expect(await ask('DELETE', PATH, over(etagOf('another')))).toEqual({ status: 200, body: { etag: null } });
  });
});

describe('the end of a server', () => {
  it('waits for the saves that have begun, and leaves nothing half-written', async () => {
    const text = 'a'.repeat(1024 * 1024);
    const names = ['begun-1', 'begun-2', 'begun-3'];
    const saves = names.map((name) =>
      saveDocument(folder, `fixtures/cases/${name}.json`, text, { isNew: true }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    expect(readdirSync(at('fixtures/cases')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    for (const name of names) expect(etagOf(read(`fixtures/cases/${name}.json`))).toBe(etagOf(text));
    await Promise.all(saves);
    server = await startServer(places(), { port: 0 });
  });
});

describe('the start after a crash', () => {
  const left = `.redress-${process.pid}-${'0'.repeat(24)}.tmp`;
  const foreign = [
    '.redress-x.tmp',
    '.other.tmp',
    `redress-1-${'0'.repeat(24)}.tmp`,
    `.redress-1-${'0'.repeat(24)}.tmp.json`,
  ];

  it('sweeps what the crash left, and no other file', async () => {
    mkdirSync(at('fixtures/cases/deep'));
    const swept = [`rules/${left}`, `rules/policies/a/${left}`, `fixtures/cases/deep/${left}`];
    const kept = [
      ...foreign.map((name) => `rules/policies/${name}`),
      `rules/schema/${left}`,
      `outside/${left}`,
    ];
    for (const path of [...swept, ...kept]) writeFileSync(at(path), 'half a te');
    const again = await startServer(places(), { port: 0 });
    await again.close();
    expect(swept.filter((path) => existsSync(at(path)))).toEqual([]);
    expect(kept.filter((path) => existsSync(at(path)))).toEqual(kept);
  });

  it('leaves the file of another process that is still writing, until it is a minute old', async () => {
    const busy = at(`rules/.redress-${process.ppid}-${'0'.repeat(24)}.tmp`);
    writeFileSync(busy, 'half a te');
    await (await startServer(places(), { port: 0 })).close();
    expect(existsSync(busy)).toBe(true);
    utimesSync(busy, 1, 1);
    await (await startServer(places(), { port: 0 })).close();
    expect(existsSync(busy)).toBe(false);
  });

  it('never serves one', async () => {
    writeFileSync(at(`rules/${left}`), '{}');
    const { files } = (await (await fetch(`${server.url}api/files`)).json()) as { files: { path: string }[] };
    expect(files.map(({ path }) => path).filter((path) => path.includes('redress'))).toEqual([]);
    expect((await ask('GET', `rules/${left}`, {})).status).toBe(404);
  });
});
