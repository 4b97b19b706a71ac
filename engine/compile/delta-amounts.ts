/** Amounts of two plans held against each other. */
import type { Amount } from '../model/index.ts';
import type { AmountPlan, Operand, Slots } from './plan.ts';

/** Whether an amount has one end in every row in which nothing is unknown: a sum of money, never a range. */
function isOneSum(amount: Amount): boolean {
  if ('fixed' in amount || 'sumOf' in amount || 'percent' in amount) return true;
  if ('each' in amount) return typeof amount.each !== 'object' || isOneSum(amount.each);
  if ('share' in amount) return typeof amount.share === 'number' && isOneSum(amount.of);
  if ('greaterOf' in amount) return amount.greaterOf.every(isOneSum);
  if ('lesserOf' in amount) return amount.lesserOf.every(isOneSum);
  return 'capped' in amount && isOneSum(amount.capped);
}

const isOne = (amount: AmountPlan): boolean => {
  if (amount.kind === 'constant') return isEven(amount) && amount.min === amount.max;
  if (amount.kind === 'read') return isOneSum(amount.amount);
  return (
    amount.kind === 'sum' || (amount.low.every((part, i) => part === amount.high[i]) && isOne(amount.of))
  );
};

/** Whether an amount leaves the ends of a total apart that are apart, and is not "above" its least. */
export const isEven = (amount: AmountPlan): boolean =>
  amount.kind === 'constant' ? !amount.exclusive && amount.min <= amount.max : isOne(amount);

/** Whether a constant can stand in another's place by adding the difference: both pay, and end somewhere. */
export const isPlainSum = (amount: AmountPlan): boolean =>
  amount.kind === 'constant' &&
  isEven(amount) &&
  !amount.unspecified &&
  amount.max > 0 &&
  amount.max < Infinity;

/** An amount as text, with nodes in place of slots, so that amounts of two plans can be held against each other. */
export function amountText(amount: AmountPlan, slots: Slots): string {
  const operand = ({ spec, barred, unit }: Operand): unknown => [
    spec?.key ?? null,
    slots.roots[barred],
    unit,
  ];
  switch (amount.kind) {
    case 'constant':
      return JSON.stringify([amount.min, String(amount.max), amount.exclusive, amount.unspecified]);
    case 'sum':
      return JSON.stringify(['sum', amount.operands.map(operand)]);
    case 'share':
      return `${amount.low.join()} ${amount.high.join()} ${amount.rounding} of ${amountText(amount.of, slots)}`;
    default:
      return JSON.stringify([
        amount.amount,
        [...amount.operands].map(([name, each]) => [name, operand(each)]),
      ]);
  }
}
