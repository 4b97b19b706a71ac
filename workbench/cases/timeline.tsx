/** The dates of a case, in the order in which they follow each other. */
import { TextInput } from '@mantine/core';
import type { Problem } from '../../engine/index.ts';
import { readableStep } from '../shared/facts.ts';
import { problemText } from '../shared/words.ts';
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

/** Whether a problem is of the dates and stands at none of the fields: a step that there is not, the calendar's end. */
export const isOfDatesAlone = (problem: Problem): boolean =>
  problem.code === 'date-outside-calendar' ||
  (/^\/timeline(\/|$)/.test(problem.pointer) &&
    !steps.some((step) => problem.pointer === `/timeline/${step}`));

/** A date field a step. Months since the issue or the closure are derived from the dates by the engine. */
export function TimelineEditor(props: {
  draft: Draft;
  change: (step: string, date: string) => void;
  problemsAt: (pointer: string) => readonly Problem[];
  /** Of the dates, and of no field. */
  others: readonly Problem[];
}) {
  return (
    <section className={classes.group} aria-labelledby="group-timeline" data-part="timeline">
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
              error={problem === undefined ? undefined : problemText(problem)}
              onChange={(event) => props.change(step, event.currentTarget.value)}
            />
          );
        })}
      </div>
      {props.others.map((problem, index) => (
        <p key={index} className={classes.problem} data-severity={problem.severity}>
          {problem.severity === 'error' ? '■' : '△'} {problemText(problem)}
        </p>
      ))}
    </section>
  );
}
