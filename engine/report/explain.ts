/** The explanation of a determination: every screen draws it, the command line prints it. */
import type { Case, Determination, FlagKind, PreparedEdition } from '../model/index.ts';
import { flagKinds } from '../model/index.ts';
import { readableDate } from '../dates.ts';
import { statements } from './because.ts';
import { awardLines, headLineText, maybeText, netLines } from './explain-money.ts';
import { authorityLines, paymentLines } from './explain-payment.ts';
import { barLine } from './explain-bars.ts';
import { outcomeLines } from './explain-outcome.ts';
import type { ExplanationLine, ExplanationSection } from './explanation.ts';
import { labelOf } from './names.ts';
import { capital, unstopped } from './text.ts';
import { remedyWord, statusWord, stepWord, termWord } from './words.ts';

/** A sentence of the engine for a reader: dates spelt out, a capital, no full stop. */
const spelt = (text: string): string =>
  capital(unstopped(text)).replace(/\b\d{4}-\d{2}-\d{2}\b/g, readableDate);

const flagTitles: Readonly<Record<FlagKind, string>> = {
  assumption: 'What was assumed of the policy',
  ambiguity: 'What the policy leaves unclear',
  discretion: 'What is left to judgement',
  conflict: 'What contradicts itself',
  warning: 'Warnings',
};

function flagSections(d: Determination): ExplanationSection[] {
  return flagKinds.map((kind) => ({
    id: `flags-${kind}`,
    title: flagTitles[kind],
    lines: d.flags
      .filter((flag) => flag.kind === kind)
      .map((flag): ExplanationLine => ({
        text: `${spelt(flag.text)}${maybeText(flag.maybe)}`,
        clauses: flag.clauses,
        tone: kind === 'warning' || kind === 'conflict' ? 'warn' : 'plain',
      })),
  }));
}

/** Terms, remedies and partial bars. */
function consequenceLines(
  edition: PreparedEdition,
  c: Case,
  d: Determination,
): Record<'terms' | 'remedies' | 'leftOut', ExplanationLine[]> {
  const partial = [...d.exclusions, ...d.referrals].filter(
    (bar) => bar.of !== 'case' || d.outcome === 'undetermined',
  );
  return {
    terms: d.terms.map((t) => ({
      text: `${capital(termWord(t.term))}${maybeText(t.maybe)}`,
      clauses: t.clauses,
      rule: t.rule,
    })),
    remedies: d.remedies.map((r) => ({
      text: `${capital(remedyWord(r.remedy))}${maybeText(r.maybe)}`,
      clauses: r.clauses,
      rule: r.rule,
    })),
    leftOut: partial.map((bar) => barLine(edition, c, d, bar)),
  };
}

const clockTone = (status: string): ExplanationLine['tone'] =>
  status === 'not-met' || status === 'overdue' ? 'warn' : status === 'not-applicable' ? 'muted' : 'plain';

/** Deadlines, and this case's timeline against the Code. */
function clockLines(d: Determination): Record<'deadlines' | 'compliance', ExplanationLine[]> {
  return {
    deadlines: d.deadlines.map((due) => ({
      text: `${capital(stepWord(due.step))}: due by ${readableDate(due.due)}`,
      clauses: due.clauses,
    })),
    compliance: d.compliance.map((step) => ({
      text: `${capital(statusWord(step.status))}: ${spelt(step.text)}`,
      clauses: [`code-2024#${step.provision}`],
      tone: clockTone(step.status),
    })),
  };
}

/** The value that a case gives to a fact, in its own facts or in the first item that has it. */
function valueIn(c: Case, name: string): unknown {
  const records = [c.facts, ...(c.items ?? []).map((item) => item.facts ?? {})];
  return records.find((facts) => Object.hasOwn(facts, name))?.[name];
}

/** What is not known, what was taken for granted, and what this edition never looks at. */
function knowledgeLines(
  edition: PreparedEdition,
  c: Case,
  d: Determination,
): Record<'needs' | 'assumed' | 'unread', ExplanationLine[]> {
  const line = (text: string): ExplanationLine => ({ text: capital(text), clauses: [], tone: 'muted' });
  return {
    needs: d.needs.map((name) => ({
      text: capital(edition.facts.get(name)?.question ?? labelOf(edition, name)),
      clauses: [],
      tone: 'warn',
    })),
    assumed: statements(
      edition,
      d.assumed.map((name) => [name, edition.facts.get(name)?.default] as const),
    ).map(line),
    unread: statements(
      edition,
      d.unread.map((name) => [name, valueIn(c, name)] as const),
    ).map(line),
  };
}

/**
 * A determination in plain English, in the order in which a reader asks: the outcome with its reason, how the award is
 * made up, net, terms, authority, payment, remedies, what is left out, what would have been payable, flags by kind,
 * deadlines, the Code's clock, what is not known and matters, what was assumed, what is never looked at. Only sections
 * with lines. `edition` and `c` are those that the determination was made from.
 */
export function explain(edition: PreparedEdition, c: Case, d: Determination): ExplanationSection[] {
  const { terms, remedies, leftOut } = consequenceLines(edition, c, d);
  const { deadlines, compliance } = clockLines(d);
  const { needs, assumed, unread } = knowledgeLines(edition, c, d);
  const sections: ExplanationSection[] = [
    { id: 'outcome', title: 'Outcome', lines: outcomeLines(edition, c, d) },
    { id: 'award', title: 'How the award is made up', lines: awardLines(edition, c, d) },
    { id: 'net', title: 'What is left to pay', lines: netLines(c, d) },
    { id: 'terms', title: 'Terms', lines: terms },
    { id: 'authority', title: 'Who approves', lines: authorityLines(d) },
    { id: 'payment', title: 'Where the money goes', lines: paymentLines(edition, d) },
    { id: 'remedies', title: 'Besides money', lines: remedies },
    { id: 'left-out', title: 'What is left out or referred', lines: leftOut },
    {
      id: 'but-for',
      title: 'What would have been payable',
      lines: d.butFor.map((line) => headLineText(edition, c, d, line)),
    },
    ...flagSections(d),
    { id: 'deadlines', title: 'The policy’s own deadlines', lines: deadlines },
    { id: 'compliance', title: 'The Code’s clock', lines: compliance },
    { id: 'needs', title: 'Not known, and it still matters', lines: needs },
    { id: 'assumed', title: 'Taken as given, because nothing was said', lines: assumed },
    { id: 'unread', title: 'What this edition never looks at', lines: unread },
  ];
  return sections.filter((section) => section.lines.length > 0);
}
