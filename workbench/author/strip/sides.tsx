/** A moved case explained before and after the edit, side by side; lines that stand on one side only are marked. */
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ExplanationSection } from '../../../engine/index.ts';
import { useData } from '../../app/data.tsx';
import { Clauses } from '../../shared/clause-chip.tsx';
import { mergeSections } from '../../shared/explanation-table.tsx';
import type { Requests } from '../../shared/protocol.ts';
import { useWorkState } from '../../work/index.ts';
import { filesOf, overlay } from './use-moves.ts';
import classes from './strip.module.css';

type Sides = Requests['sides']['answer'];

function Lines(props: {
  readonly section: ExplanationSection | undefined;
  readonly other: ExplanationSection | undefined;
  readonly edition: string;
  readonly word: string;
}) {
  const known = new Set((props.other?.lines ?? []).map(({ text }) => text));
  if (!props.section || props.section.lines.length === 0) return <span className={classes.dim}>–</span>;
  return (
    <ul className={classes.lines}>
      {props.section.lines.map((line, i) => (
        <li key={i} data-only={!known.has(line.text) || undefined}>
          {known.has(line.text) ? null : <span className={classes.only}>{props.word}: </span>}
          {line.text} <Clauses edition={props.edition} clauses={line.clauses} />
        </li>
      ))}
    </ul>
  );
}

/** Asks for both explanations and shows them. */
export function SidesOf(props: {
  readonly path: string;
  readonly baseline: string;
  readonly caseId: string;
  readonly edition: string;
  readonly against: string;
}) {
  const { path, baseline, caseId, edition } = props;
  const { engine } = useData();
  const files = useWorkState(filesOf);
  const [sides, setSides] = useState<Sides | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(
    () =>
      engine.ask(
        'sides',
        { path, baseline, caseId, edition, ...overlay(files) },
        { done: setSides, failed: setFailed },
      ),
    [engine, files, path, baseline, caseId, edition],
  );
  if (failed !== null) return <Text size="sm">{failed}</Text>;
  if (!sides) return <Text size="sm">Explaining …</Text>;
  const find = (list: readonly ExplanationSection[] | null, id: string): ExplanationSection | undefined =>
    list?.find((one) => one.id === id);
  return (
    <div
      className={classes.scroll}
      tabIndex={0}
      role="region"
      aria-label={`${caseId} explained, scrolls`}
      data-scrolls
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">Before: {props.against}</th>
            <th scope="col">After: {edition} as edited</th>
          </tr>
        </thead>
        <tbody>
          {mergeSections([sides.before ?? [], sides.after ?? []]).map(([id, title]) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>
                <Lines
                  section={find(sides.before, id)}
                  other={find(sides.after, id)}
                  edition={edition}
                  word="only before"
                />
              </td>
              <td>
                <Lines
                  section={find(sides.after, id)}
                  other={find(sides.before, id)}
                  edition={edition}
                  word="only after"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
