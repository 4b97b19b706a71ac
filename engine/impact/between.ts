/** What lies between two runs over the same cases, at a glance: the figures of an `ImpactPair` without a look at any case. */
import type { BatchResult } from '../compile/result.ts';
import type { ImpactPair } from './model.ts';
import { PairTally, type Side } from './pair.ts';
import { standOf } from './standings.ts';

const noFacts: readonly Uint16Array[] = [];
const noName = (): string => '';

function sideOf(result: BatchResult): Side {
  const stand = new Uint8Array(result.cases);
  for (let at = 0; at < result.cases; at += 1) stand[at] = standOf(result, at);
  return { result, stand };
}

/**
 * The change from one run to another over the same cases and the groups of causes behind it: what `ImpactTally` says of the
 * same two runs, from arrays alone, so that it can be asked after every keystroke. Money is pence.
 */
export function changeBetween(
  before: BatchResult,
  after: BatchResult,
): Pick<ImpactPair, 'change' | 'causes' | 'otherCauses'> {
  const tally = new PairTally(0);
  tally.add(0, sideOf(before), sideOf(after), noFacts, noName);
  return { change: tally.change(), ...tally.causeList() };
}
