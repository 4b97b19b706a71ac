/** Names as they are looked up over all documents: what defines them, and which edition a case means. */
import { type Choosable, chooseEdition } from '../read/choose.ts';
import { type DocumentKind, kindOf, type Occurrence, type Outline, outlineOf } from './outline.ts';
import { walkCases } from './walk-cases.ts';
import { walkCode, walkEdition, walkSelfAssessment, walkVocabulary } from './walk-rules.ts';

/** Texts by path: those of `rules/` and `fixtures/`, unsaved ones in place of the saved. */
export type Documents = ReadonlyMap<string, string>;

export type SymbolKind =
  | 'fact'
  | 'derived'
  | 'parameter'
  | 'condition'
  | 'head'
  | 'rule'
  | 'table'
  | 'row'
  | 'role'
  | 'clause'
  | 'value'
  | 'kind';

/** A thing with a name. Two are the same where all fields are equal. */
export interface RuleSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The document that defines it: the vocabulary, a code, or an edition. A fact that several editions declare is one thing; the first of them is its home. */
  readonly home: string;
  /** The fact of a value, the table of a row. */
  readonly of?: string;
}

/** A name where it stands: `offset` and `length` without quotes. */
export interface Place {
  readonly path: string;
  readonly pointer: string;
  readonly offset: number;
  readonly length: number;
}

export interface SymbolPlace extends Place {
  readonly symbol: RuleSymbol;
  readonly isDefinition: boolean;
}

const walks = {
  edition: walkEdition,
  vocabulary: walkVocabulary,
  code: walkCode,
  'self-assessment': walkSelfAssessment,
  cases: walkCases,
};

/** The names in a text of an edition, wherever it stands; none where it does not parse. */
export const namesOfEdition = (text: string): readonly Occurrence[] =>
  outlineOf(walks, 'rules/policies/edition.json', text)?.occurrences ?? [];

/** The outline of a document of the library; null where it is not there or does not parse. */
export function outlineAt(documents: Documents, path: string): Outline | null {
  const text = documents.get(path);
  return text === undefined ? null : outlineOf(walks, path, text);
}

interface Named extends Choosable {
  readonly path: string;
}

/** The documents as names are looked up in them. Made anew for each question; what it holds is found lazily. */
export class World {
  private readonly paths: Readonly<Record<DocumentKind, string[]>>;
  private editions: readonly Named[] | undefined;

  constructor(readonly documents: Documents) {
    this.paths = { edition: [], vocabulary: [], code: [], 'self-assessment': [], cases: [] };
    for (const path of [...documents.keys()].sort()) {
      const kind = kindOf(path);
      if (kind) this.paths[kind].push(path);
    }
  }

  defines(
    path: string | undefined,
    space: Occurrence['space'],
    name: string,
    of?: string,
  ): Occurrence | undefined {
    const outline = path === undefined ? null : outlineAt(this.documents, path);
    return outline?.byName
      .get(name)
      ?.find((one) => one.definition === true && one.space === space && (of === undefined || one.of === of));
  }

  /** A fact of the vocabulary, or of an edition: that of the place itself, else the first that declares it. */
  fact(name: string, only?: string): RuleSymbol | null {
    const vocabulary = this.paths.vocabulary.find((path) => this.defines(path, 'fact', name));
    if (vocabulary !== undefined) return { kind: 'fact', name, home: vocabulary };
    if (only !== undefined && !this.defines(only, 'fact', name)) return null;
    const home = this.paths.edition.find((path) => this.defines(path, 'fact', name));
    return home === undefined ? null : { kind: 'fact', name, home };
  }

  own(path: string | undefined, kind: SymbolKind & Occurrence['space'], name: string): RuleSymbol | null {
    return path !== undefined && this.defines(path, kind, name) ? { kind, name, home: path } : null;
  }

  value(name: string, of: string, only?: string): RuleSymbol | null {
    const fact = this.fact(of, only);
    return fact && this.defines(fact.home, 'value', name, of)
      ? { kind: 'value', name, home: fact.home, of }
      : null;
  }

  /** A clause: of the edition itself, or `document#ref` of a code or self-assessment. */
  clause(path: string | undefined, name: string): RuleSymbol | null {
    const own = this.own(path, 'clause', name);
    const hash = name.indexOf('#');
    if (own || hash <= 0) return own;
    const [of, ref] = [name.slice(0, hash), name.slice(hash + 1)];
    const home = [...this.paths.code, ...this.paths['self-assessment']].find((candidate) =>
      this.defines(candidate, 'clause', ref, of),
    );
    return home === undefined ? null : { kind: 'clause', name: ref, home, of };
  }

  /** The edition that a case means by a landlord or an edition id. */
  editionFor(policy: string, dates: Occurrence['dates']): string | undefined {
    this.editions ??= this.readEditions();
    return chooseEdition({ editions: this.editions }, policy, dates ?? {})?.edition.path;
  }

  /** The editions by the day on which they begin. */
  private readEditions(): readonly Named[] {
    const named = this.paths.edition.flatMap((path): Named[] => {
      const value = outlineAt(this.documents, path)?.value as Partial<Choosable['edition']> | undefined;
      if (typeof value?.id !== 'string' || typeof value.from !== 'string') return [];
      const { id, from, to, status = 'draft', reference } = value;
      return [{ path, landlordId: id.split('@')[0] ?? id, edition: { id, from, to, status, reference } }];
    });
    return named.sort((a, b) => (a.edition.from < b.edition.from ? -1 : 1));
  }
}
