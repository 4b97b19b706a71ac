/** Small parts that the sections of the answer share. */
import { Button, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CasePick } from '../../shared/impact-protocol.ts';
import classes from '../impact.module.css';

/** Cases to be listed, and what they are called. */
export interface Listed {
  readonly pick: CasePick;
  readonly title: string;
}
export type Show = (listed: Listed) => void;

/** A section with its heading and what stands beside it. */
export function Section(props: { id: string; title: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={props.id} className={classes.section}>
      <div className={classes.sectionHead}>
        <h2 id={props.id}>{props.title}</h2>
        <span className={classes.grow} />
        {props.tools}
      </div>
      {props.children}
    </section>
  );
}

/** A number that opens the cases behind it; nothing to open at nought. */
export function CaseCount({ n, what, show }: { n: number; what: string; show: () => void }) {
  const text = n.toLocaleString('en-GB');
  if (n === 0) return <span className={classes.zero}>0</span>;
  return (
    <Button
      variant="subtle"
      className={classes.count}
      onClick={show}
      aria-label={`${text}: ${what}, show them`}
    >
      {text}
    </Button>
  );
}

/** A table that scrolls sideways in itself. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.wide} tabIndex={0} role="region" aria-label={`${label}, scrolls`} data-scrolls>
      <Table aria-label={label} className={classes.figures}>
        {children}
      </Table>
    </div>
  );
}
