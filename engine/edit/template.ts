/** The first text of a policy that nobody has encoded yet. */
import { writeValue } from './layout.ts';

/** What must be known to begin: the landlord's name, the edition's id and first day, and the document that will be read. */
export interface TemplateOf {
  readonly landlord: string;
  /** `landlord@yyyy-mm`. */
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly published?: string | null;
    readonly file?: string | null;
    readonly url?: string | null;
    readonly read?: string | null;
  };
}

const style = { unit: '  ', eol: '\n', colon: ': ', comma: ', ', pad: ' ', flat: false };

const unread = 'Placeholder: nothing has been read from the document yet; this stands for a first clause.';

/** One clause, a gate, a head and a rule, each of which says that it is a placeholder; laid out as the formatter would. */
export function template({ landlord, id, title, from, document: source }: TemplateOf): string {
  const { published = null, file = null, url = null, read = null } = source;
  const flag = {
    kind: 'assumption',
    text: 'This edition is a template: gate, head and amount are placeholders until the clauses are encoded.',
  };
  const edition = {
    $schema: '../../schema/policy.schema.json',
    id,
    landlord,
    title,
    status: 'draft',
    from,
    to: null,
    reviewBy: null,
    documents: [{ id: source.id, title: source.title, published, file, url, read }],
    clauses: [{ ref: '1', summary: unread, encoded: true }],
    profile: {},
    gate: {
      conditions: { all: [{ fact: 'landlordResponsibility', operator: 'notEqual', value: 'none' }] },
      clauses: ['1'],
      note: 'Placeholder: most policies pay only where the landlord is at least partly responsible.',
    },
    heads: { 'service-failure': { hitPolicy: 'first', category: 'goodwill' } },
    rules: [
      {
        name: 'placeholder',
        note: 'Replace it by the rules of the document.',
        conditions: { all: [{ fact: 'impact', operator: 'notEqual', value: 'none' }] },
        event: {
          type: 'award',
          params: {
            head: 'service-failure',
            amount: { unspecified: 'the amounts are not encoded yet' },
            flags: [flag],
            clauses: ['1'],
          },
        },
      },
    ],
  };
  return `${writeValue(style, edition, 'many', '', 0)}\n`;
}
