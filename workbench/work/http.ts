/** The place behind `workbench/server`: reads all files, writes with `If-Match`, hears of changes. */
import type { Place, Watcher, Written } from './place.ts';
import type { SavedFile } from './types.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether a value is a saved file as the server sends it. */
export const isSavedFile = (value: unknown): value is SavedFile =>
  isObject(value) &&
  typeof value['path'] === 'string' &&
  typeof value['text'] === 'string' &&
  typeof value['etag'] === 'string';

/** The files of an answer; null where it is not a list of files. */
export function filesOf(body: unknown): readonly SavedFile[] | null {
  if (!isObject(body) || !Array.isArray(body['files'])) return null;
  return body['files'].every(isSavedFile) ? body['files'] : null;
}

/** What a request came to; null: nobody answered. */
const ask = (path: string, init: RequestInit = {}): Promise<Response | null> =>
  fetch(path, { ...init, headers: { accept: 'application/json', ...init.headers } }).catch(() => null);

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => null);

async function readFiles(): Promise<readonly SavedFile[]> {
  const response = await ask('/api/files');
  if (!response) throw new Error('the server does not answer');
  if (!response.ok) throw new Error(`the server answered ${response.status} to /api/files`);
  const files = filesOf(await bodyOf(response));
  if (!files) throw new Error('the server answered /api/files without a list of files');
  return files;
}

/** The token for writes; null: the server gives none; undefined: nobody answered. */
async function readToken(): Promise<string | null | undefined> {
  const response = await ask('/api/session', { cache: 'no-store' });
  if (!response) return undefined;
  if (!response.ok) return null;
  const body = await bodyOf(response);
  return isObject(body) && typeof body['token'] === 'string' ? body['token'] : null;
}

const textBody = (text: string | null): RequestInit =>
  text === null
    ? { method: 'DELETE' }
    : { method: 'PUT', body: JSON.stringify({ text }), headers: { 'content-type': 'application/json' } };

function send(
  path: string,
  text: string | null,
  saved: SavedFile | null,
  token: string,
): Promise<Response | null> {
  const condition: Record<string, string> = saved
    ? { 'if-match': `"${saved.etag}"` }
    : { 'if-none-match': '*' };
  const init = textBody(text);
  const url = `/api/files/${path.split('/').map(encodeURIComponent).join('/')}`;
  return ask(url, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), ...condition, 'x-redress-token': token },
  });
}

async function writtenOf(path: string, response: Response | null): Promise<Written> {
  if (!response) return { kind: 'away' };
  const body = await bodyOf(response);
  if (response.ok) {
    const etag = isObject(body) && typeof body['etag'] === 'string' ? body['etag'] : null;
    return { kind: 'saved', etag };
  }
  if (response.status === 412 && isObject(body)) {
    const current = isObject(body['current']) ? { ...body['current'], path } : null;
    if (current === null || isSavedFile(current)) return { kind: 'moved', current };
  }
  if (isObject(body) && typeof body['reason'] === 'string') {
    return { kind: 'refused', message: `${body['reason']}; ${String(body['mend'] ?? '')}` };
  }
  if (response.status >= 500) return { kind: 'away' };
  return { kind: 'refused', message: `the server answered ${response.status}` };
}

function watchEvents(watcher: Watcher): () => void {
  const source = new EventSource('/api/events');
  let wasAway = false;
  source.addEventListener('change', (event: MessageEvent<string>) => {
    const body: unknown = JSON.parse(event.data);
    if (!isObject(body) || typeof body['path'] !== 'string') return;
    watcher.changed(body['path'], typeof body['etag'] === 'string' ? body['etag'] : null);
  });
  source.onopen = () => {
    if (wasAway) watcher.here();
    wasAway = false;
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) return;
    wasAway = true;
    watcher.away();
  };
  return () => source.close();
}

/** Opens the server's place. Null where there is no such server: a static host answers with a page or nothing. */
export async function openServer(): Promise<{ place: Place; files: readonly SavedFile[] } | null> {
  const response = await ask('/api/files');
  if (!response) throw new Error('the server does not answer');
  const isPage = response.ok && response.headers.get('content-type')?.includes('html') === true;
  if (response.status === 404 || isPage) return null;
  if (!response.ok) throw new Error(`the server answered ${response.status} to /api/files`);
  const files = filesOf(await bodyOf(response));
  if (!files) throw new Error('the server answered /api/files without a list of files');
  let token: string | null | undefined = await readToken();
  const write: Place['write'] = async (path, text, saved) => {
    token ??= await readToken();
    if (token === undefined) return { kind: 'away' };
    if (token === null) return { kind: 'refused', message: 'this server has no way to save' };
    let answer = await send(path, text, saved, token);
    if (answer?.status === 403) {
      token = (await readToken()) ?? token;
      answer = await send(path, text, saved, token);
    }
    // Whoever answers next may be another run of the server, with a token of its own.
    if (!answer) token = undefined;
    return writtenOf(path, answer);
  };
  const place: Place = {
    kind: 'server',
    canSave: typeof token === 'string',
    read: readFiles,
    write,
    watch: watchEvents,
  };
  return { place, files };
}
