/** The dates of a case, in the order in which they follow each other. */
import { TextInput } from '@mantine/core';
import type { Problem } from '../../engine/index.ts';
import { readableStep } from '../shared/facts.ts';
import type { Draft } from './draft.ts';
import classes from './cases.module.css';

/** The engine's steps; the two that are ours stand where they belong in time. */
const steps = [
  'issueArose',
  'received',
  'stage1Acknowledged',
  'stage1ExtendedTo',
  'stage1Responded',
  'escalationRequested',
  'stage2Acknowledged',
  'stage2ExtendedTo',
  'stage2Responded',
  'closed',
] as const;

/** A date field a step. Months since the issue or the closure are derived from the dates by the engine. */
export function TimelineEditor(props: {
  draft: Draft;
  change: (step: string, date: string) => void;
  problemsAt: (pointer: string) => readonly Problem[];
}) {
  return (
    <section className={classes.group} aria-labelledby="group-timeline">
      <h2 id="group-timeline">Dates</h2>
      <div className={classes.dates}>
        {steps.map((step) => {
          const problem = props.problemsAt(`/timeline/${step}`)[0];
          return (
            <TextInput
              key={step}
              type="date"
              label={readableStep(step)}
              value={props.draft.timeline[step] ?? ''}
              error={problem === undefined ? undefined : `${problem.what}; ${problem.mend}`}
              onChange={(event) => props.change(step, event.currentTarget.value)}
            />
          );
        })}
      </div>
    </section>
  );
}
