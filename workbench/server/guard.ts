/** Who may ask, and how: this machine's own pages, by a path that stays where it is, and with the token to write. */
import { timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { safePath } from './paths.ts';
import { isApi, refuse } from './refusals.ts';

/** What every handler finds in its context: Node's own request, and the request's path, decoded once. */
export type Env = { Bindings: HttpBindings; Variables: { path: string } };

/** The headers that every answer carries, whoever gives it: a route, a refusal, Node's own parser or Vite. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'self'",
    // Text never becomes script; WebAssembly of our own bytes may be made, for the kernels of the compiled form.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The names by which this machine calls itself; any port, as a tunnel may change it. */
const ownHosts = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** True for a `Host` that names this machine: another name means that a foreign page had its name point here. */
export function isOwnHost(host: string | undefined): boolean {
  return host !== undefined && ownHosts.test(host);
}

/** True where a request comes from no page at all or from a page of the very host that it asks. */
export function isOwnOrigin(origin: string | undefined, host: string): boolean {
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** True for the token of this run, compared in the same time whatever the difference. */
function isToken(sent: string | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(sent ?? ''), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const reads = new Set(['GET', 'HEAD']);
const writes = new Set(['PUT', 'DELETE']);

/**
 * Refuses foreign hosts and pages (403), paths that climb (400), other methods (405) and writes without the token
 * (403), in this order. A link from another site may open a page of the workbench, nothing of the API.
 */
export const guard =
  (token: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    const host = c.req.header('host');
    if (host === undefined || !isOwnHost(host)) return refuse(c, 'foreign-host');
    if (!isOwnOrigin(c.req.header('origin'), host)) return refuse(c, 'foreign-page');
    const path = safePath(c.env.incoming.url ?? '');
    if (path === null) return refuse(c, 'bad-path');
    const isReading = reads.has(c.req.method);
    const site = c.req.header('sec-fetch-site') ?? 'none';
    const isLink = isReading && !isApi(path) && c.req.header('sec-fetch-mode') === 'navigate';
    if (site !== 'same-origin' && site !== 'none' && !isLink) return refuse(c, 'foreign-page');
    const isWriting = writes.has(c.req.method) && path.startsWith('/api/files/');
    if (!isReading && !isWriting) {
      c.header('Allow', path.startsWith('/api/files/') ? 'GET, HEAD, PUT, DELETE' : 'GET, HEAD');
      return refuse(c, 'no-method');
    }
    if (isWriting && !isToken(c.req.header('x-redress-token'), token)) return refuse(c, 'no-token');
    c.set('path', path);
    await next();
  };
