/** What all policies answer to the case in the form: at a glance, then explained. */
import { Switch } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from '../app/query.ts';
import { AnswerFigure } from '../shared/answer-figure.tsx';
import { ExplanationTable } from '../shared/explanation-table.tsx';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { ScaleAxis } from '../shared/range-bar.tsx';
import { scaleFor } from '../shared/scale.ts';
import { SupposeSelect } from '../shared/suppose.tsx';
import type { Answered, Cell } from '../shared/protocol.ts';
import classes from './cases.module.css';

const rangesOf = (cells: readonly Cell[]) =>
  cells.flatMap((cell) => (cell.kind === 'answer' ? [cell.determination.award] : []));

/** `stale` dims the answers while a newer one is under way. */
export function Answers({ answered, stale }: { answered: Answered; stale: boolean }) {
  const name = usePolicyName();
  const query = useQuery();
  const scale = useMemo(
    () => scaleFor(rangesOf(answered.cells), query.get('scale') === 'linear' ? 'linear' : 'sqrt'),
    [answered.cells, query],
  );
  const explained = query.get('why') !== '0';
  return (
    <div aria-busy={stale} data-stale={stale || undefined} className={classes.answers}>
      <table className={classes.glance}>
        <caption className="visually-hidden">What each policy answers</caption>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">
              <span className="visually-hidden">Answer</span>
              <ScaleAxis scale={scale} />
            </th>
          </tr>
        </thead>
        <tbody>
          {answered.cells.map((cell) => (
            <tr key={cell.policy}>
              <th scope="row">
                <LandlordMark landlord={cell.policy} /> {name(cell.policy).full}
              </th>
              <td>
                <AnswerFigure cell={cell} scale={scale} />
                {cell.kind === 'answer' ? <SupposeSelect policy={cell.edition} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        label="Show why"
        checked={explained}
        onChange={(event) => query.set({ why: event.currentTarget.checked ? undefined : '0' })}
      />
      {explained ? (
        <div className={classes.why} tabIndex={0} role="region" aria-label="Explanations, scrolls">
          <ExplanationTable cells={answered.cells} scale={scale} verdict={false} />
        </div>
      ) : null}
    </div>
  );
}
