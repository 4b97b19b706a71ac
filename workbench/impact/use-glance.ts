/** What an edit moves in the portfolio that is open on the Impact screen, for screens where rules are edited. */
import { useEffect, useMemo, useState } from 'react';
import type { ImpactGlance } from '../shared/impact-protocol.ts';
import type { Moved, MovesAsk } from '../shared/moves-protocol.ts';
import { useWorkState } from '../work/use-work.tsx';
import type { DeskState } from './desk-state.ts';
import { type GlanceNames, glanceNames } from './glance-names.ts';
import { useDesk } from './use-desk.tsx';

/** A portfolio that is there: its columns are not mapped yet, it is being worked out, or it can be asked. */
export interface GlancedPortfolio {
  readonly name: string;
  readonly is: 'unmapped' | 'running' | 'open';
}

/** Past cases under an edit. */
export interface Glancing {
  readonly portfolio: GlancedPortfolio | null;
  readonly names: GlanceNames;
  /** The last answer of these editions over this portfolio; null before the first. */
  readonly glance: ImpactGlance | null;
  /** The answer is to an older text, or there is none yet, and a newer one is under way. */
  readonly isBusy: boolean;
}

interface Question {
  readonly base: string;
  readonly against: string;
  readonly texts: Pick<MovesAsk, 'files' | 'gone'>;
  readonly saved: object;
  readonly mapping: DeskState['mapping'];
  readonly source: DeskState['source'];
}

const portfolioIn = ({ stage, running, opened, name }: DeskState): GlancedPortfolio | null => {
  if (stage === 'choose') return null;
  if (stage === 'mapping') return { name, is: 'unmapped' };
  return { name, is: stage === 'answer' && running === null && opened !== null ? 'open' : 'running' };
};

/** Whether an older answer may stand while the newer one is worked out: the text alone is another. */
const isLike = (a: Question, b: Question): boolean =>
  a.base === b.base && a.against === b.against && a.source === b.source && a.mapping === b.mapping;

/**
 * Asks after each answer of the strip, so that the fixtures come first. `texts` are the unsaved texts of that answer, the
 * same object as long as they are the same; nothing is asked before `isSettled`.
 */
export function useGlance(
  moved: Moved | null,
  texts: Pick<MovesAsk, 'files' | 'gone'>,
  isSettled: boolean,
): Glancing {
  const { desk, state } = useDesk();
  const saved = useWorkState((work) => work.saved);
  const [known, setKnown] = useState<{ asked: Question; glance: ImpactGlance } | null>(null);
  const { mapping, source } = state;
  const portfolio = portfolioIn(state);
  const isOpen = portfolio?.is === 'open';
  const edition = moved?.edition ?? null;
  const baseline = moved?.baseline ?? null;
  const names = useMemo(() => glanceNames({ edition, baseline }, texts), [edition, baseline, texts]);
  const question = useMemo(
    (): Question | null => (typeof names === 'string' ? null : { ...names, texts, saved, mapping, source }),
    [names, texts, saved, mapping, source],
  );
  useEffect(() => {
    if (!isOpen || !isSettled) return undefined;
    if (question === null) {
      setKnown(null);
      return undefined;
    }
    const ask = { base: question.base, against: [question.against], ...question.texts };
    return desk.glance(ask, saved, (glance) => setKnown({ asked: question, glance }));
  }, [desk, isOpen, isSettled, question, saved]);
  const isOurs = known !== null && question !== null && isLike(known.asked, question);
  return {
    portfolio,
    names,
    glance: isOpen && isOurs ? known.glance : null,
    isBusy: isOpen && isSettled && question !== null && known?.asked !== question,
  };
}
