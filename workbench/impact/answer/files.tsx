/** The ways out of the answer: lists and sums as files, and a draft of the rows in this browser. */
import { Button, Menu, Switch } from '@mantine/core';
import { useState } from 'react';
import { useActions } from '../../app/palette/actions.ts';
import { give } from '../../shared/export/give.ts';
import type { ImpactFile, ImpactView } from '../../shared/impact-protocol.ts';
import { count } from '../../shared/words.ts';
import { endOf } from '../kept-list.tsx';
import { useDesk } from '../use-desk.tsx';
import { workbookOf } from '../workbook.ts';
import classes from '../impact.module.css';

const names: Readonly<Record<ImpactFile, string>> = {
  changed: 'redress-impact-changed-cases.csv',
  summary: 'redress-impact.csv',
  problems: 'redress-impact-unusable-rows.csv',
};

/** Makes files; what came of it is said. */
export interface Files {
  readonly said: string;
  readonly isSmall: boolean;
  setSmall(isSmall: boolean): void;
  save(what: ImpactFile, pair: number): void;
  workbook(): void;
}

export function useFiles(): Files {
  const { desk, state } = useDesk();
  const [said, setSaid] = useState('');
  const [isSmall, setSmall] = useState(false);
  const told = (work: Promise<string>): void => {
    setSaid('Making the file …');
    work
      .then(setSaid)
      .catch((error: unknown) =>
        setSaid(`The file could not be made: ${error instanceof Error ? error.message : ''}`),
      );
  };
  const save = async (what: ImpactFile, pair: number): Promise<string> => {
    const { blob, rows } = await desk.ask('impactFile', { what, pair, small: isSmall, name: state.name });
    give(names[what], blob);
    return `Saved: ${count(rows, 'row')}.`;
  };
  const workbook = async (): Promise<string> => {
    const tables = await desk.ask('impactTables', { small: isSmall, name: state.name });
    give('redress-impact.xlsx', await workbookOf(tables));
    return `Saved: ${count(tables.length, 'sheet')}.`;
  };
  return {
    said,
    isSmall,
    setSmall,
    save: (what, pair) => told(save(what, pair)),
    workbook: () => told(workbook()),
  };
}

/** Keeps the rows for seven days, where the person asks for it. */
function Keep() {
  const { desk, state } = useDesk();
  const [said, setSaid] = useState('');
  if (state.source?.kind !== 'file') return null;
  const keep = (): void => {
    setSaid('Keeping …');
    desk
      .keep(Date.now())
      .then(({ draft, isNew }) =>
        setSaid(
          isNew
            ? `Kept in this browser until ${endOf(draft)}.`
            : `It is kept in this browser already, until ${endOf(draft)}.`,
        ),
      )
      .catch(() => setSaid('This browser could not keep it.'));
  };
  return (
    <>
      <span role="status">{said}</span>
      <Button variant="default" onClick={keep}>
        Keep for seven days
      </Button>
    </>
  );
}

/** The menu with its switch. */
export function AnswerFiles({ view, files, pair }: { view: ImpactView; files: Files; pair: number }) {
  const isAny = view.cases > 0;
  useActions(
    isAny
      ? [
          {
            id: 'impact-changed',
            label: 'Export the changed cases as CSV',
            act: () => files.save('changed', pair),
          },
          {
            id: 'impact-summary',
            label: 'Export the whole impact as CSV',
            act: () => files.save('summary', pair),
          },
          {
            id: 'impact-workbook',
            label: 'Export the whole impact as XLSX (Excel)',
            act: () => files.workbook(),
          },
        ]
      : [],
  );
  return (
    <div className={classes.files}>
      <span role="status">{files.said}</span>
      {isAny ? <Keep /> : null}
      <Switch
        label="Small groups in files"
        checked={files.isSmall}
        onChange={(event) => files.setSmall(event.currentTarget.checked)}
        description="Off: counts of fewer than five cases are withheld in files and pictures; they may tell who somebody is."
      />
      <Menu position="bottom-end" width={280} returnFocus>
        <Menu.Target>
          <Button variant="default">Export</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => files.save('changed', pair)} disabled={!isAny}>
            Changed cases (CSV)
          </Menu.Item>
          <Menu.Item onClick={() => files.save('summary', pair)} disabled={!isAny}>
            Everything (CSV)
          </Menu.Item>
          <Menu.Item onClick={() => files.workbook()} disabled={!isAny}>
            Everything (XLSX, Excel)
          </Menu.Item>
          <Menu.Item onClick={() => files.save('problems', pair)} disabled={view.problemCount === 0}>
            Rows that cannot be used (CSV)
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
