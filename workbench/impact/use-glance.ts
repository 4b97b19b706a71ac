/** What an edit moves in the portfolio that is open on the Impact screen, for screens where rules are edited. */
import { useEffect, useMemo, useState } from 'react';
import { type ImpactGlance, unsavedMark } from '../shared/impact-protocol.ts';
import type { Moved, MovesAsk } from '../shared/moves-protocol.ts';
import { useWorkState } from '../work/use-work.tsx';
import { useDesk } from './use-desk.tsx';

/** Past cases under an edit. */
export interface Glancing {
  /** What the portfolio that is open is called; null where none is, or its columns are not mapped yet. */
  readonly portfolio: string | null;
  /** The editions of the question as the Impact screen names them; null where the edit has nothing to be held against. */
  readonly names: { readonly base: string; readonly against: string } | null;
  /** The last answer; null before the first. */
  readonly glance: ImpactGlance | null;
  /** The answer is to an older question. */
  readonly isBusy: boolean;
}

interface Known {
  readonly asked: object | null;
  readonly glance: ImpactGlance | null;
}

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
  const [known, setKnown] = useState<Known>({ asked: null, glance: null });
  const { mapping, source, name } = state;
  const isOpen = state.stage === 'answer' && state.running === null && state.opened !== null;
  const base = moved?.baseline ?? null;
  const edition = moved?.edition ?? null;
  const question = useMemo(() => {
    const isEdited = texts.files.length + texts.gone.length > 0;
    const against = edition === null || !isEdited ? edition : `${edition}${unsavedMark}`;
    if (base === null || against === null || base === against) return null;
    return { base, against, texts, saved, mapping, source };
  }, [base, edition, texts, saved, mapping, source]);
  useEffect(() => {
    if (!isOpen || !isSettled || question === null) return undefined;
    const ask = { base: question.base, against: [question.against], ...question.texts };
    return desk.glance(ask, question.saved, (glance) => setKnown({ asked: question, glance }));
  }, [desk, isOpen, isSettled, question]);
  return {
    portfolio: isOpen ? name : null,
    names: question,
    glance: known.glance,
    isBusy: known.asked !== question,
  };
}
