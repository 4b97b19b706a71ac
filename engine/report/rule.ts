/** Rules as sentences, each with its clauses at the end. */
import type { Condition, Event, PreparedEdition, PreparedRule } from '../model/index.ts';
import { describeAmount } from './amount.ts';
import { cited } from './citation.ts';
import { describeBeyond, describeCondition } from './condition.ts';
import { evidencedLosses } from './quantities.ts';
import { factsOfAmount } from './simplify.ts';
import { capital, hasComma, list, singular, spaced, unstopped, withArticle } from './text.ts';
import { nounOf } from './names.ts';
import { poundsText } from './values.ts';
import { flagKindWord, headWord, remedyWord, termWord } from './words.ts';

type Params<T extends Event['type']> = Extract<Event, { type: T }>['params'];

/** " where …", set off by a comma after text that has commas of its own; nothing where the rule always holds, or asks only for some of `facts`. */
function where(
  edition: PreparedEdition,
  conditions: Condition | null,
  before: string,
  facts: readonly string[] = [],
): string {
  const text = conditions && describeBeyond(edition, conditions, facts);
  return text ? `${hasComma(before) ? ',' : ''} where ${text}` : '';
}

/** A reason and when it holds: "a third party’s fault, where a third party was at fault"; a reason that is the condition is not told twice. */
function reasonWhere(
  edition: PreparedEdition,
  conditions: Condition | null,
  given: string,
  facts: readonly string[] = [],
): string {
  const reason = unstopped(given);
  const text = conditions && describeBeyond(edition, conditions, facts);
  if (!text || text === reason) return reason;
  return text.startsWith(`${reason} and `) || text.startsWith(`${reason}, `)
    ? text
    : `${reason}, where ${text}`;
}

/** What a payment is for: "for service failure", "as goodwill"; nothing where the amount says so itself. */
export function purpose(edition: PreparedEdition, head: string, amountText: string): string {
  const word = headWord(edition, head);
  if (head === 'goodwill' || head === 'reimbursement') return ` as ${word}`;
  if (head === 'ombudsman-order') return ` under ${word}`;
  return amountText.includes(word) || amountText.includes(singular(word)) ? '' : ` for ${word}`;
}

function authority(params: { role?: string | null; unspecified?: string }): string {
  if (params.role) return `; approved by ${withArticle(params.role)}`;
  return params.role === null
    ? `; who approves cannot be read${params.unspecified ? `: ${unstopped(params.unspecified)}` : ''}`
    : '';
}

/** ", for each person" where a rule looks at an edition's own kind of item; the shared kinds are told by the head. */
function forKind(edition: PreparedEdition, rule: PreparedRule): string {
  const kind = edition.edition.kinds?.find((k) => k.name === rule.for);
  return kind ? ` for each ${kind.label.toLowerCase()}` : '';
}

function awardText(edition: PreparedEdition, rule: PreparedRule, params: Params<'award'>): string {
  const amount = describeAmount(edition, params.amount);
  const start = `${amount}${purpose(edition, params.head, amount)}${forKind(edition, rule)}`;
  return `${start}${where(edition, rule.conditions, start, factsOfAmount(params.amount))}${authority(params)}`;
}

/** Heads and losses that a bar is of, as the subject of a sentence, with its verb: "the evidenced cost of own repairs is". */
export function subject(edition: PreparedEdition, of: readonly string[]): string {
  const evidenced = of.filter((name) => evidencedLosses[name]);
  const told = evidenced.map((name) => evidencedLosses[name] ?? '');
  const parts = of
    .filter((name) => !evidencedLosses[name])
    .map((name) =>
      edition.facts.has(name) ? nounOf(edition, name) : `payment for ${headWord(edition, name)}`,
    );
  if (evidenced.length > 0) parts.unshift(`the evidenced cost of ${list(told, 'and')}`);
  return `${list(parts, 'and')} ${parts.length > 1 ? 'are' : 'is'}`;
}

function barText(
  edition: PreparedEdition,
  rule: PreparedRule,
  verb: string,
  params: Params<'exclude' | 'refer'>,
): string {
  const { of } = params;
  const late = 'timeBar' in params && params.timeBar ? ', unless there is good reason for a late claim' : '';
  const told = `${reasonWhere(edition, rule.conditions, params.reason, typeof of === 'string' ? [] : of)}${late}`;
  if (of === 'case') return `${verb}: ${told}`;
  const what = of === 'item' ? `the ${rule.for ? spaced(rule.for) : 'item'} is` : subject(edition, of);
  return `${what} ${verb === 'not considered' && of !== 'item' ? 'not counted' : verb}: ${told}`;
}

function limitText(edition: PreparedEdition, rule: PreparedRule, params: Params<'limit'>): string {
  const cap = typeof params.cap === 'number' ? poundsText(params.cap) : nounOf(edition, params.cap);
  const heads = params.of === 'case' ? [] : params.of.map((head) => headWord(edition, head));
  const of =
    heads.length === 0
      ? 'in all'
      : `for ${params.per === 'head' && heads.length > 1 ? 'each of ' : ''}${list(heads, 'and')}`;
  const kind =
    edition.edition.kinds?.find((k) => k.name === rule.for)?.label.toLowerCase() ??
    (rule.for ? spaced(rule.for) : 'item');
  const per = { item: `, for each ${kind}`, head: '', case: ' in one case', household: ' in one household' }[
    params.per
  ];
  const start = `no more than ${cap} ${of}${per}`;
  return `${start}${where(edition, rule.conditions, start)}`;
}

const routes = {
  direct: 'paid directly to the customer',
  'arrears-first': 'set against arrears first, the balance paid to the customer',
  'rent-account': 'paid to the rent account',
};

function payText(edition: PreparedEdition, rule: PreparedRule, params: Params<'pay'>): string {
  const at = edition.rules.indexOf(rule);
  const earlier = edition.rules.slice(0, Math.max(0, at)).some((r) => r.event.type === 'pay');
  const what = params.heads
    ? ` (${list(
        params.heads.map((head) => headWord(edition, head)),
        'and',
      )} only)`
    : '';
  const start = `${earlier ? 'otherwise ' : ''}${routes[params.route]}${what}`;
  return `${start}${where(edition, rule.conditions, start)}`;
}

function authoriseText(edition: PreparedEdition, rule: PreparedRule, params: Params<'authorise'>): string {
  const who = params.role
    ? `approved by ${withArticle(params.role)}`
    : `who approves cannot be read${params.unspecified ? ` (${unstopped(params.unspecified)})` : ''}`;
  const heads = params.heads
    ? `, if there is payment for ${list(
        params.heads.map((head) => headWord(edition, head)),
        'or',
      )},`
    : '';
  if (rule.conditions) return `${who}${heads}${where(edition, rule.conditions, '')}`;
  return heads ? `${who}${heads.replace(/,$/, '')}` : `${who}, whatever the sum`;
}

function remedyText(edition: PreparedEdition, rule: PreparedRule, params: Params<'remedy'>): string {
  const start = `remedy besides money: ${remedyWord(params.remedy)}`;
  return `${start}${rule.conditions ? `, where ${describeCondition(edition, rule.conditions)}` : ''}`;
}

function eventText(edition: PreparedEdition, rule: PreparedRule): string {
  const { event } = rule;
  const when = rule.conditions ? `, where ${describeCondition(edition, rule.conditions)}` : '';
  switch (event.type) {
    case 'outside':
      return `outside this policy: ${reasonWhere(edition, rule.conditions, event.params.reason)}`;
    case 'exclude':
      return barText(edition, rule, 'not considered', event.params);
    case 'refer':
      return barText(edition, rule, 'referred', event.params);
    case 'award':
      return awardText(edition, rule, event.params);
    case 'limit':
      return limitText(edition, rule, event.params);
    case 'remedy':
      return remedyText(edition, rule, event.params);
    case 'authorise':
      return authoriseText(edition, rule, event.params);
    case 'pay':
      return payText(edition, rule, event.params);
    case 'term':
      return `term of ${rule.conditions ? 'an' : 'every'} award: ${termWord(event.params.term)}${when}`;
    case 'flag':
      return `${flagKindWord(event.params.kind)}${when}: ${unstopped(event.params.text)}`;
  }
}

/** A rule as one sentence that starts with a capital and ends with its clauses: "Up to £100 for complaint handling where complaint handling was poor (¶14)". */
export const describeRule = (edition: PreparedEdition, rule: PreparedRule): string =>
  `${capital(eventText(edition, rule))}${cited(rule.event.params.clauses)}`;
