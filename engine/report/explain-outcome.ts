/** The outcome of a determination in one sentence, with the reason. */
import type { Case, Determination, PreparedEdition } from '../model/index.ts';
import { describeAmount } from './amount.ts';
import { because, entryOf } from './because.ts';
import { bites, wholeCaseLines } from './explain-bars.ts';
import { breakdown, lineReason } from './explain-money.ts';
import type { ExplanationLine } from './explanation.ts';
import { describeGate } from './head.ts';
import { labelOf } from './names.ts';
import { describeRange } from './range.ts';
import { purpose } from './rule-parts.ts';
import { capital, list, unique } from './text.ts';
import { outcomeWord } from './words.ts';

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
function nothingLines(edition: PreparedEdition, c: Case, d: Determination): ExplanationLine[] {
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
  const bars = [...d.exclusions, ...d.referrals].filter(
    (bar) => bar.of !== 'case' && bites(edition, c, d, bar),
  );
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
export function outcomeLines(edition: PreparedEdition, c: Case, d: Determination): ExplanationLine[] {
  switch (d.outcome) {
    case 'award':
      return awardLines(edition, d);
    case 'no-award':
      return nothingLines(edition, c, d);
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
