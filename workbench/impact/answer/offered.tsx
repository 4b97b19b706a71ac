/** What was decided, held against the range and the authority of an edition; by officer and by household. */
import { NativeSelect, Table } from '@mantine/core';
import { useState } from 'react';
import {
  type OfferedCheck,
  type OfferedKind,
  offeredKinds,
  type OfferedSelector,
  silentCounts,
} from '../../../engine/impact/index.ts';
import { formatPence } from '../../../engine/money.ts';
import { Heads } from '../../shared/heads.tsx';
import type { ImpactView } from '../../shared/impact-protocol.ts';
import { useEditionName } from '../view.ts';
import { offeredWords } from '../words.ts';
import { CaseCount, Section, type Show, Wide } from './parts.tsx';
import classes from '../impact.module.css';

/** Headings in the order of `offeredKinds`, then of the sums. */
const heads = [
  'Decided',
  'Below the range',
  'Within',
  'Above',
  'No range',
  'Above authority',
  'Other role',
  'No reason',
  'Authority not told',
  'In sum',
  'Least to most',
];

const countOf = (check: OfferedCheck, kind: OfferedKind): number =>
  kind === 'all' ? check.cases : check[kind];

function Line(props: {
  /** Counts of what the file has no column for: without a column of reasons every case would lack one. */
  silent: ReadonlySet<string>;
  label: string;
  check: OfferedCheck;
  open: (kind: OfferedKind, what: string) => void;
}) {
  const { silent, label, check, open } = props;
  const spread =
    check.least === null || check.most === null
      ? '–'
      : `${formatPence(check.least)} to ${formatPence(check.most)}`;
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {offeredKinds.map((kind) => {
        const what = `${offeredWords[kind]}, ${label.toLowerCase()}`;
        return (
          <Table.Td key={kind}>
            {silent.has(kind) ? (
              <span title="The file does not say">–</span>
            ) : (
              <CaseCount n={countOf(check, kind)} what={what} show={() => open(kind, what)} />
            )}
          </Table.Td>
        );
      })}
      <Table.Td>
        {silent.has('authorityUnknown') ? '–' : check.authorityUnknown.toLocaleString('en-GB')}
      </Table.Td>
      <Table.Td>{formatPence(check.sum)}</Table.Td>
      <Table.Td>{spread}</Table.Td>
    </Table.Tr>
  );
}

const householdWord = (value: string | null): string =>
  value === null ? 'Not known' : value === 'true' ? 'Vulnerable household' : 'Other household';

/** Nothing where nothing was decided in the portfolio. */
export function Offered({ view, show }: { view: ImpactView; show: Show }) {
  const name = useEditionName();
  const [edition, setEdition] = useState<string | null>(null);
  const chosen = view.offered.find((one) => one.edition === edition) ?? view.offered[0];
  if (!chosen || chosen.report.all.cases === 0) return null;
  const { report } = chosen;
  const silent = silentCounts(report);
  const of = view.editions.findIndex((one) => one.edition === chosen.edition);
  const open =
    (part: Omit<OfferedSelector, 'kind'>) =>
    (kind: OfferedKind, what: string): void =>
      show({ pick: { kind: 'offered', of, selector: { kind, ...part } }, title: what });
  const tools = (
    <NativeSelect
      aria-label="Held against"
      value={chosen.edition}
      onChange={(event) => setEdition(event.currentTarget.value)}
      data={view.offered.map((one) => ({ value: one.edition, label: name(one.edition) }))}
    />
  );
  return (
    <Section id="impact-offered" title="What was offered" tools={tools}>
      <Wide label="What was offered">
        <Heads heads={['', ...heads]} />
        <Table.Tbody>
          <Line silent={silent} label="All" check={report.all} open={open({})} />
          {report.byVulnerable.map(({ value, check }) => (
            <Line
              key={`v ${value}`}
              silent={silent}
              label={householdWord(value)}
              check={check}
              open={open({ vulnerable: value })}
            />
          ))}
          {report.byOfficer.length < 2
            ? null
            : report.byOfficer.map(({ officer, check }) => (
                <Line
                  key={`o ${officer}`}
                  silent={silent}
                  label={officer === null ? 'No officer named' : `Officer ${officer}`}
                  check={check}
                  open={open({ officer })}
                />
              ))}
        </Table.Tbody>
      </Wide>
      <p className={classes.note}>
        {silent.size === 0 ? '' : 'A dash: the file has no column that says it. '}
        Together, the sums below their ranges are {formatPence(report.all.belowBy)} short of them, and those
        above go {formatPence(report.all.aboveBy)} beyond.
      </p>
    </Section>
  );
}
