/** One case: its facts, and what each edition says of it and why. */
import { useEffect, useRef, useState } from 'react';
import { DecidedList, FactList } from '../../compare/fact-list.tsx';
import { ExplanationTable } from '../../shared/explanation-table.tsx';
import type { ImpactRequests } from '../../shared/impact-protocol.ts';
import { scaleFor } from '../../shared/scale.ts';
import { FailedState, LoadingState } from '../../shared/states.tsx';
import { EditionText } from '../edition-text.tsx';
import { useDesk } from '../use-desk.tsx';
import classes from '../impact.module.css';

type Told = ImpactRequests['impactCase']['answer'];

export function CaseDetail({ at }: { at: number }) {
  const { desk } = useDesk();
  const [told, setTold] = useState<Told | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isOver = false;
    desk
      .ask('impactCase', { at })
      .then((answer) => {
        if (!isOver) setTold(answer);
      })
      .catch((error: unknown) => {
        if (!isOver) setFailed(error instanceof Error ? error.message : String(error));
      });
    return () => {
      isOver = true;
    };
  }, [desk, at]);
  useEffect(() => {
    if (told) ground.current?.focus({ preventScroll: true });
  }, [told]);
  if (failed !== null) return <FailedState title="The case could not be explained" text={failed} />;
  if (!told) return <LoadingState what="Explaining" />;
  if (!told.case) return <FailedState title="There is no such case" text="Work the impact out again." />;
  const ranges = told.cells.flatMap((cell) => (cell.kind === 'answer' ? [cell.determination.award] : []));
  return (
    <div
      ref={ground}
      className={classes.detail}
      tabIndex={0}
      role="region"
      aria-label={`Line ${told.line}, explained, scrolls`}
    >
      <p className={classes.note}>Line {told.line}.</p>
      <FactList case={told.case} />
      <DecidedList case={told.case} />
      <ExplanationTable
        cells={told.cells}
        scale={scaleFor(ranges, 'sqrt')}
        around={({ policy }, content) => <EditionText name={policy}>{content}</EditionText>}
      />
    </div>
  );
}
