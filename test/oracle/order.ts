/** The Ombudsman's order as the case states it: its amount, and whether it comes on top of the landlord's own award. */

import { read, type World } from './context';
import { pence, type Ratio } from './ratio';
import type { Interval } from './amounts';

export interface Order {
  amount: number;
  open: boolean;
  inAddition: boolean;
}

/** Reads `ombudsmanOrder` and `orderInAddition` of the case. */
export function readOrder(world: World): Order {
  const ctx = { world, item: undefined };
  const order = read(ctx, 'ombudsmanOrder');
  const amount = order === null ? 0 : pence(order.value as Ratio);
  return { amount, open: order?.open === true, inAddition: read(ctx, 'orderInAddition')?.value === true };
}

/** The order as an amount. */
export const figureOfOrder = (order: Order): Interval => ({
  min: order.amount,
  max: order.open ? null : order.amount,
  above: false,
});
