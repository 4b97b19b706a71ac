/** A clause as a small button: its summary in our own words opens on the spot, with a way to the Policy or Code screen. */
import { Anchor, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useData } from '../app/data.tsx';
import { carried, useQuery, withQuery } from '../app/query.ts';
import type { EditionView, LibraryView } from './protocol.ts';
import classes from './shared.module.css';

interface Source {
  readonly document: string;
  readonly ref: string;
  readonly summary: string;
  readonly because?: string;
  readonly href: string;
  readonly where: string;
}

/** Where a citation leads: a provision of the Code, or a clause of the edition. Bare refs are the main document's. */
function sourceOf(
  view: LibraryView,
  edition: EditionView | undefined,
  citation: string,
  search: string,
): Source | null {
  const [document, ref] = citation.includes('#')
    ? (citation.split('#', 2) as [string, string])
    : [undefined, citation];
  const provision =
    document === undefined
      ? undefined
      : view.provisions.find((one) => one.document === document && one.ref === ref);
  if (provision) {
    const href = withQuery('/code', carried(search, { provision: provision.ref }));
    return {
      document: 'Complaint Handling Code',
      ref: provision.ref,
      summary: provision.summary,
      href,
      where: 'Open in Code',
    };
  }
  const clause = edition?.edition.clauses.find((one) => one.ref === citation);
  if (!edition || !clause) return null;
  const main = edition.edition.documents[0];
  const held = edition.edition.documents.find((one) => one.id === document) ?? main;
  return {
    document: held?.title ?? edition.id,
    ref: ref ?? citation,
    summary: clause.summary,
    ...(clause.encoded || clause.because === undefined ? {} : { because: clause.because }),
    href: withQuery(`/policy/${edition.id}`, carried(search, { clause: citation })),
    where: 'Open in Policy',
  };
}

function ClauseCard({ source }: { source: Source }) {
  return (
    <Stack gap={6}>
      <Text size="xs" fw={650}>
        {source.ref} · {source.document}
      </Text>
      <Text size="sm">{source.summary}</Text>
      {source.because === undefined ? null : <Text size="xs">Not encoded: {source.because}</Text>}
      <Anchor component={Link} href={source.href} size="xs">
        {source.where}
      </Anchor>
    </Stack>
  );
}

/** One citation of an edition. A citation that leads nowhere is shown as text. */
export function ClauseChip({ edition: id, citation }: { edition: string; citation: string }) {
  const { view, edition } = useData();
  const { search } = useQuery();
  const [opened, setOpened] = useState(false);
  const source = sourceOf(view, edition(id), citation, search);
  const whole = edition(id)?.edition.documents.find((document) => document.id === citation);
  const label = whole?.title ?? (citation.includes('#') ? citation.replace('code-2024#', 'Code ') : citation);
  if (!source) return <span className={classes.clauseText}>{label}</span>;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={320}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.clause}
          aria-expanded={opened}
          aria-label={`Clause ${label}`}
          onClick={() => setOpened((was) => !was)}
        >
          {label}
        </button>
      </Popover.Target>
      {opened ? (
        <Popover.Dropdown role="dialog" aria-label={`Clause ${label}`} p="sm">
          <ClauseCard source={source} />
        </Popover.Dropdown>
      ) : null}
    </Popover>
  );
}

/** Several citations, one after the other. */
export function Clauses({ edition, clauses }: { edition: string; clauses: readonly string[] }) {
  if (clauses.length === 0) return null;
  return (
    <span className={classes.clauses}>
      {clauses.map((clause) => (
        <ClauseChip key={clause} edition={edition} citation={clause} />
      ))}
    </span>
  );
}
