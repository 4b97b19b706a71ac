/** Words for the values of the engine. All in lower case, for the middle of a sentence; a screen puts the capital. */
import type { Basis, Category, FlagKind, Outcome, PreparedEdition, Route } from '../model/index.ts';
import { evidencedLosses, quantities } from './quantities.ts';
import { inSentence, spaced } from './text.ts';

const outcomeWords: Readonly<Record<Outcome, string>> = {
  award: 'award',
  'no-award': 'no award',
  excluded: 'excluded',
  referred: 'referred',
  'outside-policy': 'outside the policy',
  undetermined: 'undetermined',
};
/** "no award", "outside the policy". */
export const outcomeWord = (outcome: Outcome): string => outcomeWords[outcome];

const basisWords: Readonly<Record<Basis, string>> = {
  none: 'nothing',
  fixed: 'a fixed sum',
  'up-to': 'up to a most',
  range: 'a range',
  'at-least': 'at least, with no upper limit',
  unspecified: 'no amount stated',
};
/** What kind of figure an award is. */
export const basisWord = (basis: Basis): string => basisWords[basis];

const categoryWords: Readonly<Record<Category, string>> = {
  goodwill: 'goodwill',
  'financial-redress': 'financial redress',
  compensation: 'compensation',
  reimbursement: 'reimbursement',
};
/** "financial redress". */
export const categoryWord = (category: Category): string => categoryWords[category];

const statusWords: Readonly<Record<string, string>> = {
  met: 'met',
  'not-met': 'not met',
  'not-evidenced': 'not evidenced',
  judgement: 'needs judgement',
  'not-applicable': 'does not apply',
  overdue: 'overdue',
  silent: 'the document is silent',
  'document-not-held': 'the document is not held',
  supported: 'claim supported',
  contradicted: 'claim contradicted',
  unsupported: 'claim unsupported',
  unanswered: 'claim not answered',
  yes: 'yes',
  no: 'no',
  blank: 'blank',
};
/** The status of a finding, of a claim or of a case's step; why a finding is not evidenced; an id not known is spaced. */
export const statusWord = (status: string): string => statusWords[status] ?? spaced(status);

const flagWords: Readonly<Record<FlagKind, string>> = {
  assumption: 'assumption',
  ambiguity: 'ambiguity',
  discretion: 'discretion',
  conflict: 'conflict',
  warning: 'warning',
};
export const flagKindWord = (kind: FlagKind): string => flagWords[kind];

const routeWords: Readonly<Record<Route, string>> = {
  direct: 'paid directly to the customer',
  'arrears-first': 'set against arrears first, and the balance paid to the customer',
  'rent-account': 'paid to the rent account',
};
/** Where the money goes. */
export const routeWord = (route: Route): string => routeWords[route];

const termWords: Readonly<Record<string, string>> = {
  'acceptance-required': 'the customer has to accept the offer',
  'full-and-final': 'acceptance is in full and final settlement',
  'evidence-may-be-required': 'evidence of the loss may be asked for',
  'confirmed-in-writing': 'the award is explained and confirmed in writing',
  'after-remedial-work': 'the offer is usually made once the works are complete',
};
/** A term of an award as a clause; a term not known is spaced. */
export const termWord = (term: string): string => termWords[term] ?? spaced(term);

const remedyWords: Readonly<Record<string, string>> = {
  apology: 'an apology',
  'practical-action': 'practical action to put things right',
  'assurance-of-improvement': 'an assurance that the service will improve',
  'vouchers-flowers-or-card': 'vouchers, flowers or a card',
  'repair-escalated': 'the repair is escalated',
  'inspection-then-schedule-of-works': 'an inspection, then a schedule of works',
  'apology-with-vouchers-flowers-or-replaced-goods': 'an apology with vouchers, flowers or replaced goods',
};
/** A remedy besides money; one not known is spaced. */
export const remedyWord = (remedy: string): string => remedyWords[remedy] ?? spaced(remedy);

const headWords: Readonly<Record<string, string>> = {
  'missed-appointment': 'missed appointments',
  'ombudsman-order': 'the Ombudsman’s order',
};
/** The name of a head: the edition's label, else its id in words. A loss fact, which may stand beside heads, by its noun. */
export function headWord(edition: PreparedEdition, head: string): string {
  const heads = edition.edition.heads;
  const label = Object.hasOwn(heads, head) ? heads[head]?.label : undefined;
  if (label) return inSentence(label);
  const loss = evidencedLosses[head] ?? quantities[head]?.noun;
  if (loss) return loss;
  const fact = edition.facts.get(head);
  return headWords[head] ?? (fact ? inSentence(fact.label) : spaced(head));
}

const stepWords: Readonly<Record<string, string>> = {
  received: 'receipt of the complaint',
  stage1Acknowledged: 'stage 1 acknowledgement',
  stage1ExtendedTo: 'end of the stage 1 extension',
  stage1Responded: 'stage 1 response',
  escalationRequested: 'request for stage 2',
  stage2Acknowledged: 'stage 2 acknowledgement',
  stage2ExtendedTo: 'end of the stage 2 extension',
  stage2Responded: 'stage 2 response',
  issueArose: 'the issue itself',
  closed: 'closure of the complaint',
  asOf: 'the day asked about',
};
/** A step of the timeline; a deadline's own name is spaced. */
export const stepWord = (step: string): string => stepWords[step] ?? spaced(step);
