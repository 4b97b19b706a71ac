/** The ways out of a screen: CSV, XLSX, paper. A file that takes a while can be stopped. */
import { Button, Group, Loader, Menu } from '@mantine/core';
import { useRef } from 'react';
import { useActions } from '../../app/palette/actions.ts';
import { csvOfSheet, saveCsvText } from './csv.ts';
import { give } from './give.ts';
import { type Make, useKeptFocus, useMaking } from './making.ts';
import type { Sheet } from './sheet.ts';

type Format = 'csv' | 'xlsx';

const make =
  (format: Format, sheet: Sheet): Make =>
  async (isStopped) => {
    if (format === 'csv') {
      saveCsvText(sheet.name, csvOfSheet(sheet));
      return;
    }
    const { xlsxOf } = await import('./xlsx.ts');
    if (isStopped()) return;
    const blob = await xlsxOf(sheet);
    if (!isStopped()) give(`${sheet.name}.xlsx`, blob);
  };

/** `sheet` makes the table when it is asked for; `ready` false while what is shown is not whole. */
export function ExportMenu({ sheet, ready, what }: { sheet: () => Sheet; ready: boolean; what: string }) {
  const { isSlow, fault, start: begin, stop } = useMaking();
  const box = useRef<HTMLDivElement>(null);
  useKeptFocus(box, isSlow);
  const start = (format: Format): void => begin(make(format, sheet()));
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
    <Group ref={box} gap={6} wrap="nowrap">
      {!isSlow ? (
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
      <span role="status">{fault ?? (isSlow ? 'Making the file …' : '')}</span>
    </Group>
  );
}
