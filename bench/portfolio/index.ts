/**
 * A portfolio of made-up cases that go together as a landlord's caseload does: for each case a story first, then the facts
 * that go with it. Pure and seeded: the same seed gives the same bytes everywhere, and case n is the same however many are
 * asked for. No case is anybody's.
 */
import type { Case } from '../../engine/index.ts';
import { causes, customer, items, lateness, money, stage, timeline, unknowns } from './about.ts';
import { Draft } from './draft.ts';
import { Draw } from './random.ts';
import { stories } from './stories.ts';

const weighted = stories.map((story) => [story, story.weight] as const);

/** The case at a place of a portfolio, from 1. Facts at their default are left out. */
export function caseAt(seed: number, place: number): Case {
  const d = new Draft(new Draw(seed, place));
  const story = d.draw.pick(weighted);
  story.tell(d);
  for (const tell of [customer, stage, lateness, causes, money]) tell(d);
  const dates = timeline(d);
  const list = items(d);
  unknowns(d);
  return {
    id: `p-${String(place).padStart(6, '0')}`,
    title: story.title,
    facts: d.stated(),
    ...(list ? { items: [...list] } : {}),
    ...(dates ? { timeline: dates } : {}),
  };
}

/** The first cases of the portfolio of a seed. */
export function portfolio(cases: number, seed: number): Case[] {
  return Array.from({ length: cases }, (_, i) => caseAt(seed, i + 1));
}

/** A case as one line of NDJSON, with its line end. */
export const lineOf = (c: Case): string => `${JSON.stringify(c)}\n`;
