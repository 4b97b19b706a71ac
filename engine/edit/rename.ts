/** Renaming what a landlord's edition declares, everywhere at once. */
import { allSteps } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { kindOf, type Occurrence, type Space } from './outline.ts';
import { usesOf } from './symbols.ts';
import { type Documents, outlineAt, type RuleSymbol, type SymbolKind } from './world.ts';
import { parseText, refusal, type TextEdit } from './text.ts';

/** Edits by path; a path without edits is not there. */
export type EditsByPath = ReadonlyMap<string, readonly TextEdit[]>;

const camel = { form: /^[a-z][A-Za-z0-9]*$/, mend: 'write it in camelCase' };
const kebab = { form: /^[a-z0-9]+(-[a-z0-9]+)*$/, mend: 'write lower-case words joined by hyphens' };

/** What can be renamed, how its name is written, and what else may not have that name. */
const kinds: Partial<Record<SymbolKind, { form: RegExp; mend: string; beside: readonly Space[] }>> = {
  fact: { ...camel, beside: ['fact', 'derived', 'parameter', 'head'] },
  derived: { ...camel, beside: ['fact', 'derived', 'parameter'] },
  parameter: { ...camel, beside: ['fact', 'derived', 'parameter'] },
  condition: { ...kebab, beside: ['condition'] },
  head: { ...kebab, beside: ['head', 'fact'] },
  rule: { ...kebab, beside: [] },
  table: { ...kebab, beside: ['table'] },
  row: { ...kebab, beside: [] },
};

const reserved = new Set<string>([
  ...allSteps,
  'asOf',
  'awardMin',
  'awardMax',
  'ombudsman-order',
  'case',
  'item',
]);

type Refusal = ReturnType<typeof refusal>;

const taken = (name: string, where: string): Refusal =>
  refusal(
    'name-taken',
    `\`${name}\` is a name already in \`${where}\``,
    'a name means one thing',
    'choose another name',
    {
      file: where,
    },
  );

const definitions = (documents: Documents, path: string): readonly Occurrence[] =>
  outlineAt(documents, path)?.occurrences.filter((one) => one.definition === true) ?? [];

/** The names under which the rules of an edition fire, once a symbol has its new name; `wanted` are those that it makes. */
function ruleNames(
  documents: Documents,
  symbol: RuleSymbol,
  newName: string,
): { readonly wanted: readonly string[]; readonly others: ReadonlySet<string> } {
  const wanted: string[] = [];
  const others = new Set<string>();
  for (const { space, name, of } of definitions(documents, symbol.home)) {
    if (space === 'rule') {
      if (symbol.kind === 'rule' && symbol.name === name) wanted.push(newName);
      else others.add(name);
    } else if (space === 'row' && of !== undefined) {
      const isTable = symbol.kind === 'table' && symbol.name === of;
      const isRow = symbol.kind === 'row' && symbol.name === name && symbol.of === of;
      if (isTable || isRow) wanted.push(isTable ? `${newName}-${name}` : `${of}-${newName}`);
      else others.add(`${of}-${name}`);
    }
  }
  return { wanted, others };
}

/** Where a name is taken already by something that shares its namespace; undefined where it is free. */
function clash(documents: Documents, symbol: RuleSymbol, newName: string): string | undefined {
  const { wanted, others } = ruleNames(documents, symbol, newName);
  if (wanted.some((name, i) => others.has(name) || wanted.indexOf(name) !== i)) return symbol.home;
  const beside = kinds[symbol.kind]?.beside ?? [];
  // A fact is one thing in all editions and cases; the rest belongs to its own edition and looks at the vocabulary.
  const everywhere = symbol.kind === 'fact';
  for (const path of documents.keys()) {
    const kind = kindOf(path);
    if (kind !== 'vocabulary' && (kind !== 'edition' || (path !== symbol.home && !everywhere))) continue;
    if (definitions(documents, path).some((one) => one.name === newName && beside.includes(one.space)))
      return path;
  }
  return undefined;
}

/** The problems of documents whose names cannot be found, because they do not parse. */
function unreadable(documents: Documents): Problem[] {
  return [...documents].flatMap(([path, text]) => {
    const parsed = kindOf(path) ? parseText(text) : undefined;
    return parsed && !parsed.ok ? parsed.problems.map((problem) => ({ ...problem, file: path })) : [];
  });
}

/** Why a symbol cannot have this name; undefined where it can. */
function refused(documents: Documents, symbol: RuleSymbol, newName: string): Refusal | undefined {
  const how = kinds[symbol.kind];
  const vocabulary = kindOf(symbol.home) === 'vocabulary';
  if (!how || vocabulary || kindOf(symbol.home) !== 'edition' || reserved.has(symbol.name))
    return refusal(
      'cannot-rename',
      `\`${symbol.name}\` cannot be renamed here`,
      vocabulary
        ? 'the shared vocabulary is what all editions and cases are written in'
        : 'its name is not the landlord’s own choice: it stands in a source or in the format',
      'rename a landlord’s own fact, derived fact, parameter, condition, head, rule, table or row',
    );
  if (!how.form.test(newName))
    return refusal(
      'bad-format',
      `\`${newName}\` is not a name of this kind`,
      'names of one kind look alike',
      how.mend,
    );
  if (reserved.has(newName))
    return refusal(
      'reserved-name',
      `\`${newName}\` cannot be declared`,
      'it is a word of the format',
      'choose another name',
    );
  const where = clash(documents, symbol, newName);
  return where === undefined ? undefined : taken(newName, where);
}

/**
 * Renames a landlord's own fact, derived fact, parameter, named condition, head, rule, table or row wherever it stands:
 * in its edition, in the cases that use it or expect it of that edition, and for a fact in every edition that declares
 * it. No edits where the name stays. Problems: `cannot-rename`, `bad-format`, `reserved-name`, `name-taken`,
 * `no-such-place`, and those of documents that do not parse.
 */
export function renameSymbol(documents: Documents, symbol: RuleSymbol, newName: string): Result<EditsByPath> {
  const edits = new Map<string, TextEdit[]>();
  if (newName === symbol.name) return { ok: true, value: edits, problems: [] };
  const broken = unreadable(documents);
  if (broken.length > 0) return { ok: false, problems: broken };
  const refusing = refused(documents, symbol, newName);
  if (refusing) return refusing;
  for (const { path, offset, length } of usesOf(documents, symbol))
    edits.set(path, [...(edits.get(path) ?? []), { offset, length, text: newName }]);
  if (edits.size > 0) return { ok: true, value: edits, problems: [] };
  return refusal(
    'no-such-place',
    `nothing is called \`${symbol.name}\` there`,
    'it is gone',
    'look it up again',
  );
}
