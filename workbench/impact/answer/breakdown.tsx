/** The change by a fact: who shares a value, and how they fare. */
import { Select, Table } from '@mantine/core';
import { useMemo } from 'react';
import type { ChangeKind, ImpactSlice } from '../../../engine/impact/index.ts';
import { useData } from '../../app/data.tsx';
import { Heads } from '../../shared/heads.tsx';
import { type PairView, savedName } from '../../shared/impact-protocol.ts';
import { capital } from '../../shared/words.ts';
import { allFacts } from '../mapping/targets.ts';
import { type ImpactUrl, usualFact } from '../view.ts';
import { changeOf, changeWords, over } from '../words.ts';
import { CaseCount, Section, type Show, Wide } from './parts.tsx';
import classes from '../impact.module.css';

/** A bar to either side of nothing; the figure stands beside it. */
function Lean({ sum, most }: { sum: number; most: number }) {
  const width = `${(50 * Math.abs(sum)) / Math.max(1, most)}%`;
  return (
    <span className={classes.lean} aria-hidden>
      <span
        data-loss={sum < 0 || undefined}
        style={sum < 0 ? { right: '50%', width } : { left: '50%', width }}
      />
    </span>
  );
}

const kinds: readonly ChangeKind[] = ['all', 'gain', 'lose', 'same', 'notComparable', 'outcome'];
const heads = ['Cases', 'Gain', 'Lose', 'Same', 'Not comparable', 'Other outcome', 'Change of midpoint', ''];

const countOf = ({ change }: ImpactSlice, kind: ChangeKind): number =>
  kind === 'all' ? change.cases : change[kind];

export function Breakdown(props: { pair: PairView; place: number; url: ImpactUrl; show: Show }) {
  const { pair, place, url, show } = props;
  const { view, edition } = useData();
  const facts = useMemo(() => allFacts(view), [view]);
  const reads = new Set([...(edition(savedName(url.base))?.reads ?? []), usualFact]);
  for (const one of url.against) for (const name of edition(savedName(one))?.reads ?? []) reads.add(name);
  const of = (isRead: boolean) =>
    facts.filter(({ name }) => reads.has(name) === isRead).map(({ name, label }) => ({ value: name, label }));
  const sliced = pair.by.find(({ fact }) => fact === url.by);
  const label = facts.find(({ name }) => name === url.by)?.label ?? url.by;
  const slices = sliced?.slices ?? [];
  const most = Math.max(0, ...slices.map(({ change }) => Math.abs(change.midpoint)));
  const tools = (
    <Select
      aria-label="Break down by"
      searchable
      allowDeselect={false}
      w={280}
      value={url.by}
      onChange={(value) => url.query.set({ by: value === null || value === usualFact ? undefined : value })}
      data={[
        { group: 'Looked at by these editions', items: of(true) },
        { group: 'Other facts', items: of(false) },
      ].filter(({ items }) => items.length > 0)}
      nothingFoundMessage="Nothing is called like this"
    />
  );
  return (
    <Section id="impact-breakdown" title="Whom it touches" tools={tools}>
      {slices.length === 0 ? (
        <p>No edition of these knows this fact.</p>
      ) : (
        <Wide label={`By ${label}`}>
          <Heads heads={[label, ...heads]} />
          <Table.Tbody>
            {slices.map((slice) => {
              const who = `${label} ${slice.label}`;
              return (
                <Table.Tr key={slice.value ?? 'unknown'}>
                  <Table.Th scope="row">{capital(slice.label)}</Table.Th>
                  {kinds.map((kind) => (
                    <Table.Td key={kind}>
                      <CaseCount
                        n={countOf(slice, kind)}
                        what={`${changeWords[kind]}, ${who}`}
                        show={() =>
                          show({
                            pick: {
                              kind: 'slice',
                              fact: url.by,
                              value: slice.value,
                              change: kind,
                              pair: place,
                            },
                            title: `${changeWords[kind]}, ${who}`,
                          })
                        }
                      />
                    </Table.Td>
                  ))}
                  <Table.Td className={classes.sum}>
                    {changeOf(slice.change, slice.change.midpoint)}
                    {slice.change.figures === 0 || slice.change.figures === slice.change.cases ? null : (
                      <span className={classes.by}> {over(slice.change.figures)}</span>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Lean sum={slice.change.midpoint} most={most} />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Wide>
      )}
    </Section>
  );
}
