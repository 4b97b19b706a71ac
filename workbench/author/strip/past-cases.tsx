/** The strip over past cases: what the edit moves in the portfolio that is open on the Impact screen. */
import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { midpointText, noCauses, pastText } from '../../impact/cause-words.ts';
import { sharesRules } from '../../impact/question.ts';
import { useDesk } from '../../impact/use-desk.tsx';
import type { Glancing } from '../../impact/use-glance.ts';
import { changeOf, changeText } from '../../impact/words.ts';
import { Clauses } from '../../shared/clause-chip.tsx';
import { Heads } from '../../shared/heads.tsx';
import { type CauseView, savedName } from '../../shared/impact-protocol.ts';
import { count } from './words.ts';
import classes from './strip.module.css';

/** The Impact screen with the same two editions; the portfolio stays open on the way. */
function useImpactLink({ names }: Glancing): string {
  const { search } = useQuery();
  const { question } = useDesk().state;
  const { by, as } = question ?? {};
  const asked = typeof names === 'string' ? {} : { base: names.base, with: names.against, by, as };
  return withQuery('/impact', carried(search, asked));
}

/** In the line of the strip: who gains, who loses, and the change of the midpoint. Nothing where nothing can be asked. */
export function PastFigures({ past }: { past: Glancing }) {
  const href = useImpactLink(past);
  const { portfolio, names, glance, isBusy } = past;
  if (portfolio?.is !== 'open' || typeof names === 'string') return null;
  const { name } = portfolio;
  if (glance === null) return isBusy ? <span className={classes.dim}>Running {name} …</span> : null;
  const text = glance.kind === 'fault' ? 'cannot be run' : pastText(glance.change);
  return (
    <Anchor
      component={Link}
      href={href}
      size="sm"
      className={classes.past}
      data-busy={isBusy || undefined}
      title="Past cases under this edit; opens the Impact screen"
    >
      {name}: {text}
    </Anchor>
  );
}

const sums = [
  ['Change of the least', 'min'],
  ['Change of the midpoint', 'midpoint'],
  ['Change of the most', 'max'],
] as const;
const counts = [
  ['Another outcome', 'outcome'],
  ['Another route', 'route'],
  ['Another authoriser', 'authoriser'],
  ['Other terms', 'terms'],
] as const;

function Cause({ cause, names }: { cause: CauseView; names: Exclude<Glancing['names'], string> }) {
  const { causes, change } = cause;
  const title = causes.map(({ text }) => text).join(' and ') || 'no rule can be named';
  const clausesOf = (isGone: boolean): string[] => [
    ...new Set(
      causes.flatMap((one) => (one.kind === 'rule' && (one.how === 'removed') === isGone ? one.clauses : [])),
    ),
  ];
  return (
    <Table.Tr>
      <Table.Td>
        {title.replaceAll('`', '')} <Clauses edition={savedName(names.against)} clauses={clausesOf(false)} />
        <Clauses edition={savedName(names.base)} clauses={clausesOf(true)} />
      </Table.Td>
      <Table.Td>{change.cases.toLocaleString('en-GB')}</Table.Td>
      <Table.Td>{change.gain.toLocaleString('en-GB')}</Table.Td>
      <Table.Td>{change.lose.toLocaleString('en-GB')}</Table.Td>
      <Table.Td>{midpointText(change)}</Table.Td>
    </Table.Tr>
  );
}

/** The tab: the figures, and what caused them. Cases are listed on the Impact screen. */
export function PastCases({ past }: { past: Glancing }) {
  const href = useImpactLink(past);
  const { portfolio, names, glance, isBusy } = past;
  const link = (text: string) => (
    <Anchor component={Link} href={href} size="sm">
      {text}
    </Anchor>
  );
  if (portfolio === null)
    return (
      <Text size="sm">
        No portfolio is open. Open a file of past cases on the Impact screen, and every edit is held against
        it here, too. {link('Open past cases')}
      </Text>
    );
  const { name } = portfolio;
  if (portfolio.is !== 'open')
    return (
      <Text size="sm">
        {portfolio.is === 'unmapped'
          ? `${name} is open, and its columns are not mapped yet.`
          : `${name} is being worked out.`}{' '}
        {link('Go on with it')}
      </Text>
    );
  if (names === 'alone') return <Text size="sm">There is no other edition to hold this one against.</Text>;
  if (names === 'unedited')
    return (
      <Text size="sm">
        Nothing of this edition is unsaved. Change it, or choose another edition to compare it with.
      </Text>
    );
  if (glance === null)
    return (
      <Text size="sm">{isBusy ? `Running ${name} …` : `${name} runs as soon as the text can be read.`}</Text>
    );
  if (glance.kind === 'fault')
    return (
      <Text size="sm" role="alert">
        {name} cannot be run: {glance.fault.what}; {glance.fault.mend}.
      </Text>
    );
  const { change, causes, otherCauses } = glance;
  const named = sharesRules(names.base, names.against) ? causes : [];
  const told = counts.filter(([, field]) => change[field] > 0);
  return (
    <>
      <Text size="sm">
        {name}: {changeText(change)}. {link('See the cases on the Impact screen')}
      </Text>
      <ul className={classes.lines}>
        {sums.map(([label, field]) => (
          <li key={field}>
            {label}: <strong>{changeOf(change, change[field])}</strong>
          </li>
        ))}
        {told.map(([label, field]) => (
          <li key={field}>
            {label}: {count(change[field], 'case')}
          </li>
        ))}
      </ul>
      <Text size="xs" className={classes.dim}>
        Sums are over the {count(change.figures, 'case')} that have a figure on both sides.
      </Text>
      {sharesRules(names.base, names.against) ? null : <Text size="sm">{noCauses}</Text>}
      {named.length === 0 ? null : (
        <Table aria-label="Causes in past cases" className={`${classes.table} ${classes.causes}`}>
          <Heads heads={['Cause', 'Cases', 'Gain', 'Lose', 'Change of midpoint']} />
          <Table.Tbody>
            {named.map((cause) => (
              <Cause key={cause.id} cause={cause} names={names} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {named.length > 0 && otherCauses > 0 ? (
        <Text size="xs">and {count(otherCauses, 'group of causes', 'groups of causes')} of fewer cases.</Text>
      ) : null}
    </>
  );
}
