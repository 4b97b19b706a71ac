/** What the file did not say, and what stands for it: it moves the answer. */
import { List } from '@mantine/core';
import type { ImpactView } from '../../shared/impact-protocol.ts';
import { count } from '../../shared/words.ts';
import { takenGroups } from '../words.ts';
import classes from '../impact.module.css';

/** Facts that no column gives, each with what was taken for it; those that most rules of the base read come first. */
export function Taken({ view }: { view: ImpactView }) {
  const { taken } = view;
  if (taken.length === 0) return null;
  return (
    <details className={classes.taken}>
      <summary>{count(taken.length, 'fact')} that the file does not give move the answer</summary>
      {takenGroups(taken).map(({ title, facts }) => (
        <div key={title}>
          <p>{title}</p>
          <List size="sm" className={classes.takenFacts}>
            {facts.map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        </div>
      ))}
    </details>
  );
}
