/** A chart with its title, its table twin behind a switch, and its ways out: CSV and PNG. */
import { Button, Group, SegmentedControl } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { SweepRow } from '../../engine/index.ts';
import { useKeptFocus, useMaking } from '../shared/export/index.ts';
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
  const tools = useRef<HTMLDivElement>(null);
  const { isSlow, fault, start, stop } = useMaking();
  useKeptFocus(tools, isSlow);
  const draw = (): void =>
    start((isStopped) =>
      body.current ? savePng(props.name, props.title, body.current, isStopped) : undefined,
    );
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
        <span role="status">{isSlow ? 'Making the file …' : ''}</span>
        <Group ref={tools} gap={6} wrap="nowrap">
          {isSlow ? (
            <Button variant="default" onClick={stop}>
              Stop
            </Button>
          ) : (
            <Button variant="default" onClick={() => start(() => saveCsv(props.name, props.rows))}>
              Save CSV
            </Button>
          )}
          {props.isTable || isSlow ? null : (
            <Button variant="default" onClick={draw}>
              Save PNG
            </Button>
          )}
        </Group>
      </div>
      {fault === null ? null : <p role="alert">{fault}</p>}
      <div ref={body}>{props.children}</div>
    </section>
  );
}
