/** What the server says when it refuses: a code that stays, what is wrong, and how to mend it. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

type Entry = readonly [status: ContentfulStatusCode, reason: string, mend: string];

const catalogue = {
  'foreign-host': [
    403,
    'the server answers to its own name only',
    'open it as 127.0.0.1 or localhost, with the port that `npm start` printed',
  ],
  'foreign-page': [403, 'pages of other sites may not ask here', 'use the page that this server gives'],
  'bad-path': [
    400,
    'the path climbs, hides a separator or is not valid',
    'ask for a path as `GET /api/files` lists it, each part encoded once',
  ],
  'no-route': [404, 'there is no such route', 'see docs/architecture.md for the routes that there are'],
  'no-method': [405, 'this route has no such method', 'read with GET; save and delete below /api/files/'],
  'no-token': [
    403,
    'the request does not carry the token of this run of the server',
    'ask `GET /api/session` anew and send its token as X-Redress-Token',
  ],
  'not-a-document': [
    404,
    'no document may stand at this path',
    'name a `.json` file below rules/, fixtures/cases/ or fixtures/determinations/, spelt as it is on disk, without links',
  ],
  'no-file': [404, 'there is no such document', 'ask `GET /api/files` for those that there are'],
  'no-condition': [
    428,
    'the request does not say which version it replaces',
    'send If-Match with the etag that was edited, or If-None-Match: * for a new file',
  ],
  'bad-condition': [
    400,
    'the condition is none that a save can have',
    'send one of If-Match: "<etag>" and If-None-Match: *',
  ],
  changed: [
    412,
    'the file on disk is not the one that was edited',
    'merge with `current`, then save with its etag',
  ],
  'not-json': [415, 'the body is not application/json', 'send {"text": …} as application/json, uncompressed'],
  'bad-body': [
    400,
    'the body is not {"text": string} in valid Unicode',
    'send one JSON object with the text of the document, as UTF-8 and without lone surrogates',
  ],
  'too-large': [413, 'the document is larger than 2 MB', 'split it: no document of this size can be read'],
  'too-slow': [408, 'the body did not arrive in time', 'send it again'],
  'not-utf8': [
    409,
    'the file on disk is not UTF-8, so its text here is not what it holds',
    'save it as UTF-8 with the editor that it came from',
  ],
  'read-only': [
    403,
    'the file or its folder may not be written',
    'give this account the right to write it, then save again',
  ],
  'disk-full': [507, 'there is no room left on the disk', 'make room, then save again'],
  'too-many': [503, 'too many pages listen already', 'close a tab of the workbench'],
  failed: [500, 'the server failed to answer', 'try again; the file on disk is whole, old or new'],
} as const satisfies Readonly<Record<string, Entry>>;

/** The codes of all refusals; a code keeps its meaning for ever. */
export type RefusalCode = keyof typeof catalogue;

/** True for a path of the API, whose refusals are JSON; those of pages are one line of text. */
export const isApi = (path: string): boolean => path === '/api' || path.startsWith('/api/');

/**
 * The answer that refuses a request: `{ code, reason, mend }` and `more` for the API, the reason as text elsewhere. A
 * refused write ends its connection, so that no unread rest of a body can pass for a next request.
 */
export function refuse(
  c: Context,
  code: RefusalCode,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const [status, reason, mend]: Entry = catalogue[code];
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!isRead || code === 'foreign-host') c.header('Connection', 'close');
  c.header('Cache-Control', 'no-store');
  if (isApi(new URL(c.req.url).pathname)) return c.json({ code, reason, mend, ...more }, status);
  return c.text(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}: ${mend}.\n`, status);
}
