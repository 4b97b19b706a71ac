/** What keeps a case, or a part of it, out: in lines. */
import type { Bar, Case, Determination, PreparedEdition } from '../model/index.ts';
import { because, entryOf } from './because.ts';
import { itemText } from './explain-money.ts';
import type { ExplanationLine } from './explanation.ts';
import { subject } from './rule-parts.ts';
import { capital, unstopped } from './text.ts';

/** ", because …", unless the reason says the same already. */
const reasoned = (reason: string, clause: string | undefined): string =>
  clause && clause !== reason ? `${reason}, because ${clause}` : reason;

const barReason = (edition: PreparedEdition, d: Determination, bar: Bar): string =>
  reasoned(unstopped(bar.reason), because(edition, [entryOf(d, bar.rule, bar.item)]));

const barLead = {
  outside: 'This policy does not govern the case',
  exclude: 'The policy will not consider the case',
  refer: 'The case is referred',
} as const;

/** Whether a bar of a part keeps out anything that this case has: a loss with a sum, or a head of which a rule held. */
export function bites(edition: PreparedEdition, c: Case, d: Determination, bar: Bar): boolean {
  if (typeof bar.of === 'string') return true;
  const given = [c.facts, ...(c.items ?? []).map((item) => item.facts ?? {})];
  const heads = new Set(
    d.trace
      .filter((entry) => entry.event === 'award' && entry.fired !== false)
      .map((entry) => edition.rules.find((rule) => rule.name === entry.rule)?.event)
      .map((event) => (event?.type === 'award' ? event.params.head : '')),
  );
  return bar.of.some(
    (name) => heads.has(name) || given.some((facts) => facts[name] === null || Number(facts[name] ?? 0) > 0),
  );
}

/** What of a case is left out or referred, as a sentence; muted where the case has nothing of the kind. */
export function barLine(edition: PreparedEdition, c: Case, d: Determination, bar: Bar): ExplanationLine {
  const excluded = typeof bar.of === 'string' ? 'not considered' : 'not counted';
  const verb = { outside: 'outside the policy', exclude: excluded, refer: 'referred' }[bar.effect];
  const what =
    bar.of === 'case'
      ? 'the case is'
      : bar.of === 'item'
        ? `the item${itemText(c, bar.item)} is`
        : subject(edition, bar.of);
  const text = bar.maybe
    ? `${capital(what)} perhaps ${verb}, depending on what is not known: ${unstopped(bar.reason)}`
    : `${capital(what)} ${verb}: ${barReason(edition, d, bar)}`;
  return { text, clauses: bar.clauses, rule: bar.rule, tone: bites(edition, c, d, bar) ? 'warn' : 'muted' };
}

/** Every bar of the whole case: those of the effect that decides first, then the others. */
export function wholeCaseLines(
  edition: PreparedEdition,
  d: Determination,
  effect: Bar['effect'],
): ExplanationLine[] {
  const bars = [...d.exclusions, ...d.referrals].filter((bar) => bar.of === 'case');
  const first = bars.filter((bar) => bar.effect === effect);
  const others = bars.filter((bar) => bar.effect !== effect);
  const line = (bar: Bar, lead: string): ExplanationLine => ({
    text: `${lead}: ${barReason(edition, d, bar)}`,
    clauses: bar.clauses,
    rule: bar.rule,
    tone: 'warn',
  });
  return [
    ...first.map((bar, i) => line(bar, i === 0 ? barLead[effect] : 'Also')),
    ...others.map((bar) =>
      line(bar, `Besides, ${barLead[bar.effect].replace(/^The /, 'the ').replace(/^This /, 'this ')}`),
    ),
  ];
}
