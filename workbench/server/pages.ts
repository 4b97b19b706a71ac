/** The pages of the workbench: as they were built. */
import { extname } from 'node:path';
import type { Context } from 'hono';
import { readBelow } from './files.ts';
import type { Env } from './guard.ts';

/** Answers GET and HEAD for everything that is not the API; the guard has passed the request. */
export type Pages = (c: Context<Env>) => Promise<Response>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The built workbench in a folder: its assets for ever, its one page for every other path. */
export const builtPages =
  (folder: string): Pages =>
  async (c) => {
    const path = c.get('path');
    const type = types[extname(path).toLowerCase()];
    const isAsset = type !== undefined || path.startsWith('/assets/');
    const bytes = await readBelow(folder, isAsset ? path : '/index.html');
    if (!bytes)
      return isAsset ? c.text('There is no such file.\n', 404) : c.text('The workbench is not built.\n', 503);
    c.header('Content-Type', isAsset ? (type ?? 'application/octet-stream') : types['.html']);
    c.header(
      'Cache-Control',
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    return c.body(bytes);
  };
