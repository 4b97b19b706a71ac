/** One change of an edition in one sentence, and why an order matters. */
import type { PreparedEdition } from '../model/index.ts';
import type { EditionChange } from './editions-model.ts';
import type { EditionPart, Element } from './editions-elements.ts';

const partWords: Readonly<Record<EditionPart, string>> = {
  header: 'the header',
  document: 'document',
  'not-held': 'document not held',
  gate: 'the gate',
  head: 'head',
  exclusive: 'heads of which one counts',
  role: 'role',
  table: 'table',
  row: 'row',
  rule: 'rule',
  condition: 'condition',
  parameter: 'parameter',
  derived: 'derived fact',
  fact: 'fact',
  kind: 'kind of item',
  profile: 'what the policy says of',
  clause: 'clause',
  correction: 'correction',
};

/** "rule `heating`", "row `low` of table `impact-bands`", "the gate". */
function subject({ part, name, table }: Pick<EditionChange, 'part' | 'name' | 'table'>): string {
  if (part === 'gate' || part === 'header') return partWords[part];
  return `${partWords[part]} \`${name}\`${table === undefined ? '' : ` of table \`${table}\``}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The change as one sentence without a full stop. */
export function changeText(change: Omit<EditionChange, 'text'>): string {
  const what = capital(subject(change));
  const { kind, before, after } = change;
  if (kind === 'added') return `${what} is new: ${after?.text ?? ''}`;
  if (kind === 'removed') return `${what} is gone: ${before?.text ?? ''}`;
  if (kind === 'renamed') return `${what} was called \`${before?.name ?? ''}\``;
  if (kind === 'moved') {
    const why = change.order === undefined ? 'nothing turns on the order' : change.order;
    return `${what} moved from place ${before?.place ?? 0} to ${after?.place ?? 0}: ${why}`;
  }
  const told = change.fields.map(({ field, before: was, after: is }) => {
    if (!was) return `${field} is new: ${is?.text ?? ''}`;
    return is ? `${field} was ${was.text}, is ${is.text}` : `${field} is gone: ${was.text}`;
  });
  return `${what}: ${told.join('; ')}`;
}

/** Why the place of a rule or row among its siblings decides something; undefined where it does not. */
function ruleOrder(edition: PreparedEdition, element: Element): string | undefined {
  const { event } = edition.rules.find(({ pointer }) => pointer === element.pointer) ?? {};
  if (event?.type === 'pay') return 'the first route that holds for a head counts';
  if (event?.type === 'limit') return 'limits cut one after the other';
  if (event?.type !== 'award') return undefined;
  const head = edition.edition.heads[event.params.head];
  return head?.hitPolicy === 'first' ? `of \`${event.params.head}\` the first that holds counts` : undefined;
}

function orderIn(edition: PreparedEdition, element: Element): string | undefined {
  const { part, name } = element;
  if (part === 'rule' || part === 'row') return ruleOrder(edition, element);
  if (part === 'role') return 'a role stands above those before it';
  if (part === 'head')
    return edition.edition.exclusive?.some(({ heads }) => heads.includes(name))
      ? 'of exclusive heads with equal sums the first counts'
      : undefined;
  if (part !== 'table') return undefined;
  const rules = edition.rules.filter(({ table }) => table === name);
  return rules
    .map((rule) => ruleOrder(edition, { ...element, pointer: rule.pointer }))
    .find((why) => why !== undefined);
}

/** Why the order matters for an element that moved, in either edition; undefined where nothing turns on it. */
export function orderReason(
  [before, after]: readonly [PreparedEdition, PreparedEdition],
  [one, other]: readonly [Element, Element],
): string | undefined {
  return orderIn(after, other) ?? orderIn(before, one);
}
