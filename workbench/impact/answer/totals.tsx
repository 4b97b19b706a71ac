/** What each edition comes to, side by side. */
import { Table } from '@mantine/core';
import { formatPence } from '../../../engine/money.ts';
import { Heads } from '../../shared/heads.tsx';
import { type ImpactView, savedName } from '../../shared/impact-protocol.ts';
import { LandlordMark } from '../../shared/landlord.tsx';
import { outcomeList } from '../../shared/words.ts';
import { useEditionName } from '../view.ts';
import { changeOf, outsideText, over } from '../words.ts';
import { Section, Wide } from './parts.tsx';
import { WordsBeside } from './words-beside.tsx';
import classes from '../impact.module.css';

type Totals = ImpactView['editions'][number]['totals'];

const number = (n: number): string => n.toLocaleString('en-GB');

/** A line of the table; against the base, where it has a difference. */
interface Line {
  readonly label: string;
  readonly text: (totals: Totals) => string;
  readonly difference?: (totals: Totals, base: Totals) => string;
}

const sums: readonly Line[] = (['min', 'midpoint', 'max'] as const).map((end) => ({
  label: { min: 'Least, in sum', midpoint: 'Midpoint, in sum', max: 'Most, in sum' }[end],
  text: (totals) =>
    totals.figures === 0 ? '– over 0 cases' : `${formatPence(totals[end])} ${over(totals.figures)}`,
}));

/** The change over the cases that have a figure on both sides: the sums above are not of the same cases. */
const likeForLike = [
  { label: 'Change of the midpoint, like for like', end: 'midpoint' },
  { label: 'Change of the least, like for like', end: 'min' },
  { label: 'Change of the most, like for like', end: 'max' },
] as const;

const counts: readonly Line[] = [
  { label: 'Cases with a figure', text: ({ figures }) => number(figures) },
  {
    label: 'Without an upper limit',
    text: ({ openEnded, openMin }) =>
      openEnded === 0 ? '0' : `${number(openEnded)}, at least ${formatPence(openMin)} together`,
  },
  { label: 'No amount stated', text: ({ unspecified }) => number(unspecified) },
  {
    label: 'Undetermined',
    text: ({ undetermined, undecidable }) =>
      undecidable === 0
        ? number(undetermined)
        : `${number(undetermined)}, of which ${number(undecidable)} cannot be decided`,
  },
];

/** The sums, what is in none of them, and the outcomes. */
export function TotalsTable({ view }: { view: ImpactView }) {
  const name = useEditionName();
  const [base] = view.editions;
  if (!base) return null;
  const outcomes = outcomeList.filter(({ id }) =>
    view.editions.some(({ totals }) => (totals.byOutcome[id] ?? 0) > 0),
  );
  const lines: readonly Line[] = [
    ...sums,
    ...counts,
    ...outcomes.map(({ id, word }) => ({
      label: `Outcome: ${word.toLowerCase()}`,
      text: ({ byOutcome }: Totals) => number(byOutcome[id] ?? 0),
      difference: ({ byOutcome }: Totals, old: Totals) => {
        const by = (byOutcome[id] ?? 0) - (old.byOutcome[id] ?? 0);
        return by === 0 ? '' : `${by > 0 ? '+' : '−'}${number(Math.abs(by))}`;
      },
    })),
  ];
  return (
    <Section id="impact-totals" title="What it costs">
      <Wide label="Totals">
        <Heads
          heads={[
            '',
            ...view.editions.map(({ edition }, i) => (
              <>
                <LandlordMark landlord={savedName(edition)} /> {name(edition)}
                {i === 0 ? <small> base</small> : null}
              </>
            )),
          ]}
        />
        <Table.Tbody>
          {likeForLike.map(({ label, end }) => (
            <Table.Tr key={end} data-strong={end === 'midpoint' || undefined}>
              <Table.Th scope="row">
                {label} {end === 'midpoint' ? <WordsBeside names={['like for like', 'midpoint']} /> : null}
              </Table.Th>
              <Table.Td>–</Table.Td>
              {view.pairs.map(({ edition, change }) => (
                <Table.Td key={edition} className={classes.sum}>
                  {changeOf(change, change[end])}
                  <span className={classes.by}> {over(change.figures)}</span>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">Not in these changes</Table.Th>
            <Table.Td>–</Table.Td>
            {view.pairs.map(({ edition, outside }) => (
              <Table.Td key={edition}>{outsideText(outside)}</Table.Td>
            ))}
          </Table.Tr>
          {lines.map(({ label, text, difference }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              {view.editions.map(({ edition, totals }, i) => {
                const by = i === 0 ? '' : (difference?.(totals, base.totals) ?? '');
                return (
                  <Table.Td key={edition}>
                    {text(totals)}
                    {by === '' ? null : <span className={classes.by}> {by}</span>}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Wide>
      <p className={classes.note}>
        Like for like: over the cases that have a figure under both editions. An award without an upper limit,
        without an amount, or that facts not known decide, is in no sum; it is counted and not guessed.
      </p>
    </Section>
  );
}
