import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, root } from '../../cli/setup.mjs';
import { type Running, startServer } from '../../workbench/server/main.ts';
import { rawRequest } from '../support/raw.ts';

const files: Record<string, string | Uint8Array> = {
  'secret.json': '{"secret":true}',
  'package.json': '{}',
  'rules/vocabulary.json': '{"groups":[]}',
  'rules/policies/a/2025.json': '{"id":"a@2025"}',
  'rules/schema/policy.schema.json': '{}',
  'rules/clause-index/a.json': '{}',
  'rules/notes.txt': 'no',
  'fixtures/cases/one.json': '{"id":"one","facts":{}}',
  'fixtures/determinations/two.json': new Uint8Array([0x22, 0xff, 0x22]),
  'fixtures/bad-input/x/bad.json': '{',
  'dist/workbench/index.html': '<!doctype html><title>Workbench</title>',
  'dist/workbench/assets/app-1.js': 'export {};',
};

let folder: string;
let server: Running;

const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${server.url}${path}`, init);

/** A request with the lines given after the first; `Host` is the server's own unless they name one. */
const send = (first: string, ...lines: string[]) => {
  const host = lines.some((line) => /^host:/i.test(line)) ? [] : [`Host: 127.0.0.1:${server.port}`];
  return rawRequest(server.port, [first, ...host, ...lines, 'Connection: close', '', ''].join('\n'));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-server-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(folder, 'secret.json'), join(folder, 'dist/workbench/assets/link.json'));
  symlinkSync(join(folder, 'secret.json'), join(folder, 'rules/link.json'));
  server = await startServer({ root: folder, workbench: join(folder, 'dist/workbench') }, { port: 0 });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('GET /api/files', () => {
  it('gives every document of rules and fixtures, sorted, with its text and a tag', async () => {
    const body = (await (await ask('api/files')).json()) as {
      files: { path: string; text: string; etag: string }[];
    };
    expect(body.files.map((file) => file.path)).toEqual([
      'rules/policies/a/2025.json',
      'rules/vocabulary.json',
      'fixtures/cases/one.json',
      'fixtures/determinations/two.json',
    ]);
    expect(body.files[2]?.text).toBe('{"id":"one","facts":{}}');
    expect(body.files[2]?.etag).toMatch(/^[0-9a-f]{32}$/);
  });

  it('says which document is not UTF-8 instead of failing', async () => {
    const body = (await (await ask('api/files')).json()) as { files: { path: string; notUtf8?: boolean }[] };
    expect(body.files.filter((file) => file.notUtf8).map((file) => file.path)).toEqual([
      'fixtures/determinations/two.json',
    ]);
  });

  it('answers 304 while nothing changed, and anew when a document did', async () => {
    const tag = (await ask('api/files')).headers.get('etag') ?? '';
    expect((await ask('api/files', { headers: { 'If-None-Match': tag } })).status).toBe(304);
    writeFileSync(join(folder, 'fixtures/cases/one.json'), '{"id":"one","facts":{} }');
    expect((await ask('api/files', { headers: { 'If-None-Match': tag } })).status).toBe(200);
    writeFileSync(join(folder, 'fixtures/cases/one.json'), '{"id":"one","facts":{}}');
  });
});

describe('the workbench', () => {
  it('gives index.html for every route of the workbench and says so where it is not built', async () => {
    for (const path of ['', 'compare', 'policy/derby-homes@2024-04', 'code/6.3']) {
      expect(await (await ask(path)).text()).toContain('Workbench');
    }
  });

  it('gives assets with their type, for ever, and 404 for those that are not there', async () => {
    const asset = await ask('assets/app-1.js');
    expect(asset.headers.get('content-type')).toContain('text/javascript');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await ask('assets/app-2.js')).status).toBe(404);
    expect((await ask('favicon.ico')).status).toBe(404);
    expect((await ask('api/nothing')).status).toBe(404);
  });

  it('sends the security headers with every answer, refusals included', async () => {
    for (const answer of [
      await ask(''),
      await ask('api/files'),
      await ask('assets/none.js'),
      await ask('', { method: 'POST' }),
    ]) {
      expect(answer.headers.get('content-security-policy')).toContain(
        "script-src 'self' 'wasm-unsafe-eval';",
      );
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });
});

describe('the built folder', () => {
  it('has beside index.html the same page as 404.html, for hosts that answer with it to every path', () => {
    ensureBuilt('workbench');
    const page = (name: string): string => readFileSync(join(root, 'dist/workbench', name), 'utf8');
    expect(page('index.html')).toContain('<script type="module"');
    expect(page('404.html')).toBe(page('index.html'));
  }, 120_000);
});

describe('hostile requests', () => {
  const climbing = [
    '/../secret.json',
    '/../../../../../../etc/passwd',
    '/assets/../../../secret.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/secret.json',
    '/assets/..%2f..%2f..%2fsecret.json',
    '/assets/..%5c..%5csecret.json',
    '/%252e%252e/%252e%252e/secret.json',
    '/assets\\..\\..\\secret.json',
    '//etc/passwd',
    '/assets/app-1.js%00.html',
    '/%',
    'http://elsewhere.example/etc/passwd',
  ];
  it.each(climbing)('%s gives nothing from outside the workbench', async (path) => {
    const { status, text } = await send(`GET ${path} HTTP/1.1`);
    expect(text).not.toContain('secret":');
    expect(text).not.toContain('root:');
    if (path !== '//etc/passwd') expect(status).toBe(400);
  });

  it('a link that leads out of a served folder is not followed', async () => {
    expect((await ask('assets/link.json')).status).toBe(404);
  });

  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '192.168.0.1',
  ])('Host %s is refused', async (host) => {
    for (const path of ['/', '/api/files', '/assets/app-1.js']) {
      const { status, text } = await send(`GET ${path} HTTP/1.1`, `Host: ${host}`);
      expect([400, 403]).toContain(status);
      expect(text).not.toContain('one.json');
    }
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://localhost:1'])(
    'Origin %s is refused',
    async (origin) => {
      const { status } = await send('GET /api/files HTTP/1.1', `Origin: ${origin}`);
      expect(status).toBe(403);
    },
  );

  it('a request that a browser marks as from another site is refused, a link from there is followed', async () => {
    expect(
      (await send('GET /api/files HTTP/1.1', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors')).status,
    ).toBe(403);
    expect(
      (await send('GET /compare HTTP/1.1', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate')).status,
    ).toBe(200);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s is refused on every path, whatever its body',
    async (method) => {
      for (const path of ['/', '/api/files', '/api/files/rules/vocabulary.json']) {
        const body = method === 'OPTIONS' ? {} : { body: '{}', headers: { 'Content-Type': 'text/plain' } };
        const answer = await ask(path.slice(1), { method, ...body });
        const wantsToken = path.endsWith('.json') && (method === 'PUT' || method === 'DELETE');
        expect(answer.status).toBe(wantsToken ? 403 : 405);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );

  it('a POST from a foreign page is 403 before anything else', async () => {
    const { status } = await send(
      'POST /api/files HTTP/1.1',
      'Origin: http://evil.example',
      'Content-Type: text/plain',
      'Content-Length: 0',
    );
    expect(status).toBe(403);
  });

  it('a request without Host gets 403, one that is no HTTP 400', async () => {
    expect((await rawRequest(server.port, 'GET / HTTP/1.1\n\n')).status).toBe(403);
    expect((await rawRequest(server.port, 'hello\n\n')).status).toBe(400);
  });
});

describe('startServer', () => {
  it('takes the next port where the one asked for is in use, if it may, and else refuses', async () => {
    const places = { root: folder, workbench: folder };
    const next = await startServer(places, { port: server.port, orNext: true });
    expect(next.port).toBeGreaterThan(server.port);
    await next.close();
    await expect(startServer(places, { port: server.port })).rejects.toThrow(/EADDRINUSE/);
  });

  it('is not reachable by an address other than 127.0.0.1', async () => {
    const other = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    const host = other?.address ?? '127.0.0.2';
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect(server.port, host, () => resolve('connected'));
      socket.on('error', () => resolve('refused'));
      socket.setTimeout(2_000, () => resolve('refused'));
    });
    expect(outcome).toBe('refused');
  });
});
