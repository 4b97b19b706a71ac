/** Who may ask, and how: this machine's own pages, with GET or HEAD, by a path that stays below the served folder. */
import type { MiddlewareHandler } from 'hono';

/** The headers that every answer carries. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self'",
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

/** Sets the headers, then refuses foreign hosts and pages (403), other methods (405) and paths that climb (400). */
export const guard: MiddlewareHandler = async (c, next) => {
  for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
  const host = c.req.header('host');
  if (host === undefined || !isOwnHost(host))
    return c.text('This server answers to its own name only.\n', 403);
  if (!isOwnOrigin(c.req.header('origin'), host))
    return c.text('Pages of other sites may not ask here.\n', 403);
  const site = c.req.header('sec-fetch-site');
  const fromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (fromElsewhere && c.req.header('sec-fetch-mode') !== 'navigate') {
    return c.text('Pages of other sites may not ask here.\n', 403);
  }
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    return c.text('Only reading is possible.\n', 405, { Allow: 'GET, HEAD' });
  }
  await next();
};

/** A request path, decoded once; null where it climbs, hides a separator or is not valid. */
export function safePath(raw: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(raw.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  const bad = !path.startsWith('/') || /[\\\0]/.test(path) || /%(2e|2f|5c|00)/i.test(path);
  if (bad || path.split('/').some((part) => part === '..' || part === '.')) return null;
  return path;
}
