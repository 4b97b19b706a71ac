/** Checks of amounts: names of the right kind, pounds to the penny, ends in order. */
import { type Amount, operandsOf } from '../model/index.ts';
import type { EditionChecker } from './names.ts';

const list = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

/** Pounds, or the name of a parameter (or of derived money). */
export function checkPounds(check: EditionChecker, at: string, value: number | string | undefined): void {
  if (value === undefined) return;
  if (typeof value === 'number') {
    if (value < 0)
      check.say(at, {
        code: 'negative-amount',
        what: `${value} is less than nothing`,
        why: 'a policy pays, it does not take',
        mend: 'write 0 or more',
      });
    check.money(at, value);
    return;
  }
  const { edition } = check.edition;
  const isName =
    Object.hasOwn(edition.parameters ?? {}, value) || Object.hasOwn(edition.derived ?? {}, value);
  if (isName) checkName(check, at, value, 'money');
  else
    check.unknown(
      at,
      'unknown-parameter',
      'parameter',
      value,
      Object.keys(edition.parameters ?? {}),
      'define it under `parameters`',
    );
}

/** The parameters that a name rests on: itself, or those below a derived fact. Names have no cycles here. */
function parametersBelow(check: EditionChecker, name: string): string[] {
  const { parameters = {}, derived = {} } = check.edition.edition;
  if (Object.hasOwn(parameters, name)) return [name];
  const formula = Object.hasOwn(derived, name) ? derived[name] : undefined;
  return formula ? operandsOf(formula).flatMap((operand) => parametersBelow(check, operand)) : [];
}

/** A count is a whole number: a parameter with a fraction would be cut without a word. */
function checkWhole(check: EditionChecker, at: string, name: string): void {
  for (const parameter of new Set(parametersBelow(check, name))) {
    const value = check.edition.edition.parameters?.[parameter]?.find(
      (entry) => !Number.isInteger(entry.value),
    )?.value;
    if (value === undefined) continue;
    check.say(at, {
      code: 'amount-type',
      what: `\`${name}\` is not a count`,
      why: `parameter \`${parameter}\` is ${value}, and things are counted in whole numbers`,
      mend: 'put the fraction into the sum, or use `percent`',
    });
  }
}

function checkName(check: EditionChecker, at: string, name: string, use: 'count' | 'money'): void {
  const { edition, facts } = check.edition;
  const type = check.edition.typeOf(name);
  if (!type || name === 'awardMin' || name === 'awardMax') {
    const known = [
      ...facts.keys(),
      ...Object.keys(edition.derived ?? {}),
      ...Object.keys(edition.parameters ?? {}),
    ];
    check.unknown(
      at,
      'unknown-fact',
      'fact, derived fact or parameter',
      name,
      known,
      'declare it under `facts`',
    );
    return;
  }
  const fits =
    use === 'count' ? type === 'integer' || type === 'scaled' : type === 'money' || type === 'scaled';
  if (fits) {
    if (use === 'count') checkWhole(check, at, name);
    return;
  }
  const needed = use === 'count' ? 'a count' : 'a sum of money';
  check.say(at, {
    code: 'amount-type',
    what: `\`${name}\` is not ${needed}`,
    why: `it is of type ${type}`,
    mend: `use ${use === 'count' ? 'an integer' : 'a money'} fact here`,
  });
}

/** No share of a sum is larger; beyond it the arithmetic of fractions would end. */
const mostPercent = 100_000;

function checkPercent(check: EditionChecker, at: string, percent: number): void {
  if (percent > mostPercent)
    check.say(at, {
      code: 'out-of-range',
      what: `${percent} per cent is too much`,
      why: `the most is ${mostPercent}`,
      mend: 'write a percentage, 15 for fifteen per cent',
    });
}

const ordered = (check: EditionChecker, at: string, low: unknown, high: unknown): void => {
  if (typeof low === 'number' && typeof high === 'number' && low > high)
    check.say(at, {
      code: 'bad-range',
      what: `${low} to ${high} ends before it starts`,
      why: 'the first end is the least',
      mend: 'write the smaller number first',
    });
};

/** Every problem of an amount. */
export function checkAmount(check: EditionChecker, at: string, amount: Amount): void {
  const pounds = (key: string, value: number | string | undefined): void =>
    checkPounds(check, `${at}/${key}`, value);
  const names = (key: string, value: string | readonly string[], use: 'count' | 'money'): void => {
    const many = Array.isArray(value);
    list(value).forEach((name, i) =>
      checkName(check, many ? `${at}/${key}/${i}` : `${at}/${key}`, name, use),
    );
  };
  if ('fixed' in amount) pounds('fixed', amount.fixed);
  else if ('upTo' in amount) pounds('upTo', amount.upTo);
  else if ('between' in amount) {
    amount.between.forEach((end, i) => pounds(`between/${i}`, end));
    ordered(check, `${at}/between`, amount.between[0], amount.between[1]);
  } else if ('atLeast' in amount) pounds('atLeast', amount.atLeast);
  else if ('each' in amount) {
    if (typeof amount.each === 'object') checkAmount(check, `${at}/each`, amount.each);
    else pounds('each', amount.each);
    names('of', amount.of, 'count');
    pounds('base', amount.base);
    pounds('floor', amount.floor);
    pounds('cap', amount.cap);
  } else if ('sumOf' in amount) names('sumOf', amount.sumOf, 'money');
  else if ('percent' in amount) {
    checkPercent(check, `${at}/percent`, amount.percent);
    names('of', amount.of, 'money');
    if (amount.times !== undefined) names('times', amount.times, 'count');
  } else if ('share' in amount) {
    if (typeof amount.share === 'number') checkPercent(check, `${at}/share`, amount.share);
    else amount.share.forEach((end, i) => checkPercent(check, `${at}/share/${i}`, end));
    if (typeof amount.share !== 'number') ordered(check, `${at}/share`, amount.share[0], amount.share[1]);
    checkAmount(check, `${at}/of`, amount.of);
  } else if ('greaterOf' in amount)
    amount.greaterOf.forEach((part, i) => checkAmount(check, `${at}/greaterOf/${i}`, part));
  else if ('lesserOf' in amount)
    amount.lesserOf.forEach((part, i) => checkAmount(check, `${at}/lesserOf/${i}`, part));
  else if ('capped' in amount) {
    checkAmount(check, `${at}/capped`, amount.capped);
    pounds('at', amount.at);
  }
}
