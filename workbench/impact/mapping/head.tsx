/** Above the columns: which sheet and line they are read from, the mapping as a file, and remarks on the whole of it. */
import { Button, FileButton, NativeSelect, NumberInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Mapping, MappingFinding } from '../../../engine/index.ts';
import { mappingJson, mappingName } from '../../../engine/portfolio/mapping.ts';
import { useActions } from '../../app/palette/actions.ts';
import { give } from '../../shared/export/give.ts';
import type { Opened } from '../../shared/impact-protocol.ts';
import { useWorkState } from '../../work/use-work.tsx';
import { useDesk } from '../use-desk.tsx';
import classes from '../impact.module.css';

type Columns = Extract<Opened, { kind: 'columns' }>;

/** What is said of a text that is not UTF-8. */
export const encodings: Readonly<Record<string, string>> = {
  'windows-1252': 'It is not UTF-8; it was read as Windows wrote it (windows-1252).',
  'utf-16le': 'It was read as UTF-16.',
  'utf-16be': 'It was read as UTF-16.',
};

/** Which sheet and which line has the headers. */
export function Where({ opened }: { opened: Columns }) {
  const { desk, state } = useDesk();
  const saved = useWorkState((work) => work.saved);
  const { head } = opened;
  const [line, setLine] = useState<number | string>(head.headerLine);
  useEffect(() => setLine(head.headerLine), [head]);
  return (
    <div className={classes.where}>
      {head.sheets.length < 2 ? null : (
        <NativeSelect
          label="Sheet"
          value={head.sheet}
          onChange={(event) => void desk.reopen({ sheet: event.currentTarget.value }, saved)}
          data={[...head.sheets]}
        />
      )}
      {head.format === 'ndjson' ? null : (
        <NumberInput
          label="Line of the headers"
          min={1}
          max={100}
          clampBehavior="strict"
          value={line}
          onChange={(value) => {
            setLine(value);
            if (value === head.headerLine) desk.forgive();
            else if (typeof value === 'number' && value >= 1)
              void desk.reopen({ headerLine: value, ...(head.sheet ? { sheet: head.sheet } : {}) }, saved);
          }}
        />
      )}
      {state.isReopening ? <span>Reading …</span> : null}
    </div>
  );
}

/** The mapping in a file beside the portfolio, and from one. */
export function MappingFile({ mapping, name }: { mapping: Mapping; name: string }) {
  const { desk } = useDesk();
  const saved = useWorkState((state) => state.saved);
  const reset = useRef<() => void>(null);
  const load = async (file: File | null): Promise<void> => {
    if (file) await desk.mapFrom(await file.text(), saved);
    reset.current?.();
  };
  const save = (): void =>
    give(mappingName(name), new Blob([mappingJson(mapping)], { type: 'application/json' }));
  useActions([{ id: 'save-mapping', label: 'Save the mapping', act: save }]);
  return (
    <>
      <Button variant="default" onClick={save}>
        Save the mapping
      </Button>
      <FileButton
        resetRef={reset}
        onChange={(file) => void load(file)}
        accept=".json"
        inputProps={{ 'aria-label': 'Mapping file' }}
      >
        {(props) => (
          <Button variant="default" {...props}>
            Load a mapping
          </Button>
        )}
      </FileButton>
    </>
  );
}

/** Why the mapping file that was loaded last does not fit, in a line of its own: the buttons stay where they are. */
export function MappingFaults() {
  const { mappingFaults } = useDesk().state;
  if (mappingFaults.length === 0) return null;
  return (
    <div role="alert" className={classes.fault}>
      <p>The mapping does not fit:</p>
      <ul>
        {mappingFaults.slice(0, 8).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}

/** What is said of no column or fact in particular. */
export function Remarks({ findings }: { findings: readonly MappingFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={classes.remarks} aria-label="What should be known of this mapping">
      {findings.map((finding, i) => (
        <li key={i} className={classes.finding} data-severity={finding.severity}>
          <span aria-hidden>{finding.severity === 'error' ? '■' : '△'}</span>{' '}
          {finding.severity === 'error' ? 'Error' : 'Warning'}: {finding.what}; {finding.mend}
        </li>
      ))}
    </ul>
  );
}
