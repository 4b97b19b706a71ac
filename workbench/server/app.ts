/** The server's routes: the built workbench, and the documents behind it. Read-only: there is no route that writes. */
import type { HttpBindings } from '@hono/node-server';
import { extname } from 'node:path';
import { Hono } from 'hono';
import { readBelow, readDocuments } from './files.ts';
import { guard, safePath } from './guard.ts';

/** Where things are: the project's folder (with `rules/` and `fixtures/`) and the built workbench. */
export interface Places {
  readonly root: string;
  readonly workbench: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

type Env = { Bindings: HttpBindings };

/** The whole application; `createApp(…).fetch` answers a request. */
export function createApp(places: Places): Hono<Env> {
  const app = new Hono<Env>();
  app.use('*', guard);
  app.use('*', async (c, next) => {
    const raw = c.env?.incoming?.url ?? new URL(c.req.url).pathname;
    if (safePath(raw) === null) return c.text('There is no such path.\n', 400);
    await next();
  });
  app.get('/api/files', async (c) => {
    const { files, etag } = await readDocuments(places.root);
    c.header('ETag', etag);
    c.header('Cache-Control', 'no-cache');
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    return c.json({ files });
  });
  app.all('/api/*', (c) => c.json({ error: 'there is no such route' }, 404));
  app.get('*', async (c) => {
    const path = safePath(new URL(c.req.url).pathname) ?? '/';
    const type = types[extname(path).toLowerCase()];
    const asset = type !== undefined || path.startsWith('/assets/');
    const bytes = await readBelow(places.workbench, asset ? path : '/index.html');
    if (!bytes)
      return asset ? c.text('There is no such file.\n', 404) : c.text('The workbench is not built.\n', 503);
    c.header('Content-Type', asset ? (type ?? 'application/octet-stream') : types['.html']);
    c.header(
      'Cache-Control',
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    return c.body(bytes);
  });
  app.onError((_error, c) => c.text('The server failed to answer.\n', 500));
  return app;
}
