/** How much the changed cases gain or lose: bars that open their cases, and the same as a table. */
import { Button, SegmentedControl, Table } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ImpactBin } from '../../../engine/impact/model.ts';
import { savePng } from '../../charts/export.ts';
import { Frame } from '../../charts/frame.tsx';
import { csvOfRows, saveCsvText } from '../../shared/export/csv.ts';
import { Heads } from '../../shared/heads.tsx';
import type { PairView } from '../../shared/impact-protocol.ts';
import { count } from '../../shared/words.ts';
import { type ImpactUrl, useEditionName } from '../view.ts';
import { binShort, binText, signed } from '../words.ts';
import { Bars, type Place } from './bars.tsx';
import { rowsOf } from './distribution-rows.ts';
import { CaseCount, Section, type Show, Wide } from './parts.tsx';
import classes from '../impact.module.css';

const isChange = ({ from, to }: ImpactBin): boolean => from !== 0 || to !== 0;

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
  const [fault, setFault] = useState<string | null>(null);
  const title = `${name(pair.edition)} against ${name(pair.base)}`;
  const places = pair.bins.map((bin, at): Place => ({ ...bin, at, label: binShort(bin) }));
  const changing = places.filter(isChange);
  const same = places.find((bin) => !isChange(bin))?.cases ?? 0;
  const open = (bin: Place): void =>
    show({ pick: { kind: 'bin', bin: bin.at, pair: place }, title: `Cases: ${binText(bin)}` });
  const draw = async (): Promise<void> => {
    setFault(null);
    try {
      if (ground.current) await savePng('redress-impact', title, ground.current, () => false);
    } catch (error) {
      setFault(`The picture could not be made: ${error instanceof Error ? error.message : String(error)}`);
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
        onClick={() =>
          saveCsvText('redress-impact-distribution', csvOfRows(rowsOf(pair.bins, props.isSmall)))
        }
      >
        Save CSV
      </Button>
      {url.isTable ? null : (
        <Button variant="default" onClick={() => void draw()}>
          Save PNG
        </Button>
      )}
    </>
  );
  return (
    <Section id="impact-distribution" title="How much they gain or lose" tools={tools}>
      {fault === null ? null : <p role="alert">{fault}</p>}
      <p className={classes.note}>
        {count(same, 'case')} with the same midpoint {same === 1 ? 'is' : 'are'} not drawn.
      </p>
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
                <Table.Td className={classes.sum}>{signed(bin.sum)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Wide>
      ) : (
        <div ref={ground}>
          <Frame picture="Cases by the change of their midpoint" height={280}>
            {(width, height) => <Bars places={changing} width={width} height={height} open={open} />}
          </Frame>
        </div>
      )}
    </Section>
  );
}
