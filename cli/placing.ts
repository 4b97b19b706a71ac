/** Documents given by name, told by what is in them, and put in the place of the library's own. */
import type { Problem, SourceFile } from '../engine/index.ts';

/** What a document is. */
export type Role =
  | 'policy'
  | 'cases'
  | 'vocabulary'
  | 'profile'
  | 'calendar'
  | 'code'
  | 'self-assessment'
  | 'clause-index'
  | 'schema'
  | 'mapping'
  | 'promises';

const marks: readonly (readonly [Role, RegExp])[] = [
  ['mapping', /"columns"\s*:\s*\[/],
  ['cases', /"facts"\s*:\s*\{/],
  ['clause-index', /"ref"\s*:[^{}]*"hash"\s*:/],
  ['policy', /"(gate|heads)"\s*:\s*\{/],
  ['self-assessment', /"claims"\s*:/],
  ['code', /"provisions"\s*:[\s\S]*"obligation"\s*:/],
  ['calendar', /"holidays"\s*:/],
  ['profile', /"groups"\s*:[\s\S]*"provisions"\s*:/],
  ['vocabulary', /"groups"\s*:|"tensions"\s*:/],
];

const folders: readonly (readonly [Role, RegExp])[] = [
  ['policy', /(^|\/)policies\//],
  ['self-assessment', /(^|\/)self-assessments\//],
  ['code', /(^|\/)codes\//],
  ['calendar', /(^|\/)calendars\//],
  ['profile', /(^|\/)profile\.json$/],
  ['vocabulary', /(^|\/)vocabulary\.json$/],
  ['promises', /(^|\/)promises\.json$/],
  ['clause-index', /(^|\/)clause-index\//],
  ['schema', /(^|\/)schema\/|\.schema\.json$/],
  ['mapping', /\.mapping\.json$/],
  ['cases', /(^|\/)fixtures\/(cases|determinations)\//],
];

const keysOf: Readonly<Record<string, Role>> = {
  gate: 'policy',
  heads: 'policy',
  claims: 'self-assessment',
  holidays: 'calendar',
  tensions: 'vocabulary',
};

const isIndex = ({ clauses, document }: Record<string, unknown>): boolean =>
  typeof document === 'string' &&
  Array.isArray(clauses) &&
  JSON.stringify(clauses[0] ?? '').includes('"hash"');

/** The role by the keys at the top; undefined where the text is no JSON object or has none of them. */
export function roleByKeys(text: string): Role | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Array.isArray(value)) return 'cases';
  if (typeof value !== 'object' || value === null) return undefined;
  const own = value as Record<string, unknown>;
  if (isIndex(own)) return 'clause-index';
  if (typeof own.$schema === 'string' && own.$schema.startsWith('http') && 'type' in own) return 'schema';
  const key = Object.keys(keysOf).find((name) => Object.hasOwn(own, name));
  if (key !== undefined) return keysOf[key];
  if (Array.isArray(own.provisions)) return 'code';
  if (Array.isArray(own.columns)) return 'mapping';
  if (Array.isArray(own.facts))
    return JSON.stringify(own.facts).includes('"provisions"') ? 'profile' : 'vocabulary';
  return 'facts' in own ? 'cases' : undefined;
}

/** The places of the project, from its folder, that are read, and what stands there. */
const places: readonly (readonly [Role, RegExp])[] = [
  ['policy', /^rules\/policies\//],
  ['self-assessment', /^rules\/self-assessments\//],
  ['code', /^rules\/codes\//],
  ['calendar', /^rules\/calendars\//],
  ['clause-index', /^rules\/clause-index\//],
  ['schema', /^rules\/schema\//],
  ['profile', /^rules\/profile\.json$/],
  ['vocabulary', /^rules\/vocabulary\.json$/],
  ['promises', /^rules\/promises\.json$/],
  ['cases', /^fixtures\/(cases|determinations)\//],
  ['mapping', /^fixtures\/portfolios\/.*\.mapping\.json$/],
];

/** What stands at a place of the project; undefined where nothing would read it. */
export const roleAt = (place: string): Role | undefined =>
  places.find(([, pattern]) => pattern.test(place))?.[0];

/** Roles whose documents belong in one place: the place in words, and a name for one of them. */
export const homes: Readonly<Partial<Record<Role, readonly [string, string]>>> = {
  policy: ['rules/policies/<landlord>/<edition>.json', 'an edition'],
  'self-assessment': ['rules/self-assessments/<landlord>.json', 'a self-assessment'],
  code: ['rules/codes/<code>.json', 'a code'],
  calendar: ['rules/calendars/<name>.json', 'a calendar'],
  'clause-index': ['rules/clause-index/<document>.json', 'a clause index'],
};

/** What a document is: by its keys, its place, or (where it cannot be parsed) words in it; otherwise a case. */
export function roleOf({ path, text }: SourceFile): Role {
  const byKeys = roleByKeys(text);
  if (byKeys) return byKeys;
  const byFolder = folders.find(([, pattern]) => pattern.test(path));
  const byWords = marks.find(([, pattern]) => pattern.test(text));
  return (byFolder ?? byWords)?.[0] ?? 'cases';
}

const landlordOf = (text: string): string => /"landlord"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';

/** The library's document that a given one stands for: the same file, the only one of its role, or the same landlord's. */
function replaced(files: readonly SourceFile[], given: SourceFile, role: Role): SourceFile | undefined {
  const same = files.filter((file) => roleOf(file) === role);
  return (
    same.find((file) => given.path === file.path || given.path.endsWith(`/${file.path}`)) ??
    (role === 'self-assessment'
      ? same.find((file) => landlordOf(file.text) === landlordOf(given.text))
      : same[0])
  );
}

/** The library's files with a given one in its place, and a way back from the name it has there to the one it was given by. */
export function withDocument(files: readonly SourceFile[], given: SourceFile, role: Role = roleOf(given)) {
  const old = replaced(files, given, role);
  const place = old?.path ?? `rules/${role}s/given.json`;
  const rest = files.filter((file) => file !== old);
  const back = (problem: Problem): Problem =>
    problem.file === place ? { ...problem, file: given.path } : problem;
  return { files: [...rest, { path: place, text: given.text }], back, place };
}
