/** The server's routes: the pages of the workbench, and the documents behind them, read and saved. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { isTooLong, type Limits, readText, usualLimits } from './body.ts';
import { eventsOf } from './events.ts';
import { readDocument, readDocuments } from './files.ts';
import { type Env, guard } from './guard.ts';
import { builtPages, type Pages } from './pages.ts';
import { refuse } from './refusals.ts';
import { type Condition, deleteDocument, type Outcome, saveDocument } from './save.ts';
import { type Watching, watchDocuments } from './watch.ts';

/** Where things are: the project's folder (with `rules/` and `fixtures/`) and the built workbench. */
export interface Places {
  readonly root: string;
  readonly workbench: string;
}

/** What may be other than usual: other pages (in development), other limits (in tests). */
export interface Settings {
  readonly pages?: Pages;
  readonly limits?: Partial<Limits>;
}

/** The application and what has to be closed with it. */
export interface Application {
  readonly app: Hono<Env>;
  readonly watching: Watching;
}

const filePath = (c: Context<Env>): string => c.get('path').slice('/api/files/'.length);

const quoted = (etag: string): string => `"${etag}"`;

/** The version that a write replaces, from its headers; exactly one of the two, and never "whatever is there". */
function conditionOf(c: Context<Env>): Condition | 'no-condition' | 'bad-condition' {
  const match = c.req.header('if-match');
  const none = c.req.header('if-none-match');
  if (match === undefined && none === undefined) return 'no-condition';
  if (match === undefined && none === '*' && c.req.method === 'PUT') return { isNew: true };
  const etag = none === undefined ? /^"([0-9a-f]{32})"$/.exec(match ?? '')?.[1] : undefined;
  return etag === undefined ? 'bad-condition' : { etag };
}

function answer(c: Context<Env>, outcome: Outcome): Response {
  if (outcome.kind === 'refused') return refuse(c, outcome.code);
  if (outcome.kind === 'changed') return refuse(c, 'changed', { current: outcome.current });
  if (outcome.etag !== null) c.header('ETag', quoted(outcome.etag));
  return c.json({ etag: outcome.etag }, outcome.isNew ? 201 : 200);
}

const isJson = (type: string | undefined): boolean =>
  /^application\/json(\s*;\s*charset="?utf-8"?)?$/i.test(type ?? '');

async function put(c: Context<Env>, root: string, limits: Limits): Promise<Response> {
  const condition = conditionOf(c);
  if (typeof condition === 'string') return refuse(c, condition);
  if (!isJson(c.req.header('content-type')) || c.req.header('content-encoding') !== undefined)
    return refuse(c, 'not-json');
  if (isTooLong(c.req.header('content-length'), limits)) return refuse(c, 'too-large');
  const body = await readText(c.env.incoming, limits);
  if (typeof body === 'string') return refuse(c, body);
  return answer(c, await saveDocument(root, filePath(c), body.text, condition));
}

async function files(c: Context<Env>, root: string): Promise<Response> {
  const { files, etag } = await readDocuments(root);
  c.header('ETag', etag);
  c.header('Cache-Control', 'no-cache');
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  return c.json({ files });
}

async function file(c: Context<Env>, root: string): Promise<Response> {
  const found = await readDocument(root, filePath(c));
  if (!found) return refuse(c, 'no-file');
  c.header('ETag', quoted(found.etag));
  c.header('Cache-Control', 'no-cache');
  return c.json(found);
}

/** The whole application; `app.fetch` answers a request. */
export function createApp({ root, workbench }: Places, settings: Settings = {}): Application {
  const limits = { ...usualLimits, ...settings.limits };
  const token = randomBytes(32).toString('hex');
  const watching = watchDocuments(root);
  const app = new Hono<Env>();
  app.use('*', guard(token));
  app.get('/api/files', (c) => files(c, root));
  app.get('/api/files/*', (c) => file(c, root));
  app.put('/api/files/*', (c) => put(c, root, limits));
  app.delete('/api/files/*', async (c) => {
    const condition = conditionOf(c);
    if (typeof condition === 'string') return refuse(c, condition);
    return answer(c, await deleteDocument(root, filePath(c), condition));
  });
  app.get('/api/session', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ token, writable: true });
  });
  app.get('/api/events', eventsOf(watching));
  app.all('/api/*', (c) => refuse(c, 'no-route'));
  app.get('*', settings.pages ?? builtPages(workbench));
  app.onError((_error, c) => refuse(c, 'failed'));
  return { app, watching };
}
