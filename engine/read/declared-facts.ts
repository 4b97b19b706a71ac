/** Checks of a fact's own declaration, in an edition and in the shared vocabulary. */
import { encode, type FactDeclaration } from '../model/index.ts';
import { type EditionChecker, shownValue } from './names.ts';

/** The ends of a domain: whole numbers for a count, pennies for money, none for anything else; "-" means any in a table. */
function checkDomain(check: EditionChecker, at: string, fact: FactDeclaration): void {
  const say = (key: string, what: string, why: string, mend: string): void =>
    check.say(`${at}/${key}`, { code: 'fact-domain', what, why, mend });
  for (const key of ['min', 'max'] as const) {
    const end = fact[key];
    if (end === undefined) continue;
    if (fact.type === 'money') check.money(`${at}/${key}`, end);
    else if (fact.type !== 'integer')
      say(
        key,
        `\`${fact.name}\` is of type ${fact.type} and has \`${key}\``,
        'only integer and money have ends',
        `take \`${key}\` out`,
      );
    else if (!Number.isSafeInteger(end))
      say(
        key,
        `\`${key}\` of \`${fact.name}\` is ${end}`,
        'a count is a whole number',
        'write a whole number',
      );
  }
  fact.values?.forEach((value, i) => {
    if (value === '-')
      say(
        `values/${i}`,
        `\`-\` cannot be a value of \`${fact.name}\``,
        'in a table it means any value',
        'write a word',
      );
    else if (fact.values?.indexOf(value) !== i)
      say(
        `values/${i}`,
        `value \`${value}\` of \`${fact.name}\` stands twice`,
        'a value means one thing',
        'take one of them out',
      );
  });
}

/** A fact's own declaration: domain, default, and `when`. Used for the vocabulary too. */
export function checkFact(check: EditionChecker, at: string, fact: FactDeclaration): void {
  if ((fact.type === 'enumeration') !== (fact.values !== undefined))
    check.say(at, {
      code: 'fact-domain',
      what: `\`${fact.name}\` is of type ${fact.type}${fact.values ? ' and lists values' : ' and lists no values'}`,
      why: 'an enumeration has `values`, nothing else has',
      mend: fact.values ? 'take `values` out' : 'add `values`',
    });
  checkDomain(check, at, fact);
  if (fact.min !== undefined && fact.max !== undefined && fact.min > fact.max)
    check.say(`${at}/min`, {
      code: 'bad-range',
      what: `the domain of \`${fact.name}\` ends before it starts`,
      why: `it goes from ${fact.min} to ${fact.max}`,
      mend: 'swap `min` and `max`',
    });
  if (fact.default !== null) {
    const fits = encode(fact.type, fact.default) !== null;
    const inside =
      typeof fact.default !== 'number' ||
      (fact.default >= (fact.min ?? -Infinity) && fact.default <= (fact.max ?? Infinity));
    const known = fact.type !== 'enumeration' || (fact.values ?? []).includes(String(fact.default));
    if (!fits || !inside || !known)
      check.say(`${at}/default`, {
        code: 'fact-default',
        what: `${shownValue(fact.default)} is not a value of \`${fact.name}\``,
        why: 'a default lies in the domain',
        mend: 'write a value of the domain, or null for not known',
      });
  }
  if (fact.when) check.condition(`${at}/when`, fact.when);
}
