/** The ways out of a screen: CSV, XLSX, paper. A file that takes a while can be stopped. */
import { Button, Group, Loader, Menu } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useActions } from '../../app/palette/actions.ts';
import { csvOfSheet, saveCsvText } from './csv.ts';
import { give } from './give.ts';
import type { Sheet } from './sheet.ts';

type Format = 'csv' | 'xlsx';

/** Lets the page draw before the work begins. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function make(format: Format, sheet: Sheet, isStopped: () => boolean): Promise<void> {
  await breath();
  if (isStopped()) return;
  if (format === 'csv') {
    saveCsvText(sheet.name, csvOfSheet(sheet));
    return;
  }
  const { xlsxOf } = await import('./xlsx.ts');
  if (isStopped()) return;
  const blob = await xlsxOf(sheet);
  if (!isStopped()) give(`${sheet.name}.xlsx`, blob);
}

/** What is being made, whether it can be seen yet (after 300 ms), and what went wrong. */
function useMaking(sheet: () => Sheet) {
  const [making, setMaking] = useState<Format | null>(null);
  const [isSlow, setSlow] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const run = useRef(0);
  useEffect(() => () => void (run.current += 1), []);
  const stop = (): void => {
    run.current += 1;
    setMaking(null);
    setSlow(false);
  };
  const start = (format: Format): void => {
    stop();
    const own = run.current;
    const isStopped = (): boolean => run.current !== own;
    setMaking(format);
    setFault(null);
    const timer = setTimeout(() => setSlow(!isStopped()), 300);
    void make(format, sheet(), isStopped)
      .catch((error: unknown) => {
        if (!isStopped()) setFault(`The file could not be made: ${String(error)}`);
      })
      .finally(() => {
        clearTimeout(timer);
        if (!isStopped()) stop();
      });
  };
  return { making: isSlow ? making : null, fault, start, stop };
}

/** `sheet` makes the table when it is asked for; `ready` false while what is shown is not whole. */
export function ExportMenu({ sheet, ready, what }: { sheet: () => Sheet; ready: boolean; what: string }) {
  const { making, fault, start, stop } = useMaking(sheet);
  useActions(
    ready
      ? [
          { id: 'export-csv', label: `Export ${what} as CSV`, act: () => start('csv') },
          { id: 'export-xlsx', label: `Export ${what} as XLSX (Excel)`, act: () => start('xlsx') },
          { id: 'export-print', label: `Print ${what}`, act: () => window.print() },
        ]
      : [],
  );
  return (
    <Group gap={6} wrap="nowrap">
      {making === null ? (
        <Menu position="bottom-end" width={240} returnFocus>
          <Menu.Target>
            <Button variant="default" disabled={!ready}>
              Export
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>What is shown, with its filters</Menu.Label>
            <Menu.Item onClick={() => start('csv')}>Save CSV</Menu.Item>
            <Menu.Item onClick={() => start('xlsx')}>Save XLSX (Excel)</Menu.Item>
            <Menu.Item onClick={() => window.print()}>Print or save as PDF</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        <>
          <Loader size={14} aria-hidden />
          <Button variant="default" onClick={stop}>
            Stop
          </Button>
        </>
      )}
      <span role="status">{fault ?? (making === null ? '' : 'Making the file …')}</span>
    </Group>
  );
}
