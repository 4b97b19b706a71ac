/** Headers and names as words that can be compared: abbreviations written out, little words left out, plurals made one. */
import { plain } from './words.ts';

const written: Readonly<Record<string, string>> = {
  sev: 'severity',
  ack: 'acknowledged',
  acknowledgement: 'acknowledged',
  acknowledgment: 'acknowledged',
  ackd: 'acknowledged',
  resp: 'response',
  responded: 'response',
  reply: 'response',
  st: 'stage',
  s: 'stage',
  amt: 'amount',
  comp: 'compensation',
  compo: 'compensation',
  cust: 'customer',
  appt: 'appointment',
  appts: 'appointment',
  mths: 'month',
  mth: 'month',
  no: 'number',
  num: 'number',
  nr: 'number',
  nos: 'number',
  dt: 'date',
  vuln: 'vulnerable',
  vulnerability: 'vulnerable',
  hh: 'household',
  ll: 'landlord',
  cat: 'category',
  dur: 'duration',
  extn: 'extension',
  rec: 'received',
  recd: 'received',
  recvd: 'received',
  rcvd: 'received',
  one: '1',
  two: '2',
  escalation: 'escalated',
  closure: 'closed',
  completed: 'complete',
  completion: 'complete',
  costs: 'cost',
  offered: 'offer',
  awarded: 'award',
  requested: 'request',
};

/** Words that say nothing of what a column is. "By" does: "closed by" is no date. */
const little = new Set(
  'the of on a an in for to is was were be has have did do does it at and or with yn yes pounds gbp if any how many much please'.split(
    ' ',
  ),
);

/** The words of a header in its own order. */
export function tokensOf(text: string): string[] {
  const spelt = text.replace(/\b(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''));
  return plain(spelt.replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4'))
    .split(' ')
    .filter((word) => word !== '' && !little.has(word))
    .map((word) => written[word] ?? singular(word));
}

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;

/** Words that many columns have: they tell less. */
const common = new Set(
  'complaint case date customer landlord total amount type number value level rating status cost score flag field month stage'.split(
    ' ',
  ),
);
const weight = (token: string): number => (common.has(token) ? 0.5 : 1);
/** Words that can be compared, with what they weigh together. */
export interface Weighed {
  readonly tokens: ReadonlySet<string>;
  readonly weight: number;
}

/** The words of a header, each once. */
export function weighed(text: string): Weighed {
  const tokens = new Set(tokensOf(text));
  let sum = 0;
  for (const token of tokens) sum += weight(token);
  return { tokens, weight: sum };
}

/** How alike two headers are, from 0 to 1: words that both have against all words of both. */
export function likeness(a: Weighed, b: Weighed): number {
  let both = 0;
  for (const token of a.tokens) if (b.tokens.has(token)) both += weight(token);
  const all = a.weight + b.weight;
  return all === 0 ? 0 : (2 * both) / all;
}
