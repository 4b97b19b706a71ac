/** Which rules and shared parts moved the cases. */
import { Button, Table } from '@mantine/core';
import { Link } from 'wouter';
import { useState } from 'react';
import { Clauses, useRuleLink } from '../../shared/clause-chip.tsx';
import { Heads } from '../../shared/heads.tsx';
import { type CauseView, type PairView, savedName } from '../../shared/impact-protocol.ts';
import { capital, count } from '../../shared/words.ts';
import { midpointText, noCauses } from '../cause-words.ts';
import { EditionText } from '../edition-text.tsx';
import { sharesRules } from '../question.ts';
import { CaseCount, Section, type Show, Wide } from './parts.tsx';
import classes from '../impact.module.css';

/** Groups that are not folded. */
const atFirst = 6;
/** Causes of a group that are not folded. */
const inSight = 4;

function CauseList({ cause, pair }: { cause: CauseView; pair: PairView }) {
  const { causes } = cause;
  if (causes.length === 0) return <>The editions are too unlike each other to name one.</>;
  const first = causes.length <= inSight + 1 ? causes : causes.slice(0, inSight);
  const rest = causes.slice(first.length);
  return (
    <>
      <CauseLines causes={first} pair={pair} />
      {rest.length === 0 ? null : (
        <details className={classes.more}>
          <summary>and {rest.length} more</summary>
          <CauseLines causes={rest} pair={pair} />
        </details>
      )}
    </>
  );
}

function RuleLink({ edition, rule }: { edition: string; rule: string }) {
  const href = useRuleLink(edition)(rule);
  return (
    <Link href={href} aria-label={`Rule ${rule}`}>
      rule
    </Link>
  );
}

function CauseLines({ causes, pair }: { causes: CauseView['causes']; pair: PairView }) {
  return (
    <ul className={classes.causes}>
      {causes.map((one, i) => {
        if (one.kind === 'part') return <li key={i}>{capital(one.text.replaceAll('`', ''))}</li>;
        const name = one.how === 'removed' ? pair.base : pair.edition;
        const edition = savedName(name);
        return (
          <li key={i}>
            <EditionText name={name}>
              {capital(one.text.replaceAll('`', ''))} <Clauses edition={edition} clauses={one.clauses} />{' '}
              <RuleLink edition={edition} rule={one.rule} />
            </EditionText>
          </li>
        );
      })}
    </ul>
  );
}

export function Causes({ pair, place, show }: { pair: PairView; place: number; show: Show }) {
  const [isAll, setAll] = useState(false);
  const isNamed = sharesRules(pair.base, pair.edition);
  const causes = isNamed ? pair.causes : [];
  const shown = isAll ? causes : causes.slice(0, atFirst);
  return (
    <Section id="impact-causes" title="Which rules caused it">
      {causes.length === 0 ? (
        <p>{isNamed ? 'Nothing changed.' : noCauses}</p>
      ) : (
        <Wide label="Causes">
          <Heads heads={['Cause', 'Cases', 'Gain', 'Lose', 'Change of midpoint']} />
          <Table.Tbody>
            {shown.map((cause, i) => {
              const open = (change: 'all' | 'gain' | 'lose') => () =>
                show({
                  pick: { kind: 'cause', id: cause.id, change, pair: place },
                  title: `Cases of cause ${i + 1}`,
                });
              const what = `cases of cause ${i + 1}`;
              return (
                <Table.Tr key={cause.id}>
                  <Table.Td>
                    <CauseList cause={cause} pair={pair} />
                  </Table.Td>
                  <Table.Td>
                    <CaseCount n={cause.change.cases} what={what} show={open('all')} />
                  </Table.Td>
                  <Table.Td>
                    <CaseCount n={cause.change.gain} what={`gaining ${what}`} show={open('gain')} />
                  </Table.Td>
                  <Table.Td>
                    <CaseCount n={cause.change.lose} what={`losing ${what}`} show={open('lose')} />
                  </Table.Td>
                  <Table.Td className={classes.sum}>{midpointText(cause.change)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Wide>
      )}
      {causes.length <= atFirst ? null : (
        <Button variant="subtle" aria-expanded={isAll} onClick={() => setAll((was) => !was)}>
          {isAll
            ? 'Show the first'
            : `Show all ${count(causes.length, 'group of causes', 'groups of causes')}`}
        </Button>
      )}
    </Section>
  );
}
