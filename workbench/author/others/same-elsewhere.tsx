/** The same in the other policies: their rules beside the one that is selected, in plain English, with amounts and clauses. */
import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useData } from '../../app/data.tsx';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { Clauses } from '../../shared/clause-chip.tsx';
import { LandlordMark } from '../../shared/landlord.tsx';
import type { EditionView } from '../../shared/protocol.ts';
import { count, spaced } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { amountWords } from '../side/table-model.ts';
import { amountOf, besides, type By, type Chosen, type Kin, othersOf } from './same.ts';
import classes from './others.module.css';

/** So many rules of a policy are shown at first. */
const few = 5;

function RuleLine({ view, kin, facts }: { view: EditionView; kin: Kin; facts: ReadonlyMap<string, string> }) {
  const { search } = useQuery();
  const { entry } = useDesk();
  const { rule, shared } = kin;
  const amount = amountOf(view, rule.pointer);
  const isOwn = view.id === entry.id;
  return (
    <li className={classes.line}>
      {amount === undefined ? null : <strong>{amountWords(amount)} </strong>}
      <p>{rule.text}</p>
      <div className={classes.foot}>
        {isOwn ? null : (
          <>
            <Anchor
              component={Link}
              size="xs"
              href={withQuery(`/author/${view.id}`, carried(search, { at: rule.pointer, tab: 'others' }))}
              aria-label={`${rule.name} of ${view.id} in Author`}
            >
              Author
            </Anchor>
            <Anchor
              component={Link}
              size="xs"
              href={withQuery(`/policy/${view.id}`, carried(search, { rule: rule.name }))}
              aria-label={`${rule.name} of ${view.id} in Policy`}
            >
              Policy
            </Anchor>
          </>
        )}
        <code>{rule.name}</code>
        <Clauses edition={view.id} clauses={rule.clauses} />
        {isOwn || shared.length === 0 ? null : (
          <span>asks the same: {shared.map((name) => facts.get(name) ?? spaced(name)).join(', ')}</span>
        )}
      </div>
    </li>
  );
}

function PolicyRules({
  view,
  kin,
  none,
  isOwn,
}: {
  view: EditionView;
  kin: readonly Kin[];
  none: string;
  isOwn: boolean;
}) {
  const [isAll, setAll] = useState(false);
  const facts = useMemo(() => new Map(view.facts.map((fact) => [fact.name, fact.label])), [view]);
  const shown = isAll ? kin : kin.slice(0, few);
  return (
    <section
      className={classes.policy}
      data-own={isOwn || undefined}
      aria-label={isOwn ? 'Here' : view.edition.landlord}
    >
      <h4>
        <LandlordMark landlord={view.landlordId} /> {view.edition.landlord}
        <small>
          {view.id}
          {isOwn ? ', here' : view.edition.reference === true ? ', reference' : ''}
        </small>
      </h4>
      <div>
        {kin.length === 0 ? (
          <p className={classes.none}>{none}</p>
        ) : (
          <ul>
            {shown.map((one) => (
              <RuleLine key={one.rule.pointer} view={view} kin={one} facts={facts} />
            ))}
          </ul>
        )}
        {kin.length > shown.length ? (
          <Button variant="subtle" size="compact-xs" mih={24} onClick={() => setAll(true)}>
            {count(kin.length - shown.length, 'more rule')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** The choice between the same head and the same facts, and each policy's rules. */
export function SameElsewhere({ own, chosen }: { own: EditionView; chosen: Chosen }) {
  const query = useQuery();
  const { view } = useData();
  const by: By = query.get('by') === 'facts' ? 'facts' : 'head';
  const others = useMemo(() => othersOf(view.editions, own.landlordId), [view, own.landlordId]);
  const beside = useMemo(() => besides(others, chosen, by), [others, chosen, by]);
  const what = chosen.head === undefined ? spaced(chosen.type ?? 'rule') : spaced(chosen.head);
  const none =
    by === 'facts'
      ? 'No rule asks for any of these facts.'
      : chosen.head === undefined
        ? 'No rule of this kind asks for the same.'
        : `Nothing is awarded under “${what}”.`;
  return (
    <section aria-label="The same in the other policies">
      <div className={classes.head}>
        <h3>The same in the other policies</h3>
        <SegmentedControl
          size="xs"
          aria-label="What is the same"
          value={by}
          onChange={(next) => query.set({ by: next === 'facts' ? 'facts' : undefined })}
          data={[
            { value: 'head', label: chosen.head === undefined ? 'Same kind' : 'Same head' },
            { value: 'facts', label: 'Same facts' },
          ]}
        />
        <span className={classes.none}>
          {by === 'facts' ? `${count(chosen.facts.length, 'fact')} of ${chosen.title}` : what}
        </span>
      </div>
      <PolicyRules
        view={own}
        kin={chosen.rules.map((rule) => ({ rule, shared: [] }))}
        none="No rule awards anything under it."
        isOwn
      />
      {beside.map((one) => (
        <PolicyRules key={one.view.id} view={one.view} kin={one.kin} none={none} isOwn={false} />
      ))}
    </section>
  );
}
