/** How a finding or a claim stands: a shape and a word, colour only beside them. */
import type { ReactNode } from 'react';
import type { ClaimStatus, Finding, FindingStatus } from '../../engine/model/code.ts';
import classes from './shared.module.css';

/** Findings from the most to the least work, with what each means. */
export const statusList: readonly { id: FindingStatus; word: string; meaning: string }[] = [
  { id: 'not-met', word: 'Not met', meaning: 'the policy’s text goes against the provision' },
  { id: 'judgement', word: 'Judgement', meaning: 'a person must decide; the text says what turns on it' },
  {
    id: 'not-evidenced',
    word: 'Not evidenced',
    meaning: 'the documents searched say nothing, or are not held',
  },
  { id: 'met', word: 'Met', meaning: 'the policy’s text shows it' },
  { id: 'not-applicable', word: 'Not applicable', meaning: 'the provision asks nothing of this policy' },
];

const shapes: Record<FindingStatus, ReactNode> = {
  met: <path d="M1.8 6.4l2.8 2.9 5.6-6.4" />,
  'not-met': <path d="M2.2 2.2l7.6 7.6M9.8 2.2L2.2 9.8" />,
  judgement: <path d="M6 1.2L10.8 6 6 10.8 1.2 6zM6 4v2.6M6 8v.3" />,
  'not-evidenced': <circle cx="6" cy="6" r="4.4" strokeDasharray="2 1.6" />,
  'not-applicable': <path d="M2 6h8" />,
};

/** Only the shape; hidden from readers that cannot see it. */
export function StatusShape({ status }: { status: FindingStatus }) {
  return (
    <svg
      className={classes.shape}
      viewBox="0 0 12 12"
      width={12}
      height={12}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      aria-hidden
    >
      {shapes[status]}
    </svg>
  );
}

/** Shape and word. */
export function StatusBadge({ finding }: { finding: Pick<Finding, 'status' | 'because'> }) {
  const word = statusList.find((one) => one.id === finding.status)?.word ?? finding.status;
  return (
    <span className={classes.status} data-status={finding.status}>
      <StatusShape status={finding.status} />
      <span>
        {word}
        {finding.because === 'document-not-held' ? <small>: document not held</small> : null}
      </span>
    </span>
  );
}

const claimMarks: Record<ClaimStatus, string> = {
  contradicted: '✗',
  unsupported: '△',
  unanswered: '○',
  supported: '✓',
};

/** What the landlord claims, and how the claim stands. */
export function ClaimBadge({ finding }: { finding: Pick<Finding, 'claim' | 'claimStatus'> }) {
  if (finding.claim === undefined || finding.claimStatus === undefined) return null;
  return (
    <span className={classes.claim} data-claim={finding.claimStatus}>
      <span aria-hidden>{claimMarks[finding.claimStatus]}</span>{' '}
      {finding.claim === 'blank' ? 'claim left blank' : `claims ${finding.claim}: ${finding.claimStatus}`}
    </span>
  );
}
