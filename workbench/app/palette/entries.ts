/** Everything that can be found by name, made from what is read. */
import { carried, changed, withQuery } from '../query.ts';
import { screens } from '../screens.ts';
import { capital, sinceWords, spaced } from '../../shared/words.ts';
import type { EditionView, LibraryView } from '../../shared/protocol.ts';
import type { Action } from './actions.ts';

/** One line of the palette: it leads somewhere, or does something. */
export interface Entry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly detail: string;
  readonly keys?: string;
  /** What is searched, in lower case. */
  readonly text: string;
  readonly href?: string;
  readonly act?: () => void;
}

const entry = (of: Omit<Entry, 'text'>, also = ''): Entry => ({
  ...of,
  text: `${of.label} ${of.detail} ${also}`.toLowerCase(),
});

function ofEdition(one: EditionView, to: (path: string, more?: Record<string, string>) => string): Entry[] {
  const { landlord } = one.edition;
  const where = `${landlord}, ${one.id}`;
  return [
    entry({
      id: `edition ${one.id}`,
      group: 'Editions',
      label: one.id,
      detail: `${landlord}, ${one.edition.reference === true ? 'reference' : one.edition.status}, from ${sinceWords(one.edition)}`,
      href: to(`/policy/${one.id}`),
    }),
    entry({
      id: `author ${one.id}`,
      group: 'Editions',
      label: `Author ${one.id}`,
      detail: landlord,
      href: to(`/author/${one.id}`),
    }),
    ...one.rules.map((rule) =>
      entry(
        {
          id: `rule ${one.id} ${rule.pointer} ${rule.name}`,
          group: 'Rules',
          label: rule.name,
          detail: where,
          href: to(`/policy/${one.id}`, { tab: 'rules', rule: rule.name }),
        },
        `${spaced(rule.name)} ${rule.text}`,
      ),
    ),
    ...one.edition.clauses.map((clause) =>
      entry(
        {
          id: `clause ${one.id} ${clause.ref}`,
          group: 'Clauses',
          label: `${clause.ref} ${clause.summary}`,
          detail: where,
          href: to(`/policy/${one.id}`, { clause: clause.ref }),
        },
        one.landlordId,
      ),
    ),
  ];
}

/** All entries; `search` is the query of the URL, whose policies and date go along. */
export function entriesOf(
  view: LibraryView,
  search: string,
  unsaved: readonly string[],
  actions: readonly Action[],
): Entry[] {
  const to = (path: string, more: Record<string, string> = {}): string =>
    withQuery(path, carried(search, more));
  return [
    ...screens.map(({ path, label, key }) =>
      entry({
        id: `screen ${path}`,
        group: 'Screens',
        label,
        detail: 'screen',
        keys: `g ${key}`,
        href: to(path),
      }),
    ),
    ...actions.map(({ id, label, keys, act }) =>
      entry({
        id: `action ${id}`,
        group: 'Actions',
        label,
        detail: '',
        act,
        ...(keys === undefined ? {} : { keys }),
      }),
    ),
    ...unsaved.map((id) =>
      entry({
        id: `author ${id}`,
        group: 'Editions',
        label: `Author ${id}`,
        detail: 'not saved',
        href: to(`/author/${id}`),
      }),
    ),
    ...view.editions.flatMap((one) => ofEdition(one, to)),
    ...view.cases.map(({ case: one, file }) =>
      entry(
        {
          id: `case ${one.id}`,
          group: 'Cases',
          label: one.title ?? one.id,
          detail: one.id,
          href: to(`/case/${one.id}`),
        },
        `${file} ${one.tests ?? ''}`,
      ),
    ),
    ...view.provisions.map((one) =>
      entry(
        {
          id: `provision ${one.ref}`,
          group: 'Provisions',
          label: `${one.ref} ${one.summary}`,
          detail: capital(one.obligation),
          href: withQuery('/code', changed(carried(search), { provision: one.ref })),
        },
        'complaint handling code',
      ),
    ),
  ];
}
