/** The outcome of a determination in one sentence, with the reason. */
import type { Bar, Determination, HeadLine, PreparedEdition } from '../model/index.ts';
import { describeAmount } from './amount.ts';
import { because, entryOf } from './because.ts';
import type { ExplanationLine } from './explanation.ts';
import { describeGate } from './head.ts';
import { labelOf } from './names.ts';
import { lineReason } from './explain-money.ts';
import { describeRange, type Figure } from './range.ts';
import { purpose, subject } from './rule.ts';
import { capital, list, unique, unstopped } from './text.ts';
import { headWord, outcomeWord } from './words.ts';

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

/** What of a case is left out or referred, as a sentence. */
export function barLine(edition: PreparedEdition, d: Determination, bar: Bar): ExplanationLine {
  const excluded = typeof bar.of === 'string' ? 'not considered' : 'not counted';
  const verb = { outside: 'outside the policy', exclude: excluded, refer: 'referred' }[bar.effect];
  const what =
    bar.of === 'case' ? 'the case is' : bar.of === 'item' ? `the item is` : subject(edition, bar.of);
  const text = bar.maybe
    ? `${capital(what)} perhaps ${verb}, depending on what is not known: ${unstopped(bar.reason)}`
    : `${capital(what)} ${verb}: ${barReason(edition, d, bar)}`;
  return { text, clauses: bar.clauses, rule: bar.rule, tone: 'warn' };
}

function wholeCaseLines(
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

/** ": £50 for service failure and £30 for missed appointments", each head once; only the heads where some lines are not certain. */
function breakdown(edition: PreparedEdition, lines: readonly HeadLine[]): string {
  const heads = unique(lines.map((line) => line.head));
  if (lines.some((line) => line.maybe))
    return `, under ${list(
      heads.map((head) => headWord(edition, head)),
      'and',
    )}`;
  const parts = heads.map((head) => {
    const own = lines.filter((line) => line.head === head);
    const sum = own.reduce<Figure>(
      (a, b) => ({
        min: a.min === null && b.min === null ? null : (a.min ?? 0) + (b.min ?? 0),
        max: a.max === null || b.max === null ? null : a.max + b.max,
        minExclusive: a.minExclusive === true || b.minExclusive === true,
      }),
      { min: own.every((line) => line.min === null) ? null : 0, max: 0 },
    );
    return `${describeRange(sum)}${purpose(edition, head, '')}`;
  });
  return `: ${list(parts, 'and')}`;
}

function awardLines(edition: PreparedEdition, d: Determination): ExplanationLine[] {
  const counted = d.heads.filter((line) => line.supersededBy === undefined && line.max !== 0);
  const figure =
    d.award.basis === 'unspecified'
      ? 'Money is payable, and its amount is not stated'
      : `${capital(describeRange(d.award))} is payable`;
  const [only] = counted;
  const why = counted.length === 1 && only ? lineReason(edition, d, only) : undefined;
  const detail = why ? `, because ${why}` : counted.length > 1 ? breakdown(edition, counted) : '';
  const lines: ExplanationLine[] = [
    { text: `${figure}${detail}`, clauses: unique(counted.flatMap((line) => line.clauses)) },
  ];
  const gate = d.gate.open === true ? because(edition, [entryOf(d, 'gate')]) : undefined;
  if (gate)
    lines.push({
      text: `What every payment needs is there: ${gate}`,
      clauses: d.gate.clauses,
      rule: 'gate',
      tone: 'muted',
    });
  return lines;
}

/** Why a case that was considered brings nothing: the gate, what is left out, sums of £0, or no rule at all. */
function nothingLines(edition: PreparedEdition, d: Determination): ExplanationLine[] {
  if (d.gate.open === false && d.gate.heads === null) {
    const why = because(edition, [entryOf(d, 'gate')]);
    const text = why
      ? `Nothing is payable, because ${why}`
      : 'Nothing is payable: what every payment needs is not there';
    return [
      { text, clauses: d.gate.clauses, rule: 'gate' },
      { text: describeGate(edition).replace(/ \([^()]*\)$/, ''), clauses: d.gate.clauses, tone: 'muted' },
    ];
  }
  const bars = [...d.exclusions, ...d.referrals].filter((bar) => bar.of !== 'case');
  if (bars.length > 0)
    return [
      {
        text: 'Nothing is payable, because what could have been paid is left out or referred',
        clauses: unique(bars.flatMap((bar) => bar.clauses)),
      },
    ];
  const zero = d.trace.find((entry) => entry.event === 'award' && entry.fired === true);
  const rule = zero && edition.rules.find((r) => r.name === zero.rule);
  if (zero && rule?.event.type === 'award') {
    const amount = describeAmount(edition, rule.event.params.amount);
    const why = because(edition, [zero]);
    const text = `Nothing is payable: the policy gives ${amount}${purpose(edition, rule.event.params.head, amount)}${why ? `, because ${why}` : ''}`;
    return [{ text, clauses: zero.clauses, rule: zero.rule }];
  }
  const clauses = d.gate.heads && d.gate.open === false ? d.gate.clauses : [];
  return [
    {
      text: 'Nothing is payable, because no rule of this policy gives money for what the case says',
      clauses,
    },
  ];
}

function undeterminedLines(edition: PreparedEdition, d: Determination): ExplanationLine[] {
  const outcomes = list((d.outcomes ?? []).map(outcomeWord), 'or');
  const needs = list(
    d.needs.map((name) => `“${labelOf(edition, name)}”`),
    'and',
  );
  const figure = d.award.basis === 'none' ? '' : ` (${describeRange(d.award)})`;
  const text = `Not settled yet: ${outcomes}${figure}${needs ? `, because ${needs} ${d.needs.length === 1 ? 'is' : 'are'} not known` : ''}`;
  return [{ text, clauses: [], tone: 'warn' }];
}

/** The outcome and its reason; what else bars the case follows. */
export function outcomeLines(edition: PreparedEdition, d: Determination): ExplanationLine[] {
  switch (d.outcome) {
    case 'award':
      return awardLines(edition, d);
    case 'no-award':
      return nothingLines(edition, d);
    case 'excluded':
      return wholeCaseLines(edition, d, 'exclude');
    case 'outside-policy':
      return wholeCaseLines(edition, d, 'outside');
    case 'undetermined':
      return undeterminedLines(edition, d);
    case 'referred': {
      const whole = wholeCaseLines(edition, d, 'refer');
      if (whole.length > 0) return whole;
      return [
        {
          text: 'Nothing is payable here, and a part of the case is referred',
          clauses: unique(d.referrals.flatMap((bar) => bar.clauses)),
        },
      ];
    }
  }
}
