/** What of an edition has conditions: the gate, rules, tables, named conditions, own facts that do not always apply. */
import { pointerOf } from '../places.ts';

/** Something with conditions. */
export interface Subject {
  /** Of the rule, table, fact …, as the desk selects it. */
  readonly pointer: string;
  /** Where its condition stands, or would stand. */
  readonly root: string;
  readonly group: string;
  readonly name: string;
  /** It cannot be without. */
  readonly isRequired: boolean;
  /** One comparison may stand alone; elsewhere it stands in a group. */
  readonly takesLeaf: boolean;
  /** The key that conditions stand before, where they are new. */
  readonly before?: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const nameOf = (value: unknown, otherwise: string): string =>
  isRecord(value) && typeof value['name'] === 'string' && value['name'] !== '' ? value['name'] : otherwise;

function listed(
  document: Record<string, unknown>,
  key: string,
  make: (value: unknown, pointer: string, at: number) => Omit<Subject, 'pointer'>,
): Subject[] {
  return list(document[key]).map((value, i) => {
    const pointer = `/${key}/${i}`;
    return { pointer, ...make(value, pointer, i) };
  });
}

/** Everything with conditions in a document, in reading order; none where it is no edition. */
export function subjectsOf(document: unknown): Subject[] {
  if (!isRecord(document)) return [];
  const none = { isRequired: false, takesLeaf: false };
  const named = isRecord(document['conditions']) ? Object.keys(document['conditions']) : [];
  return [
    ...(isRecord(document['gate'])
      ? [
          {
            pointer: '/gate',
            root: '/gate/conditions',
            group: 'The gate',
            name: 'gate',
            isRequired: true,
            takesLeaf: false,
          },
        ]
      : []),
    ...listed(document, 'rules', (rule, pointer, i) => ({
      ...none,
      root: `${pointer}/conditions`,
      group: 'Rules',
      name: nameOf(rule, `rule ${i + 1}`),
      before: 'event',
    })),
    ...listed(document, 'tables', (table, pointer, i) => ({
      ...none,
      root: `${pointer}/conditions`,
      group: 'Tables',
      name: nameOf(table, `table ${i + 1}`),
      before: 'inputs',
    })),
    ...named.map((name) => {
      const pointer = pointerOf(['conditions', name]);
      return {
        pointer,
        root: pointer,
        group: 'Named conditions',
        name,
        isRequired: true,
        takesLeaf: false,
      };
    }),
    ...listed(document, 'facts', (fact, pointer, i) => ({
      isRequired: false,
      takesLeaf: true,
      root: `${pointer}/when`,
      group: 'When a fact of its own applies',
      name: nameOf(fact, `fact ${i + 1}`),
    })),
  ];
}

/** The subject of what is selected: the rule itself, a row's table. */
export const subjectAt = (subjects: readonly Subject[], selected: string | undefined): Subject | undefined =>
  selected === undefined
    ? undefined
    : subjects.find((one) => selected === one.pointer || selected.startsWith(`${one.pointer}/`));
