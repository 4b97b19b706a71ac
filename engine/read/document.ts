/** A JSON text as values with places: limits first, then syntax, duplicate and forbidden keys. */
import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { Problem, Result } from '../problems.ts';
import { anyFault, duplicateKey, forbiddenKey, halfOfOne, syntaxWords, tooLarge } from './json-faults.ts';
import { forbidden, halfCharacter, maxDepth, scanned, soundValue } from './sound.ts';

/** A text with the name that problems use for it: a path relative to the repository's root, or what the user gave. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A limit that holds before any recursive parser sees a text. */
export const maxBytes = 2 * 1024 * 1024;

/** What a problem says; the document adds where. */
export interface Finding {
  readonly code: string;
  readonly what: string;
  readonly why?: string;
  readonly mend: string;
  readonly nearest?: string;
  readonly severity?: 'error' | 'warning';
  /** Points at the key of the pointer's last part instead of its value. */
  readonly onKey?: boolean;
}

const strictly = { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false };

/** A parsed text that knows where everything stands. */
export class JsonDocument {
  private starts: number[] | undefined;
  private tree: Node | null | undefined;

  /** `root` is null where the text has no tree; where it is not given, it is made when it is first asked for. */
  constructor(
    readonly file: SourceFile,
    readonly value: unknown,
    root?: Node | null,
  ) {
    this.tree = root;
  }

  /** The parse tree: offsets count from the start of `file.text`. */
  get root(): Node | undefined {
    this.tree ??= this.tree === null ? null : (parseTree(this.file.text, [], strictly) ?? null);
    return this.tree ?? undefined;
  }

  /** The offset at which each line starts; found when it is first asked for. */
  private get lineStarts(): readonly number[] {
    if (this.starts) return this.starts;
    const starts = [0];
    const { text } = this.file;
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    return (this.starts = starts);
  }

  /** Line and column, from 1, of an offset. */
  place(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.lineStarts[low] ?? 0) + 1 };
  }

  /** The offset of the value (or key) at a pointer, or of the nearest thing above it that exists. */
  offsetOf(pointer: string, onKey = false): number {
    let node = this.root;
    let offset = node?.offset ?? 0;
    for (const part of pointer.split('/').slice(1).map(unescapePart)) {
      const next = step(node, part);
      if (!next) return offset;
      offset = onKey && next.key ? next.key.offset : next.value.offset;
      node = next.value;
    }
    return offset;
  }

  problem(pointer: string, finding: Finding): Problem {
    return {
      code: finding.code,
      severity: finding.severity ?? 'error',
      file: this.file.path,
      ...this.place(this.offsetOf(pointer, finding.onKey)),
      pointer,
      what: printable(finding.what),
      why: printable(finding.why ?? ''),
      mend: printable(finding.mend),
      ...(finding.nearest === undefined ? {} : { nearest: finding.nearest }),
    };
  }
}

/** The longest part of a message; what a stranger wrote may be a megabyte long. */
const longestPart = 400;

/** Text for one line of a terminal: no control or direction characters of a stranger's, and not without end. */
const printable = (text: string): string =>
  (text.length > longestPart ? `${text.slice(0, longestPart - 1)}…` : text).replace(
    /[\p{Cc}\p{Cf}]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

const unescapePart = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** A key as a part of a JSON pointer. */
export const pointerPart = (key: string | number): string =>
  String(key).replaceAll('~', '~0').replaceAll('/', '~1');

function step(node: Node | undefined, part: string): { key?: Node; value: Node } | undefined {
  if (node?.type === 'array') {
    const value = node.children?.[Number(part)];
    return value && { value };
  }
  const property = node?.children?.find((child) => child.children?.[0]?.value === part);
  const [key, value] = property?.children ?? [];
  return key && value ? { key, value } : undefined;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Syntax faults shown of one text: what follows the first few is mostly their echo. */
const maxSyntaxProblems = 20;

/** The values of a tree. Where a value stands is worked out only where it has a problem. */
function walk(doc: JsonDocument, root: Node, problems: Problem[]): unknown {
  const path: (string | number)[] = [];
  const note = (node: Node, finding: Finding): void => {
    const pointer = path.map((part) => `/${pointerPart(part)}`).join('');
    problems.push({ ...doc.problem(pointer, finding), ...doc.place(node.offset) });
  };
  const within = (part: string | number, node: Node): unknown => {
    path.push(part);
    const value = visit(node);
    path.pop();
    return value;
  };
  const visit = (node: Node): unknown => {
    if (node.type === 'array') return (node.children ?? []).map((child, i) => within(i, child));
    if (node.type === 'object') return object(node);
    const value = node.value as unknown;
    if (typeof value === 'number' && !Number.isFinite(value)) note(node, tooLarge);
    if (typeof value === 'string' && halfCharacter.test(value)) note(node, halfOfOne);
    return value;
  };
  const object = (node: Node): unknown => {
    // No prototype: a name such as `toString` is then as unknown as any other.
    const made = Object.create(null) as Record<string, unknown>;
    for (const property of node.children ?? []) {
      const [keyNode, valueNode] = property.children ?? [];
      if (!keyNode || !valueNode) continue;
      const key = String(keyNode.value);
      const fault = forbidden.has(key) ? forbiddenKey(key) : key in made ? duplicateKey(key) : undefined;
      if (fault) {
        path.push(key);
        note(keyNode, fault);
        path.pop();
      }
      if (!forbidden.has(key)) made[key] = within(key, valueNode);
    }
    return made;
  };
  return visit(root);
}

/** Text to values with places. Codes: `too-large`, `too-deep`, `not-utf8`, `bad-json`, `duplicate-key`, `forbidden-key`. */
export function parseDocument(file: SourceFile): Result<JsonDocument> {
  const text = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text;
  const bare = new JsonDocument({ path: file.path, text }, undefined, null);
  const problemAt = (offset: number, finding: Finding): Problem => ({
    ...bare.problem('', finding),
    ...bare.place(Math.min(offset, text.length)),
  });
  const fail = (offset: number, finding: Finding): Result<JsonDocument> => ({
    ok: false,
    problems: [problemAt(offset, finding)],
  });
  if (text.length > maxBytes || byteLength(text) > maxBytes)
    return fail(0, {
      code: 'too-large',
      what: 'the file is larger than 2 MB',
      why: 'a policy or a family of cases is far smaller',
      mend: 'split it',
    });
  if (text.includes('\uFFFD'))
    return fail(text.indexOf('\uFFFD'), {
      code: 'not-utf8',
      what: 'the file is not UTF-8 text here',
      why: 'characters would be lost',
      mend: 'save it as UTF-8',
    });
  if (text.trim() === '')
    return fail(0, {
      code: 'bad-json',
      what: 'the file is empty',
      why: 'there is nothing to read',
      mend: 'write a JSON document',
    });
  const tokens = scanned(text);
  if (tokens.tooDeepAt >= 0)
    return fail(tokens.tooDeepAt, {
      code: 'too-deep',
      what: `values are nested more than ${maxDepth} deep here`,
      why: 'no policy or case needs that',
      mend: 'nest less',
    });
  const sound = soundValue(text, tokens);
  if (sound)
    return { ok: true, value: new JsonDocument({ path: file.path, text }, sound.value), problems: [] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, strictly);
  const problems = errors.slice(0, maxSyntaxProblems).map((error): Problem => {
    const [what, why, mend] = syntaxWords[printParseErrorCode(error.error)] ?? anyFault;
    return problemAt(error.offset, { code: 'bad-json', what, why, mend });
  });
  const placed = new JsonDocument({ path: file.path, text }, undefined, root ?? null);
  const value = root && walk(placed, root, problems);
  if (problems.length > 0 || !root)
    return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
  return { ok: true, value: new JsonDocument({ path: file.path, text }, value, root), problems: [] };
}
