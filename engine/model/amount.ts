/** Amounts: intervals of pounds. `rule-format` names the kinds; each is one object with its own key. */
import { z } from 'zod';
import { FactName, PoundsOrName, Words } from './primitives.ts';

const rounding = z.enum(['down', 'half-up', 'up']).describe('to the penny, once, at the end');
const names = z.union([FactName, z.array(FactName).min(1)]);

export type Amount =
  | { fixed: number | string }
  | { upTo: number | string }
  | { between: [number | string, number | string] }
  | { atLeast: number | string; exclusive?: boolean }
  | {
      each: number | string | Amount;
      of: string | string[];
      base?: number | string;
      grace?: number;
      floor?: number | string;
      cap?: number | string;
    }
  | { sumOf: string[] }
  | { percent: number; of: string; times?: string | string[]; rounding: 'down' | 'half-up' | 'up' }
  | { share: number | [number, number]; of: Amount; rounding: 'down' | 'half-up' | 'up' }
  | { greaterOf: Amount[] }
  | { lesserOf: Amount[] }
  | { capped: Amount; at: number | string }
  | { unspecified: string };

/** An amount of money, as an interval from least to most. */
export const Amount: z.ZodType<Amount> = z
  .lazy(() =>
    z.union([
      z.strictObject({ fixed: PoundsOrName }),
      z.strictObject({ upTo: PoundsOrName }),
      z.strictObject({ between: z.tuple([PoundsOrName, PoundsOrName]) }),
      z.strictObject({ atLeast: PoundsOrName, exclusive: z.boolean().optional() }),
      z.strictObject({
        each: z.union([PoundsOrName, Amount]),
        of: names,
        base: PoundsOrName.optional(),
        grace: z.int().min(0).optional(),
        floor: PoundsOrName.optional(),
        cap: PoundsOrName.optional(),
      }),
      z.strictObject({ sumOf: z.array(FactName).min(1) }),
      z.strictObject({ percent: z.number().min(0), of: FactName, times: names.optional(), rounding }),
      z.strictObject({
        share: z.union([z.number().min(0), z.tuple([z.number().min(0), z.number().min(0)])]),
        of: Amount,
        rounding,
      }),
      z.strictObject({ greaterOf: z.array(Amount).min(1) }),
      z.strictObject({ lesserOf: z.array(Amount).min(1) }),
      z.strictObject({ capped: Amount, at: PoundsOrName }),
      z.strictObject({ unspecified: Words }),
    ]),
  )
  .meta({ id: 'Amount' });
