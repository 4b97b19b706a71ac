/** How much the changed cases gain or lose: bars that open their cases, and the same as a table. */
import { Button, SegmentedControl, Table } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { notDrawn } from '../../../engine/impact/index.ts';
import { savePng } from '../../charts/export.ts';
import { Frame } from '../../charts/frame.tsx';
import { csvOfRows, saveCsvText } from '../../shared/export/csv.ts';
import { Heads } from '../../shared/heads.tsx';
import type { PairView } from '../../shared/impact-protocol.ts';
import { type ImpactUrl, useEditionName } from '../view.ts';
import { binShort, binText, noBars, notDrawnText, signed } from '../words.ts';
import { Bars, type Place } from './bars.tsx';
import { changing, pictureNotes, picturedPlaces, rowsOf } from './distribution-rows.ts';
import { CaseCount, Section, type Show, Wide } from './parts.tsx';
import classes from '../impact.module.css';

const pictureHeight = 280;
const heading = 'Cases by the change of their midpoint';

/** Frames after which a picture that is not there yet is drawn as it is. */
const patience = 60;

/** Waits until there are bars in it. */
async function drawn(paper: HTMLElement): Promise<void> {
  for (let i = 0; i < patience; i += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (paper.querySelector('[data-figure], [data-withheld]')) return;
  }
}

/** The chart with its twin and its ways out. */
export function Distribution(props: {
  pair: PairView;
  place: number;
  url: ImpactUrl;
  show: Show;
  /** Groups of few cases go into files, too. */
  isSmall: boolean;
}) {
  const { pair, place, url, show } = props;
  const name = useEditionName();
  const ground = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [isDrawing, setDrawing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const title = `${name(pair.edition)} against ${name(pair.base)}`;
  const places = pair.bins.map((bin, at): Place => ({ ...bin, at, label: binShort(bin) }));
  const empty = noBars(pair);
  const without = notDrawn(pair).cases;
  const open = (bin: Place): void =>
    show({ pick: { kind: 'bin', bin: bin.at, pair: place }, title: `Cases: ${binText(bin)}` });
  const draw = async (): Promise<void> => {
    setFault(null);
    flushSync(() => setDrawing(true));
    try {
      if (!paper.current) return;
      await drawn(paper.current);
      const notes = pictureNotes(pair, props.isSmall);
      await savePng('redress-impact', title, paper.current, () => false, notes);
    } catch (error) {
      setFault(`The picture could not be made: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      setDrawing(false);
    }
  };
  const tools = (
    <>
      <SegmentedControl
        aria-label="Show as"
        value={url.isTable ? 'table' : 'chart'}
        onChange={(value) => url.query.set({ as: value === 'table' ? 'table' : undefined })}
        data={[
          { value: 'chart', label: 'Chart' },
          { value: 'table', label: 'Table' },
        ]}
      />
      <Button
        variant="default"
        onClick={() => saveCsvText('redress-impact-distribution', csvOfRows(rowsOf(pair, props.isSmall)))}
      >
        Save CSV
      </Button>
      {url.isTable || empty !== '' ? null : (
        <Button variant="default" onClick={() => void draw()}>
          Save PNG
        </Button>
      )}
    </>
  );
  return (
    <Section id="impact-distribution" title="How much they gain or lose" tools={tools}>
      {fault === null ? null : <p role="alert">{fault}</p>}
      {url.isTable ? null : <p className={classes.note}>{notDrawnText(pair)}</p>}
      {url.isTable ? (
        <Wide label="Distribution of the change">
          <Heads heads={['Change of the midpoint', 'Cases', 'Together']} />
          <Table.Tbody>
            {places.map((bin) => (
              <Table.Tr key={bin.at}>
                <Table.Th scope="row">{binText(bin)}</Table.Th>
                <Table.Td>
                  <CaseCount n={bin.cases} what={binText(bin)} show={() => open(bin)} />
                </Table.Td>
                <Table.Td className={classes.sum}>{bin.cases === 0 ? '–' : signed(bin.sum)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">no midpoint on one side or both</Table.Th>
              <Table.Td>{without.toLocaleString('en-GB')}</Table.Td>
              <Table.Td className={classes.sum}>–</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Wide>
      ) : empty !== '' ? (
        <p>{empty}</p>
      ) : (
        <div ref={ground}>
          <Frame picture={heading} height={pictureHeight}>
            {(width, height) => <Bars places={changing(pair)} width={width} height={height} open={open} />}
          </Frame>
        </div>
      )}
      {isDrawing ? (
        <div ref={paper} className={classes.paper} aria-hidden inert>
          <div data-picture={heading}>
            <Bars
              places={picturedPlaces(pair, props.isSmall)}
              width={Math.max(960, ground.current?.clientWidth ?? 0)}
              height={pictureHeight}
              open={() => undefined}
            />
          </div>
        </div>
      ) : null}
    </Section>
  );
}
