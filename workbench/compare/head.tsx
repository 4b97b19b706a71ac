/** Heads of the columns: the policy, its totals over the rows in the table, and the scale. */
import { UnstyledButton } from '@mantine/core';
import type { Ref } from 'react';
import { Link } from 'wouter';
import { formatPence } from '../../engine/money.ts';
import { carried, withQuery } from '../app/query.ts';
import { DownIcon, UpIcon } from '../shared/icons.tsx';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { OutcomeShape } from '../shared/outcome.tsx';
import { ScaleAxis } from '../shared/range-bar.tsx';
import { SupposeSelect } from '../shared/suppose.tsx';
import type { Run } from '../shared/use-run.ts';
import { count, outcomeList } from '../shared/words.ts';
import type { Totals } from './totals.ts';
import type { CompareView } from './view.ts';
import classes from './compare.module.css';

/** On paper a text: a button in a head is drawn on the first page only. */
function SortButton({ compare, by, children }: { compare: CompareView; by: string; children: string }) {
  const active = compare.sort === by;
  const firstDown = by !== 'case';
  const press = (): void => {
    if (!active) compare.query.set({ sort: by, dir: firstDown ? undefined : 'up' });
    else if (compare.down === firstDown) compare.query.set({ dir: firstDown ? 'up' : undefined });
    else compare.query.set({ sort: undefined, dir: undefined });
  };
  return (
    <>
      <UnstyledButton
        className={classes.sort}
        onClick={press}
        data-active={active || undefined}
        title={`Sort by ${children}`}
      >
        {children}
        {active ? compare.down ? <DownIcon size={12} /> : <UpIcon size={12} /> : null}
      </UnstyledButton>
      <b className="print-only">{children}</b>
    </>
  );
}

/** Which cases the sums are of. */
const summed = ({ awards, undetermined }: Totals): string =>
  `over ${count(awards, 'award')}${undetermined === 0 ? '' : ` and ${undetermined} undetermined`}`;

/** What is missing from the sums: more cases are to come, or were not waited for. */
const partOf = ({ finished, isStopped }: Run, { cases }: Totals): string => {
  if (finished) return '';
  return isStopped
    ? `, of the ${count(cases, 'case')} before it was stopped`
    : `, of ${count(cases, 'case')} so far`;
};

/** Where the run is not finished nothing is final. */
function TotalLines({ totals, run }: { totals: Totals; run: Run }) {
  const shown = outcomeList.filter((one) => (totals.outcomes[one.id] ?? 0) > 0);
  return (
    <div className={classes.totals}>
      <dl
        className={classes.sums}
        title="Open: no upper limit is stated; it counts with its least. Not stated: no amount at all, in neither sum."
      >
        <dt>least</dt>
        <dd>{formatPence(totals.min)}</dd>
        <dt>most</dt>
        <dd>
          {formatPence(totals.max)}
          {totals.openEnded === 0 ? '' : ` + ${totals.openEnded} without limit`}
          {totals.unspecified === 0 ? '' : `, ${totals.unspecified} not stated`}
        </dd>
      </dl>
      <p className={classes.over}>
        {summed(totals)}
        {partOf(run, totals)}
      </p>
      <ul className={classes.counts}>
        {shown.map((one) => (
          <li key={one.id} title={`${one.word}: ${one.meaning}`}>
            <OutcomeShape outcome={one.id} />
            {totals.outcomes[one.id]} <span className={classes.countWord}>{one.word.toLowerCase()}</span>
          </li>
        ))}
      </ul>
      {totals.expected === 0 || !run.finished ? null : (
        <div className={classes.met} data-all={totals.met === totals.expected || undefined}>
          {totals.met === totals.expected
            ? `✓ all ${count(totals.expected, 'expectation')} met`
            : `✗ ${totals.expected - totals.met} of ${count(totals.expected, 'expectation')} not met`}
        </div>
      )}
    </div>
  );
}

const sortWord = (compare: CompareView, by: string): 'ascending' | 'descending' | 'none' =>
  compare.sort !== by ? 'none' : compare.down ? 'descending' : 'ascending';

/** `compact` leaves out the totals, where details need the room. */
export function CompareHead({
  compare,
  compact,
  ref,
}: {
  compare: CompareView;
  compact: boolean;
  ref: Ref<HTMLTableSectionElement>;
}) {
  const policyName = usePolicyName();
  return (
    <thead ref={ref} className={classes.head}>
      <tr>
        <th scope="col" aria-sort={sortWord(compare, 'case')} className={classes.caseHead}>
          <SortButton compare={compare} by="case">
            Case
          </SortButton>
        </th>
        {compare.options.policies.map((policy, column) => {
          const { name, edition } = policyName(policy);
          const totals = compare.totals[column];
          return (
            <th key={policy} scope="col" aria-sort={sortWord(compare, policy)}>
              <div className={classes.policyHead}>
                <span className={classes.policyName}>
                  <LandlordMark landlord={policy} />
                  <SortButton compare={compare} by={policy}>
                    {name}
                  </SortButton>
                </span>
                <Link
                  className={classes.editionLink}
                  href={withQuery(`/policy/${edition}`, carried(compare.query.search))}
                >
                  {edition.split('@')[1]}
                  <span className="visually-hidden"> edition of {name}</span>
                </Link>
              </div>
              {compact || !totals || totals.cases === 0 ? null : (
                <TotalLines totals={totals} run={compare.run} />
              )}
              {compact ? null : (
                <div className={classes.suppose}>
                  <SupposeSelect policy={edition} />
                </div>
              )}
              <ScaleAxis scale={compare.scale} />
            </th>
          );
        })}
        <th scope="col" aria-sort={sortWord(compare, 'spread')} className={classes.spreadHead}>
          <SortButton compare={compare} by="spread">
            Spread
          </SortButton>
        </th>
      </tr>
    </thead>
  );
}
