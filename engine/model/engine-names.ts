/** The few names to which the engine itself gives a meaning (contract, section 3); every other name is an edition's or the vocabulary's. */
import type { Category } from './edition.ts';

/** The head that the engine adds where the Ombudsman ordered a sum and no rule of the edition awards it. */
export const orderHead = 'ombudsman-order';

/** Facts that the engine reads whatever the rules say. */
export const engineFacts = {
  /** The sum ordered, and whether it comes on top of the landlord's own award. */
  order: 'ombudsmanOrder',
  inAddition: 'orderInAddition',
  /** What was paid already: `net`. */
  paid: 'alreadyPaid',
  /** Lifts the rules marked as time limits. */
  lateReason: 'lateForGoodReason',
  /** An appointment item is one that was missed. */
  missed: 'missedAppointments',
} as const;

/** The ends of the total, which only `authorise` rules may read. */
export const totalNames = { min: 'awardMin', max: 'awardMax' } as const;

/** The discretionary categories, which an order replaces. */
export const replacedByOrder: ReadonlySet<Category> = new Set<Category>(['goodwill', 'financial-redress']);
