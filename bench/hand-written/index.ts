/** The project's policies written out by hand over typed arrays: what a careful programmer would write in place of an engine. */
import type { Columns } from '../flat.ts';
import * as alliance from './alliance-homes.ts';
import { decide as decideAlliance } from './awards/alliance-homes.ts';
import { decide as decideDerby } from './awards/derby-homes.ts';
import { decide as decideJliving } from './awards/jliving.ts';
import { decide as decideJmha } from './awards/jmha.ts';
import { decide2024, decide2026 } from './awards/ombudsman.ts';
import type { Verdicts } from './awards/verdicts.ts';
import * as derby from './derby-homes.ts';
import * as jliving from './jliving.ts';
import * as jmha from './jmha.ts';
import * as ombudsman2024 from './ombudsman-2024.ts';
import * as ombudsman2026 from './ombudsman-2026.ts';

/** One edition by hand. */
export interface ByHand {
  /** Words of bits for each case, in `fired`. */
  readonly words: number;
  /** Which rules hold, a bit each in document order, but for those that read the total. */
  fired(c: Columns, from: number, to: number, out: Int32Array): void;
  decide(c: Columns, cases: number, out: Verdicts): void;
}

/** By the edition's id. */
export const byHand: Readonly<Record<string, ByHand>> = {
  'alliance-homes@2024-12': { ...alliance, decide: decideAlliance },
  'derby-homes@2024-04': { ...derby, decide: decideDerby },
  'housing-ombudsman@2024': { ...ombudsman2024, decide: decide2024 },
  'housing-ombudsman@2026-04': { ...ombudsman2026, decide: decide2026 },
  'jliving@2018': { ...jliving, decide: decideJliving },
  'jmha@2023-07': { ...jmha, decide: decideJmha },
};
