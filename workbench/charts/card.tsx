/** A chart with its title, its table twin behind a switch, and its ways out: CSV and PNG. */
import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { SweepRow } from '../../engine/index.ts';
import { saveCsv, savePng } from './export.ts';
import classes from './charts.module.css';

/** `name` is that of the files, without an ending. */
export function ChartCard(props: {
  title: string;
  name: string;
  rows: readonly SweepRow[];
  isTable: boolean;
  setTable: (isTable: boolean) => void;
  children: ReactNode;
}) {
  const body = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const draw = async (): Promise<void> => {
    setFault(null);
    try {
      if (body.current) await savePng(props.name, props.title, body.current);
    } catch (error) {
      setFault(`The picture could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <section className={classes.card} aria-labelledby="chart-title">
      <div className={classes.cardHead}>
        <h2 id="chart-title">{props.title}</h2>
        <span className={classes.grow} />
        <SegmentedControl
          aria-label="Show as"
          value={props.isTable ? 'table' : 'chart'}
          onChange={(value) => props.setTable(value === 'table')}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
        <Button variant="default" onClick={() => saveCsv(props.name, props.rows)}>
          Save CSV
        </Button>
        {props.isTable ? null : (
          <Button variant="default" onClick={() => void draw()}>
            Save PNG
          </Button>
        )}
      </div>
      {fault === null ? null : <p role="alert">{fault}</p>}
      <div ref={body}>{props.children}</div>
    </section>
  );
}
