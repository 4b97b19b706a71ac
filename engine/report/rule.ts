/** Rules as sentences, each with its clauses at the end. */
import type { Event, PreparedEdition, PreparedRule } from '../model/index.ts';
import { describeAmount } from './amount.ts';
import { cited } from './citation.ts';
import { describeCondition } from './condition.ts';
import { nounOf } from './names.ts';
import { purpose, reasonWhere, subject, where } from './rule-parts.ts';
import { factsOfAmount } from './simplify.ts';
import { capital, list, spaced, unstopped, withArticle } from './text.ts';
import { poundsText } from './values.ts';
import { flagKindWord, headWord, remedyWord, termWord } from './words.ts';

type Params<T extends Event['type']> = Extract<Event, { type: T }>['params'];

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
  const unread = params.unspecified ? ` (${unstopped(params.unspecified)})` : '';
  const who = params.role
    ? `approved by ${withArticle(params.role)}`
    : `who approves cannot be read${unread}`;
  const heads = params.heads?.map((head) => purpose(edition, head, '').trim()) ?? [];
  const when = where(edition, rule.conditions, '');
  if (heads.length > 0) return `${who}${when}, if something is payable ${list(heads, 'or')}`;
  return `${who}${when || ', whatever the sum'}`;
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
