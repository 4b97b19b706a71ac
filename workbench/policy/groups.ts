/** Rules in the order in which a reader asks: is it covered, what is paid, who decides, how it is paid. */
import type { EditionView, RuleView } from '../shared/protocol.ts';
import { spaced } from '../shared/words.ts';

export interface RuleGroup {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly rules: readonly RuleView[];
}

const titles: readonly (readonly [string, string])[] = [
  ['gate', 'The gate'],
  ['outside', 'Outside this policy'],
  ['exclude', 'Excluded'],
  ['refer', 'Referred elsewhere'],
  ['award', ''],
  ['limit', 'Limits'],
  ['authorise', 'Who may approve'],
  ['pay', 'How it is paid'],
  ['term', 'Terms of an award'],
  ['remedy', 'Remedies without money'],
  ['flag', 'Flags'],
];

/** How the rules of a head combine, without the head's own name in front: the title has it. */
const noteOf = (text: string, label: string): string =>
  text.toLowerCase().startsWith(label.toLowerCase()) && !/^\p{L}/u.test(text.slice(label.length))
    ? text.slice(label.length).replace(/^[:\s]+/, '')
    : text;

function headGroup(view: EditionView, head: string, rules: readonly RuleView[]): RuleGroup {
  const label = view.edition.heads[head]?.label ?? spaced(head);
  return {
    id: `head-${head}`,
    title: `Award: ${label}`,
    note: noteOf(view.heads[head] ?? '', label),
    rules,
  };
}

/** Groups by kind of event; awards by their head. Empty groups are left out. */
export function groupRules(view: EditionView, rules: readonly RuleView[]): RuleGroup[] {
  return titles.flatMap(([type, title]) => {
    const own = rules.filter((rule) => rule.type === type);
    if (type !== 'award') return own.length === 0 ? [] : [{ id: type, title, rules: own }];
    const heads = [...new Set(own.map((rule) => rule.head ?? ''))];
    return heads.map((head) =>
      headGroup(
        view,
        head,
        own.filter((rule) => (rule.head ?? '') === head),
      ),
    );
  });
}
