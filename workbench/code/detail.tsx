/** One provision: what was found for each policy, with clauses, claim and contradiction. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CitedText, Finding } from '../../engine/model/code.ts';
import { Clauses } from '../shared/clause-chip.tsx';
import { CloseIcon } from '../shared/icons.tsx';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { ClaimBadge, StatusBadge } from '../shared/status.tsx';
import type { CodeRow } from './rows.ts';
import classes from './code.module.css';

function Cited({
  title,
  texts,
  edition,
}: {
  title: string;
  texts: readonly CitedText[] | undefined;
  edition: string;
}) {
  if (texts === undefined || texts.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      {texts.map((one, index) => (
        <dd key={index}>
          {one.text} <Clauses edition={edition} clauses={one.clauses} />
        </dd>
      ))}
    </div>
  );
}

function FindingDetail({ finding, edition }: { finding: Finding; edition: string }) {
  return (
    <>
      <p className={classes.verdict}>
        <StatusBadge finding={finding} /> <ClaimBadge finding={finding} />
      </p>
      <p>{finding.text}</p>
      <dl className={classes.parts}>
        {finding.clauses.length === 0 ? null : (
          <div>
            <dt>{finding.status === 'not-evidenced' ? 'Searched' : 'Clauses'}</dt>
            <dd>
              <Clauses edition={edition} clauses={finding.clauses} />
            </dd>
          </div>
        )}
        <Cited title="The claim is contradicted" texts={finding.contradictions} edition={edition} />
        {finding.evidence === undefined ? null : (
          <div>
            <dt>
              Evidence printed with the claim
              {finding.basis === undefined
                ? ''
                : finding.basis === 'document'
                  ? ' (the policy’s text shows it)'
                  : ' (answers the requirement itself)'}
            </dt>
            <dd>{finding.evidence}</dd>
          </div>
        )}
        {finding.unanswered === undefined || finding.unanswered.length === 0 ? null : (
          <div>
            <dt>What the evidence does not answer</dt>
            <dd>
              <ul>
                {finding.unanswered.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <Cited title="Remarks" texts={finding.remarks} edition={edition} />
      </dl>
    </>
  );
}

/** A pane beside the table; Esc closes it. */
export function ProvisionDetail({
  row,
  editions,
  close,
}: {
  row: CodeRow;
  editions: readonly string[];
  close: () => void;
}) {
  const name = usePolicyName();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { provision, findings } = row;
  return (
    <section
      id="provision-detail"
      className={classes.detail}
      data-scrolls
      tabIndex={0}
      aria-labelledby="provision-title"
    >
      <div className={classes.detailHead}>
        <h2 id="provision-title" ref={heading} tabIndex={-1}>
          Provision {provision.ref}
        </h2>
        <Tooltip label="Close (Esc)">
          <ActionIcon variant="subtle" color="gray" onClick={close} aria-label="Close the details">
            <CloseIcon />
          </ActionIcon>
        </Tooltip>
      </div>
      <p>
        {provision.summary}{' '}
        <small>
          A “{provision.obligation}” of the Code
          {provision.checkable === 'practice-only' ? '; only practice can show it' : ''}
          {provision.checkable === 'both' ? '; text and practice show it' : ''}.
        </small>
      </p>
      {editions.map((edition, column) => {
        const finding = findings[column];
        return (
          <article key={edition} className={classes.finding}>
            <h3>
              <LandlordMark landlord={edition} /> {name(edition).name}
            </h3>
            {finding ? <FindingDetail finding={finding} edition={edition} /> : <p>Nothing was found out.</p>}
          </article>
        );
      })}
    </section>
  );
}
