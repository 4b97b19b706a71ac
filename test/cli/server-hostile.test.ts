/** Nothing that another page, another program or another path could send writes a byte: in built mode and in development. */
import { readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { etagOf } from '../../workbench/server/files.ts';
import { devConfig, type Running, startServer, vitePages } from '../../workbench/server/main.ts';
import { makeProject, SECRET, treeHash } from '../support/server-project.ts';
import {
  bytesOf,
  honest,
  type Hostile,
  hostileRequests,
  type Request,
  type Run,
} from '../support/hostile.ts';
import { type RawAnswer, rawExchange } from '../support/raw.ts';

let folder: string;
let server: Running;
let vite: ViteDevServer | undefined;
let run: Run;

const target = (): string => join(folder, 'rules/policies/a/2025.json');
const send = (request: Request): Promise<RawAnswer> => rawExchange(run.port, [bytesOf(request)]);

async function begin(mode: string): Promise<void> {
  folder = makeProject();
  if (mode === 'in development')
    vite = await createServer({
      ...devConfig(root),
      cacheDir: join(folder, 'cache'),
      logLevel: 'silent',
      optimizeDeps: { noDiscovery: true, include: [] },
    });
  const settings = { limits: { bodyMs: 300 }, ...(vite ? { pages: vitePages(vite, root) } : {}) };
  server = await startServer(
    { root: folder, workbench: join(folder, 'dist/workbench') },
    { port: 0 },
    settings,
  );
  const session = (await (await fetch(`${server.url}api/session`)).json()) as { token: string };
  run = { port: server.port, token: session.token, etag: etagOf(readFileSync(target())) };
}

async function end(): Promise<void> {
  await server.close();
  await vite?.close();
  vite = undefined;
  rmSync(folder, { recursive: true, force: true });
}

/** The names as they are before a server runs; what is sent is made anew with its token, port and etag. */
const names = hostileRequests({ port: 1, token: 'a'.repeat(64), etag: 'b'.repeat(32) }).map(
  ({ name }) => name,
);
const kinds = [...new Set(names.map((name) => name.split(':', 1)[0] ?? ''))];

/** What of a refusal is not as it should be, in words. */
function faults({ name, refusedBy }: Hostile, { status, text }: RawAnswer): string[] {
  const found: string[] = [];
  if (!refusedBy.includes(status)) found.push(`${name}: ${status} instead of ${refusedBy.join(' or ')}`);
  if (
    !text
      .toLowerCase()
      .includes("content-security-policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ")
  )
    found.push(`${name}: no content security policy`);
  if (text.includes(SECRET)) found.push(`${name}: tells the secret`);
  return found;
}

describe('hostileRequests(run)', () => {
  it('are more than 200, all of them different', () => {
    const requests = hostileRequests({ port: 1, token: 'a'.repeat(64), etag: 'b'.repeat(32) });
    const different = new Set(requests.map((request) => Buffer.from(bytesOf(request)).toString('base64')));
    expect(different.size).toBe(requests.length);
    expect(requests.length).toBeGreaterThan(400);
  });
});

describe.each(['as built', 'in development'])('the server %s', (mode) => {
  beforeAll(() => begin(mode), 60_000);
  afterAll(end);

  it.each(kinds)('refuses every hostile request of the kind "%s" and writes nothing', async (kind) => {
    const before = treeHash(folder);
    const found: string[] = [];
    for (const request of hostileRequests(run).filter(({ name }) => name.startsWith(`${kind}:`))) {
      found.push(...faults(request, await send(request)));
      if (treeHash(folder) !== before) throw new Error(`${request.name} changed a file`);
    }
    expect(found).toEqual([]);
  });

  it('gives up on a body that does not come, and writes nothing of one that is cut', async () => {
    const before = treeHash(folder);
    const { headers, method, target: path, body } = honest(run);
    const whole = Buffer.from(bytesOf({ headers, method, target: path, body }));
    const slow = await rawExchange(run.port, [whole.subarray(0, -5), 600, whole.subarray(-5)]);
    expect(slow.status).toBe(408);
    await new Promise<void>((done) => {
      const socket = connect(run.port, '127.0.0.1', () => {
        socket.write(whole.subarray(0, -5), () => socket.destroy());
      });
      socket.on('close', () => setTimeout(done, 100));
    });
    expect(treeHash(folder)).toBe(before);
  });

  it('answers bytes that are no request with 400 and the headers of every answer', async () => {
    for (const text of [
      'hello\r\n\r\n',
      'GET /\0 HTTP/1.1\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01',
      'PUT\r\n\r\n',
    ]) {
      const { status, text: answer } = await rawExchange(run.port, [text]);
      expect(status).toBe(400);
      expect(answer).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(answer).not.toContain("'unsafe-eval'");
    }
  });

  it('does not take the rest of a refused body for a request', async () => {
    const hidden = Buffer.from(bytesOf(honest(run)));
    const answer = await send({ ...honest(run), method: 'POST', body: hidden });
    expect(answer.text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
    expect(answer.status).toBe(405);
  });

  it('takes the honest request that all of them are made from, and so the refusals have their cause', async () => {
    expect((await send(honest(run))).status).toBe(200);
    expect(readFileSync(target(), 'utf8')).toBe('written by nobody');
  });
});

describe('reading in development', () => {
  beforeAll(() => begin('in development'), 60_000);
  afterAll(end);

  const plain = (path: string): Request => ({
    method: 'GET',
    target: path,
    headers: { Host: `127.0.0.1:${run.port}` },
    body: '',
  });
  const project = root.split(/[\\/]/).join('/');
  const files = [
    'package.json',
    'workbench/server/app.ts',
    'cli/main.ts',
    '.gitignore',
    'vite.config.ts',
    'LICENCE',
  ];
  const marks = [
    '',
    '?raw',
    '?url',
    '?import&raw',
    '?raw??',
    '?inline',
    '?import&url',
    '?.svg?import',
    '?worker&raw',
  ];
  const wanted = [
    ...['/etc/passwd', '//etc/passwd'].flatMap((path) => marks.map((mark) => `/@fs${path}${mark}`)),
    ...files.flatMap((path) =>
      marks.map((mark) => `/@fs${project.startsWith('/') ? '' : '/'}${project}/${path}${mark}`),
    ),
    ...marks
      .slice(1)
      .flatMap((mark) => [`/main.tsx${mark.includes('raw') ? mark : '?raw'}`, `/server/app.ts${mark}`]),
    ...[
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/@fs/../../etc/passwd',
      '/@id//etc/passwd',
    ],
    ...[
      '/@id/__x00__/etc/passwd',
      '/@id/__x00__virtual:../../etc/passwd?raw',
      '/server/start.mjs',
      '/@fs/',
      '/@fs',
    ],
    ...[
      '/@id/file:///etc/passwd',
      '/@fs/proc/self/environ',
      '/@fs/proc/self/environ?raw',
      '/@vite/../main.tsx',
    ],
  ];

  it('gives no file but those that a page is made of', async () => {
    const asked = [...new Set(wanted), `/@fs${folder}/secret.json`, `/@fs${folder}/secret.json?import`];
    expect(asked.length).toBeGreaterThan(80);
    const found: string[] = [];
    for (const path of asked) {
      const { status, text } = await send(plain(path));
      if (![400, 404].includes(status)) found.push(`${path}: ${status}`);
      if (/root:|createApp|redress-workbench|PATH=/.test(text) || text.includes(SECRET))
        found.push(`${path}: tells`);
    }
    expect(found).toEqual([]);
  });

  it('gives the page without inline scripts, and its modules, under the same policy', async () => {
    const page = await fetch(`${server.url}policy/jmha@2023-07`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    const scripts = [...html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, body] of scripts) {
      expect(body).toBe('');
      const source = /src="\/([^"]+)"/.exec(attributes ?? '')?.[1] ?? '';
      const module = await fetch(`${server.url}${source}`);
      expect(module.status).toBe(200);
      expect(module.headers.get('content-type')).toContain('javascript');
    }
    expect(html).not.toMatch(/ on[a-z]+=/);
  });

  it('stands in for the client of Vite, so that the page opens no socket, and opens none itself', async () => {
    const client = await (await fetch(`${server.url}@vite/client`)).text();
    expect(client).toContain('export function updateStyle');
    expect(client).not.toContain('WebSocket');
    expect(vite?.httpServer).toBeNull();
    expect(vite?.config.server).toMatchObject({ ws: false, hmr: false, cors: false, host: '127.0.0.1' });
  });
});
