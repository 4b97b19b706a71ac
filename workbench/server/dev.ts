/**
 * The pages in development: Vite's modules, behind the same guard. Vite sees only a GET that passed, for a file that the
 * workbench is made of; it opens no port and no socket. An edit shows when the page is loaded again.
 */
import { realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { InlineConfig, ViteDevServer } from 'vite';
import type { Env } from './guard.ts';
import type { Pages } from './pages.ts';

/** What Vite is started with: as a part of our server, without hot updates, which need a socket and inline scripts. */
export const devConfig = (project: string): InlineConfig => ({
  configFile: join(project, 'vite.config.ts'),
  mode: 'development',
  appType: 'spa',
  logLevel: 'warn',
  clearScreen: false,
  server: { middlewareMode: true, host: '127.0.0.1', hmr: false, ws: false, cors: false },
});

/** What a module of the workbench may be made of, below the project's folder. */
const sources = ['workbench', 'engine', 'node_modules', 'rules/schema'];
const endings = new Set([
  '.ts',
  '.tsx',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.map',
  '.svg',
  '.ttf',
  '.wasm',
  '.ndjson',
]);
/** Modules that Vite makes up itself: its environment and the plugins' own. */
const madeUp =
  /^\/(?:portfolios\/generated-1000\.ndjson|@(vite\/env|id\/__x00__(virtual|vite|plugin-react|rolldown)[\w:/.-]*))$/;
/** Packages that Vite has bundled, or is about to: it answers when they are there. */
const bundled = /^node_modules\/\.vite\/deps\/[\w.@+-]+\.(js|mjs|map)$/;
/** The marks that Vite puts on its own imports; `raw`, `url` with paths and anything doubled is not among them. */
const query =
  /^(\?(v|t|import|url|direct|worker|worker_file|type|lang\.css)(=[\w.-]*)?(&(v|t|import|url|direct|worker|worker_file|type)(=[\w.-]*)?)*)?$/;

/** Stands in for Vite's client, which would open a socket: styles go into the page, updates come by loading it again. */
const client = `const sheets = new Map();
export function updateStyle(id, text) {
  let sheet = sheets.get(id);
  if (!sheet) {
    sheet = document.createElement('style');
    sheet.dataset.viteDevId = id;
    document.head.append(sheet);
    sheets.set(id, sheet);
  }
  sheet.textContent = text;
}
export function removeStyle(id) {
  sheets.get(id)?.remove();
  sheets.delete(id);
}
export function createHotContext() {
  const nothing = () => undefined;
  return { data: {}, accept: nothing, acceptExports: nothing, dispose: nothing, prune: nothing,
    invalidate: nothing, on: nothing, off: nothing, send: nothing };
}
export const injectQuery = (url) => url;
`;

/** True where a full path is a file of the sources, by its real place; the server's own sources are none of a page's. */
async function isSource(project: string, full: string): Promise<boolean> {
  if (!endings.has(extname(full))) return false;
  const below = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');
  if (bundled.test(below(project, full))) return true;
  const [base, real] = await Promise.all([realpath(project), realpath(full).catch(() => null)]);
  if (real === null) return false;
  const path = below(base, real);
  return sources.some((source) => path.startsWith(`${source}/`)) && !path.startsWith('workbench/server/');
}

/** The file that a path names: below `/@fs/` from the disk's root, else in the workbench or its public folder. */
function fullPaths(project: string, path: string): string[] {
  if (!path.startsWith('/@fs/'))
    return [join(project, 'workbench', path), join(project, 'workbench/public', path)];
  const full = path.slice('/@fs/'.length);
  return [isAbsolute(full) ? full : `/${full}`];
}

/** Whether Vite may see a path: a file of the workbench, or something that Vite makes up. */
async function isAllowed(project: string, path: string, search: string): Promise<boolean> {
  if (!query.test(search)) return false;
  if (madeUp.test(path)) return true;
  const found = await Promise.all(fullPaths(project, path).map((full) => isSource(project, full)));
  return found.includes(true);
}

/** Hands the request to Vite; answers when Vite has answered, or null where it passes. */
function handOver(vite: ViteDevServer, c: Context<Env>, url: string): Promise<Response | null> {
  const { incoming, outgoing } = c.env;
  incoming.url = url;
  return new Promise((resolve) => {
    outgoing.once('close', () => resolve(RESPONSE_ALREADY_SENT));
    outgoing.once('finish', () => resolve(RESPONSE_ALREADY_SENT));
    vite.middlewares(incoming, outgoing, () => resolve(null));
  });
}

/** The pages as Vite makes them from the sources in the project's folder. */
export const vitePages =
  (vite: ViteDevServer, project: string): Pages =>
  async (c) => {
    const path = c.get('path');
    if (c.req.method !== 'GET') return c.body(null, 200);
    if (path === '/@vite/client') return c.body(client, 200, { 'Content-Type': 'text/javascript' });
    const raw = c.env.incoming.url ?? '/';
    const isPage = !endings.has(extname(path)) && !path.startsWith('/@');
    const search = raw.includes('?') ? raw.slice(raw.indexOf('?')) : '';
    const isFine = isPage || (await isAllowed(project, path, search));
    const answer = isFine
      ? await handOver(vite, c, isPage ? '/index.html' : `${encodeURI(path)}${search}`)
      : null;
    return answer ?? c.text('There is no such file.\n', 404);
  };
