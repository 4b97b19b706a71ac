/** Checks of the figures that an edition declares: parameters with their dates, and facts derived from others. */
import { allSteps, operandsOf } from '../model/index.ts';
import { checkPounds } from './amounts.ts';
import { below, type EditionChecker } from './names.ts';
import { checkDate } from './once.ts';

/** Values of parameters: sums, dates that follow each other, clauses. */
export function checkParameters(check: EditionChecker): void {
  for (const [name, entries] of Object.entries(check.edition.edition.parameters ?? {})) {
    const at = below('/parameters', name);
    entries.forEach((entry, i) => {
      checkPounds(check, `${at}/${i}/value`, entry.value);
      checkDate(check, `${at}/${i}/from`, entry.from);
      checkDate(check, `${at}/${i}/until`, entry.until);
      check.clauses(`${at}/${i}/clauses`, entry.clauses);
      const overlaps = entries.some(
        (other, j) => j < i && entry.from <= (other.until ?? '9999') && other.from <= (entry.until ?? '9999'),
      );
      if (entry.until != null && entry.until < entry.from)
        check.say(`${at}/${i}/until`, {
          code: 'bad-range',
          what: `this value of \`${name}\` ends before it starts`,
          why: `it goes from ${entry.from} to ${entry.until}`,
          mend: 'swap or correct `from` and `until`',
        });
      if (overlaps)
        check.say(`${at}/${i}/from`, {
          code: 'parameter-overlap',
          what: `two values of \`${name}\` hold on the same day`,
          why: 'a parameter has one value on a day',
          mend: 'end one before the other starts',
        });
    });
  }
}

/** Operands of derived facts: known, and of the type that is worked with. */
export function checkDerived(check: EditionChecker): void {
  const { edition, facts } = check.edition;
  const dates = new Set<string>([...allSteps, 'asOf']);
  for (const [name, derived] of Object.entries(edition.derived ?? {})) {
    const kind = Object.keys(derived)[0] ?? '';
    const wantsDate = kind.endsWith('Between');
    operandsOf(derived).forEach((operand, i) => {
      const at = `${below('/derived', name)}/${kind}/${i}`;
      const type = check.edition.typeOf(operand);
      if (type === undefined ? !dates.has(operand) : operand === 'awardMin' || operand === 'awardMax') {
        const known = [
          ...facts.keys(),
          ...dates,
          ...Object.keys(edition.parameters ?? {}),
          ...Object.keys(edition.derived ?? {}),
        ];
        check.unknown(
          at,
          'unknown-fact',
          'fact, parameter or step of the timeline',
          operand,
          known,
          'declare it',
        );
        return;
      }
      const isDate = type === undefined || type === 'date';
      const isNumber = type === 'integer' || type === 'money' || type === 'scaled';
      if (wantsDate ? !isDate : !isNumber)
        check.say(at, {
          code: 'derived-type',
          what: `\`${operand}\` cannot stand in \`${kind}\``,
          why: wantsDate ? 'it needs dates' : 'it needs numbers',
          mend: wantsDate ? 'name a date' : 'name a number',
        });
    });
  }
}
