/** Hostile requests: each is an honest save with one thing wrong, so that a refusal can have no other cause. */

/** A request in parts; a header that is null is left out, one that is a list is sent once for each. */
export interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body: string | Uint8Array;
  /** The body is sent as it stands, without a length that was counted. */
  readonly bare?: true;
}

/** What the server's run gives: its port, its token, and the etag of the document that is attacked. */
export interface Run {
  readonly port: number;
  readonly token: string;
  readonly etag: string;
}

/** A request with its name and the statuses that refuse it; 0 is a connection that ends without an answer. */
export interface Hostile extends Request {
  readonly name: string;
  readonly refusedBy: readonly number[];
}

export const TARGET = '/api/files/rules/policies/a/2025.json';

/** A save that the server takes. */
export const honest = ({ port, token, etag }: Run): Request => ({
  method: 'PUT',
  target: TARGET,
  headers: {
    Host: `127.0.0.1:${port}`,
    Origin: `http://127.0.0.1:${port}`,
    'Sec-Fetch-Site': 'same-origin',
    'X-Redress-Token': token,
    'Content-Type': 'application/json',
    'If-Match': `"${etag}"`,
  },
  body: '{"text":"written by nobody"}',
});

/** The bytes of a request. */
export function bytesOf({ method, target, headers, body, bare }: Request): Uint8Array {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
  const all = {
    ...headers,
    ...(bare ? {} : { 'Content-Length': String(bytes.length) }),
    Connection: 'close',
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => `${name}: ${one}`),
  );
  return Buffer.concat([
    Buffer.from(`${[`${method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`),
    bytes,
  ]);
}

type Headers = Request['headers'];

const hosts = (port: number): (string | null | string[])[] => [
  ...['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`, 'localhost.evil.example'],
  ...['localhost@evil.example', 'evil.example@localhost', 'evil.example#localhost', 'evil.example/localhost'],
  ...['192.168.0.1', '0.0.0.0', '127.0.0.2', '127.1', '2130706433', '0x7f.0.0.1', '0177.0.0.1', '[::]'],
  ...['[::ffff:127.0.0.1]', 'localhost.', '.localhost', 'localhost:', 'localhost:99999999', 'localhost:x'],
  ...['', 'localhost localhost', 'local_host', '127.0.0.1:80:80', 'http://127.0.0.1'],
  [`127.0.0.1:${port}`, 'evil.example'],
  ['evil.example', `127.0.0.1:${port}`],
  null,
];

const origins = (port: number): (string | string[])[] => [
  ...[
    'http://evil.example',
    `http://evil.example:${port}`,
    `https://127.0.0.1:${port}`,
    'null',
    '',
    'file://',
  ],
  ...[`http://localhost:${port}`, `http://[::1]:${port}`, `http://0.0.0.0:${port}`, 'http://127.0.0.1'],
  ...[`http://127.0.0.1:${port}.evil.example`, `http://127.0.0.1:${port}@evil.example`, 'about:blank'],
  ...[`http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}:80`, `ws://127.0.0.1:${port}`, 'app://x'],
  ...['chrome-extension://abcdefgh', 'vscode-webview://x', `http://127.0.0.1:${port}, http://evil.example`],
  [`http://127.0.0.1:${port}`, 'http://evil.example'],
];

const types: (string | null | string[])[] = [
  ...[
    null,
    '',
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'text/json',
  ],
  ...['multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/json-patch+json'],
  ...['application/json, text/plain', 'application/octet-stream', 'application/jsonp', 'json', '*/*'],
  ['application/json', 'text/plain'],
];

const conditions = (etag: string): readonly (readonly [Headers, number])[] => [
  [{ 'If-Match': null }, 428],
  [{ 'If-Match': null, 'If-Unmodified-Since': 'Sat, 21 Nov 2026 00:00:00 GMT' }, 428],
  ...['*', '', `W/"${etag}"`, etag, `"${etag}", "x"`, `"${etag.toUpperCase()}"`, `"${etag.slice(1)}"`].map(
    (value) => [{ 'If-Match': value }, 400] as const,
  ),
  [{ 'If-Match': [`"${etag}"`, '*'] }, 400],
  [{ 'If-None-Match': '*' }, 400],
  [{ 'If-Match': null, 'If-None-Match': `"${etag}"` }, 400],
  [{ 'If-Match': `"${'0'.repeat(32)}"` }, 412],
  [{ 'If-Match': null, 'If-None-Match': '*' }, 412],
];

const bodies: readonly (string | Uint8Array)[] = [
  ...[
    '',
    ' ',
    'text',
    '{',
    '[]',
    'null',
    '"text"',
    '1',
    '{}',
    '{"text":1}',
    '{"text":null}',
    '{"text":["a"]}',
  ],
  ...[
    '{"text":{"a":1}}',
    '{"text":true}',
    '{"Text":"a"}',
    '{"text":"a","path":"../x.json"}',
    '{"text":"a",}',
  ],
  ...['{"text":"a"}{"text":"b"}', '{"text":"\\ud800"}', '{"text":"\\udc00 a"}', "{'text':'a'}", '{text:"a"}'],
  ...[
    '{"__proto__":{"text":"a"}}',
    '{"text":"a","__proto__":{}}',
    '[{"text":"a"}]',
    'text=a',
    '{"text":NaN}',
  ],
  ...['{"text":"a\nb"}', '['.repeat(100_000), '{"text":'.repeat(50_000)],
  Buffer.from('7b2274657874223a22ff227d', 'hex'),
  Buffer.from('7b2274657874223a22eda080227d', 'hex'),
  Buffer.from('{"text":"a"}', 'utf16le'),
];

/** Paths below `/api/files/` where no document may stand, as they go over the wire. */
const paths: readonly string[] = [
  ...['', '/', 'secret.json', 'package.json', 'outside/x.json', 'engine/index.ts', '.git/config', 'x.json'],
  ...['rules', 'rules/', 'rules.json', 'fixtures/x.json', 'fixtures/cases', 'fixtures/bad-input/x/bad.json'],
  ...[
    'rulesx/a.json',
    'fixtures/casesx/a.json',
    'test/a.json',
    'dist/workbench/a.json',
    'node_modules/a.json',
  ],
  ...[
    'rules/schema/policy.schema.json',
    'rules/schema/a.json',
    'rules/clause-index/a.json',
    'rules/schema/a/b.json',
  ],
  ...[
    'rules/Schema/a.json',
    'rules/SCHEMA/a.json',
    'rules/Clause-Index/a.json',
    'Rules/a.json',
    'RULES/a.json',
  ],
  ...['Fixtures/cases/a.json', 'fixtures/Cases/a.json', 'rules/notes.txt', 'rules/a.js', 'rules/a.json5'],
  ...[
    'rules/a.JSON',
    'rules/a.Json',
    'rules/a.json.bak',
    'rules/a.json.tmp',
    'rules/a.json/',
    'rules/a',
    'rules/.json',
  ],
  ...[
    'rules/.hidden.json',
    'rules/.git/a.json',
    'rules/.redress-1-000000000000000000000000.tmp',
    'rules//a.json',
  ],
  ...[
    'rules/../secret.json',
    'rules/../../secret.json',
    '../secret.json',
    '../../../../etc/x.json',
    './rules/a.json',
  ],
  ...[
    'rules/./a.json',
    'rules/a/../../../x.json',
    '..%2fsecret.json',
    '%2e%2e/secret.json',
    '%2e%2e%2fsecret.json',
  ],
  ...[
    'rules/%2e%2e/secret.json',
    'rules/%2E%2E%2Fsecret.json',
    'rules/..%5csecret.json',
    'rules/..\\secret.json',
  ],
  ...['rules%5c..%5csecret.json', 'rules\\a.json', 'rules/%252e%252e/secret.json', 'rules/%25252e/a.json'],
  ...[
    'rules/%252fa.json',
    'rules/%c0%ae%c0%ae/secret.json',
    'rules/%e0%80%ae/a.json',
    'rules/%ff.json',
    'rules/%.json',
  ],
  ...['rules/%zz.json', 'rules/a.json%00', 'rules/a%00.json', 'rules/a.txt%00.json', 'rules/%00/a.json'],
  ...['rules/a%0a.json', 'rules/a%0d%0a.json', 'rules/a%09.json', 'rules/a%7f.json', 'rules/a%1b.json'],
  ...[
    'rules/a.json%20',
    'rules/a.json.',
    'rules/a.json%2e',
    'rules/a./b.json',
    'rules/a%20/b.json',
    'rules/%20a.json',
  ],
  ...[
    'rules/a.json::$DATA',
    'rules/a:b.json',
    'rules/a.txt:x.json',
    'c:/x.json',
    'rules/c:/x.json',
    'rules/a*.json',
  ],
  ...['rules/a%3f.json', 'rules/a%22.json', 'rules/a%3c.json', 'rules/a%7c.json', 'rules/POLICI~1/a.json'],
  ...[
    'rules/con.json',
    'rules/CON.json',
    'rules/nul.json',
    'rules/aux/a.json',
    'rules/com1.json',
    'rules/lpt9.x.json',
  ],
  ...['rules/prn.a.json', 'rules/com%c2%b9.json', 'rules/CONIN$.json', 'rules/schema%e2%80%8b/a.json'],
  ...[
    'rules/a%e2%80%ae.json',
    'rules/%ef%bb%bfa.json',
    'rules/a%cc%88.json',
    'rules/%ee%80%80.json',
    'rules/a%c2%ad.json',
  ],
  ...['rules/%f0%9f%bf%bf.json', `rules/${'a'.repeat(130)}.json`, `rules/${'%c3%a9'.repeat(70)}.json`],
  ...[
    `rules/${'a/'.repeat(9)}a.json`,
    `rules/${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/'.repeat(5)}a.json`,
  ],
  ...[`rules/${'a'.repeat(5_000)}.json`, 'rules/link.json', 'rules/dangling.json', 'rules/linked/x.json'],
  ...['rules/linked/new.json', 'rules/linked/deep/new.json', 'fixtures/cases/linked/a/2025.json'],
  ...[
    'fixtures/cases/linked/new.json',
    'fixtures/determinations/beside.json',
    'rules/vocabulary.json/a.json',
  ],
  ...[
    'rules/notes.txt/a.json',
    'rules/a.txt?.json',
    'rules/a.txt?x=/rules/a.json',
    'rules/a.txt#.json',
    'rules/a.txt;.jso',
  ],
];

const targets = (port: number): readonly string[] => [
  ...['/', '/index.html', '/assets/app-1.js', '/api', '/api/', '/api/files', '/api/session', '/api/events'],
  ...[
    '/rules/policies/a/2025.json',
    '/API/files/rules/policies/a/2025.json',
    '/api/Files/rules/policies/a/2025.json',
  ],
  ...[
    '//api/files/rules/policies/a/2025.json',
    '/api//files/rules/policies/a/2025.json',
    '/api/file/rules/a.json',
  ],
  ...['/x/../api/files/rules/policies/a/2025.json', '/api/files%2frules%2fpolicies%2fa%2f2025.json', '*'],
  ...[
    'api/files/rules/policies/a/2025.json',
    `http://127.0.0.1:${port}${TARGET}`,
    `http://evil.example${TARGET}`,
  ],
  ...[
    `https://127.0.0.1:${port}${TARGET}`,
    `file://${TARGET}`,
    '/@fs/etc/x.json',
    '/@vite/client',
    '/main.tsx',
  ],
];

const methods = [
  'POST',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'MKCOL',
  'COPY',
  'MOVE',
  'PROPFIND',
  'LOCK',
  'LINK',
  'QUERY',
];

const tokens = (token: string): (readonly [string, Headers])[] => [
  ...[
    null,
    '',
    '0'.repeat(64),
    token.toUpperCase(),
    token.slice(1),
    `${token}0`,
    `"${token}"`,
    `Bearer ${token}`,
  ].map((value) => [String(value), { 'X-Redress-Token': value }] as const),
  ['twice', { 'X-Redress-Token': [token, token] }],
  ['as a cookie', { 'X-Redress-Token': null, Cookie: `X-Redress-Token=${token}` }],
  ['as authorisation', { 'X-Redress-Token': null, Authorization: `Bearer ${token}` }],
  ['by another name', { 'X-Redress-Token': null, 'X-CSRF-Token': token }],
];

/** Faults of framing: lengths that lie, two lengths, chunks that are none, bodies that are too large. */
function framing(base: Request): Hostile[] {
  const body = base.body;
  const large = `{"text":"${'a'.repeat(2 * 1024 * 1024 + 1)}"}`;
  const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const made = (name: string, refusedBy: number[], headers: Headers, text: string | Uint8Array): Hostile => ({
    ...base,
    name: `framing: ${name}`,
    refusedBy,
    headers: { ...base.headers, ...headers },
    body: text,
    bare: true,
  });
  const chunks = { 'Transfer-Encoding': 'chunked' };
  return [
    made('no length', [400], {}, body),
    made('a negative length', [400], { 'Content-Length': '-1' }, body),
    made('a length in hexadecimal', [400], { 'Content-Length': '0x1c' }, body),
    made('a length with a sign', [400], { 'Content-Length': '+28' }, body),
    made('two lengths', [400], { 'Content-Length': ['28', '5'] }, body),
    made('a length too short', [400], { 'Content-Length': '20' }, body),
    made('a length and chunks', [400], { 'Content-Length': '28', ...chunks }, chunked(String(body))),
    made('chunks within chunks', [400], { 'Transfer-Encoding': 'gzip, chunked' }, 'x'),
    made('an unknown encoding of transfer', [400, 501], { 'Transfer-Encoding': 'xchunked' }, String(body)),
    made('a chunk that is none', [400], chunks, 'zz\r\nabc\r\n0\r\n\r\n'),
    made('a length beyond the limit', [413], { 'Content-Length': '99999999' }, body),
    made('a text beyond the limit', [413], { 'Content-Length': String(Buffer.byteLength(large)) }, large),
    made('a text beyond the limit in chunks', [413], chunks, chunked(large)),
    made('chunks without end', [413], chunks, `${chunked(large.repeat(3)).slice(0, -5)}`),
    made('headers beyond the limit', [431], { 'Content-Length': '0', 'X-A': 'a'.repeat(20_000) }, ''),
    made('an expectation', [417], { 'Content-Length': '28', Expect: '200-maybe' }, body),
    made('compressed', [415], { 'Content-Length': '28', 'Content-Encoding': 'gzip' }, body),
  ];
}

/** All of them, for a run. */
export function hostileRequests(run: Run): Hostile[] {
  const base = honest(run);
  const one = (
    kind: string,
    what: unknown,
    refusedBy: readonly number[],
    change: Partial<Request>,
  ): Hostile => ({
    ...base,
    ...change,
    headers: { ...base.headers, ...change.headers },
    name: `${kind}: ${(JSON.stringify(what) ?? 'none').slice(0, 70)}`,
    refusedBy,
  });
  const anew = { 'If-Match': null, 'If-None-Match': '*' };
  const fetches = [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': '' },
  ];
  return [
    ...hosts(run.port).map((host) =>
      one('host', host, [400, 403], { headers: { Host: host, Origin: null } }),
    ),
    ...hosts(run.port).flatMap((host) =>
      typeof host === 'string'
        ? [
            one('name that points here', host, [400, 403], {
              headers: { Host: host, Origin: `http://${host}` },
            }),
          ]
        : [],
    ),
    ...origins(run.port).map((origin) => one('origin', origin, [403], { headers: { Origin: origin } })),
    ...fetches.map((headers) => one('site', headers, [403], { headers })),
    ...fetches.map((site) =>
      one('link', site, [403], { headers: { ...site, 'Sec-Fetch-Mode': 'navigate' } }),
    ),
    ...tokens(run.token).map(([name, headers]) => one('token', name, [403], { headers })),
    one('token', 'in the query', [403], {
      headers: { 'X-Redress-Token': null },
      target: `${TARGET}?token=${run.token}`,
    }),
    ...types.map((type) => one('type', type, [415], { headers: { 'Content-Type': type } })),
    ...conditions(run.etag).map(([headers, status]) => one('condition', headers, [status], { headers })),
    ...bodies.map((body) => one('body', String(body).slice(0, 40), [400], { body })),
    ...methods.map((method) => one('method', method, [400, 405], { method })),
    one('method', 'overridden', [405], { method: 'POST', headers: { 'X-HTTP-Method-Override': 'PUT' } }),
    ...targets(run.port).map((target) => one('target', target, [400, 404, 405], { target })),
    ...targets(run.port).map((target) =>
      one('delete', target, [400, 404, 405], { target, method: 'DELETE', body: '' }),
    ),
    ...paths.map((path) =>
      one('path', path, [400, 404, 405], { target: `/api/files/${path}`, headers: anew }),
    ),
    ...paths.map((path) => one('replace', path, [400, 404, 405], { target: `/api/files/${path}` })),
    ...paths.map((path) =>
      one('delete', path, [400, 404, 405], { target: `/api/files/${path}`, method: 'DELETE', body: '' }),
    ),
    ...framing(base),
  ];
}
