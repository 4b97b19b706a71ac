/** Who approves an award, and where it goes, in lines. */
import type { Determination, PreparedEdition } from '../model/index.ts';
import { maybeText } from './explain-money.ts';
import type { ExplanationLine } from './explanation.ts';
import { describeRange } from './range.ts';
import { capital, list, withArticle } from './text.ts';
import { headWord, routeWord } from './words.ts';

/** Who approves. An award for which the edition names nobody says so. */
export function authorityLines(d: Determination): ExplanationLine[] {
  const { authorisation } = d;
  if (!authorisation)
    return d.outcome === 'award'
      ? [{ text: 'This edition does not say who approves the payment', clauses: [], tone: 'muted' }]
      : [];
  const steps =
    authorisation.steps.length > 0 ? `, after ${list(authorisation.steps.map(withArticle), 'and')}` : '';
  const who =
    authorisation.role === null
      ? 'Who approves cannot be read from the source'
      : `${capital(withArticle(authorisation.role))} approves`;
  const tone = authorisation.role === null ? { tone: 'warn' as const } : {};
  return [
    {
      text: `${who}${steps}${maybeText(authorisation.maybe)}`,
      clauses: authorisation.clauses,
      rule: authorisation.rule,
      ...tone,
    },
  ];
}

const destinations = {
  customer: 'to the customer',
  arrears: 'to the arrears first',
  'rent-account': 'to the rent account',
} as const;

/** Where the money goes, and its parts where they go different ways. */
export function paymentLines(edition: PreparedEdition, d: Determination): ExplanationLine[] {
  const { payment } = d;
  if (!payment) return [];
  const split = new Set(payment.parts.map((part) => part.to)).size > 1;
  const route = split ? 'The parts of the award go different ways' : capital(routeWord(payment.route));
  const silent = payment.rule === null ? ', because no clause says otherwise' : '';
  const rule = payment.rule === null ? {} : { rule: payment.rule };
  const first: ExplanationLine = {
    text: `${route}${silent}${maybeText(payment.maybe)}`,
    clauses: payment.clauses,
    ...rule,
  };
  if (!split) return [first];
  const parts = payment.parts.map((part): ExplanationLine => {
    const heads = list(
      part.heads.map((head) => headWord(edition, head)),
      'and',
    );
    return {
      text: `${capital(describeRange(part))} for ${heads} goes ${destinations[part.to]}`,
      clauses: payment.clauses,
    };
  });
  return [first, ...parts];
}
