/** A clause as a small button: its summary in our own words opens on the spot, with a way to the Policy or Code screen. */
import { Anchor, Popover, Stack, Text } from '@mantine/core';
import { createContext, useContext, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useData } from '../app/data.tsx';
import { carried, changed, useQuery, withQuery } from '../app/query.ts';
import type { EditionView, LibraryView } from './protocol.ts';
import classes from './shared.module.css';

/** What a citation leads to: the document, what the clause says in our own words, and the way there. */
export interface ClauseSource {
  readonly document: string;
  readonly ref: string;
  readonly summary: string;
  readonly because?: string;
  readonly href: string;
  readonly where: string;
}

/** A text that is being edited and has clauses of its own: what a citation of that edition leads to in it, and the titles of its documents. */
export interface OwnClauses {
  readonly edition: string;
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  source(citation: string): ClauseSource | null;
  /** The way to a rule of it; absent where rules lead to the Policy screen. */
  rule?(name: string): string;
}

/** Where there is one, its clauses come before those that are saved. */
export const OwnClausesContext = createContext<OwnClauses | null>(null);

/** Where a citation leads: a provision of the Code, or a clause of the edition. Bare refs are the main document's. */
function sourceOf(
  view: LibraryView,
  edition: EditionView | undefined,
  citation: string,
  search: string,
  isAuthoring: boolean,
): ClauseSource | null {
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
    ...(isAuthoring
      ? {
          href: withQuery(
            `/author/${edition.id}`,
            changed(search, { tab: 'clauses', at: `/clauses/${edition.edition.clauses.indexOf(clause)}` }),
          ),
          where: 'Show in the text',
        }
      : {
          href: withQuery(`/policy/${edition.id}`, carried(search, { clause: citation })),
          where: 'Open in Policy',
        }),
  };
}

function ClauseCard({ source }: { source: ClauseSource }) {
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

/** `code-2024#6.3` → "Code 6.3"; another document's clause with the start of its title: "Self-assessment 1.6". */
function chipLabel(documents: OwnClauses['documents'], citation: string): string {
  const [document, ref] = citation.split('#', 2);
  if (ref === undefined) return citation;
  if (document?.startsWith('code-') === true) return `Code ${ref}`;
  const title = documents.find((one) => one.id === document)?.title;
  return title === undefined ? citation : `${title.split(/ against | of the |[,:(]/)[0]} ${ref}`;
}

/** One citation of an edition. A citation that leads nowhere is shown as text. */
export function ClauseChip({ edition: id, citation }: { edition: string; citation: string }) {
  const { view, edition } = useData();
  const { search } = useQuery();
  const [location] = useLocation();
  const [opened, setOpened] = useState(false);
  const around = useContext(OwnClausesContext);
  const own = around?.edition === id ? around : null;
  const saved = sourceOf(view, edition(id), citation, search, location.startsWith('/author'));
  const source = own?.source(citation) ?? saved;
  const documents = own?.documents ?? edition(id)?.edition.documents ?? [];
  const whole = documents.find((document) => document.id === citation);
  const label = whole ? `the whole of “${whole.title}”` : chipLabel(documents, citation);
  const button = useRef<HTMLButtonElement>(null);
  const toggled = (next: boolean): void => {
    setOpened(next);
    if (next) return;
    // Closed by a key the focus would be nowhere; closed by a press elsewhere it is there already.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) button.current?.focus();
    });
  };
  if (!source) return <span className={classes.clauseText}>{label}</span>;
  return (
    <Popover
      opened={opened}
      onChange={toggled}
      width={320}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <button
          ref={button}
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

/** The way to a rule of an edition: into the text around, where it is that edition's and leads there; else the Policy screen. */
export function useRuleLink(edition: string): (rule: string) => string {
  const { search } = useQuery();
  const around = useContext(OwnClausesContext);
  return (rule) =>
    (around?.edition === edition ? around.rule?.(rule) : undefined) ??
    withQuery(`/policy/${edition}`, carried(search, { tab: 'rules', rule }));
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
