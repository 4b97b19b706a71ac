/** Where the names of what is selected are used: policy by policy, each rule in plain English; the cases by their number. */
import { Anchor, Button } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useData } from '../../app/data.tsx';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { symbolsBelow, type SymbolPlace, usesOf } from '../../../engine/edit/index.ts';
import { LandlordMark } from '../../shared/landlord.tsx';
import { landlordOf } from '../../shared/policy-id.ts';
import type { EditionView } from '../../shared/protocol.ts';
import { count, spaced } from '../../shared/words.ts';
import { useWorkState } from '../../work/index.ts';
import type { WorkState } from '../../work/index.ts';
import { useDesk } from '../desk.ts';
import { idOfPath } from '../editions.ts';
import { ruleAt } from '../language/describe.ts';
import { pathOf, pointerOf } from '../places.ts';
import { documentsOf, useDeskSymbols } from '../use-symbols.ts';
import classes from './others.module.css';

const filesOf = (state: WorkState): WorkState['files'] => state.files;

/** A row asks what its table's columns and conditions ask. */
function pointersOf(selected: string): string[] {
  const table = /^(\/tables\/\d+)\/rows\/\d+$/.exec(selected)?.[1];
  if (table === undefined) return [selected];
  return [`${table}/head`, `${table}/inputs`, `${table}/conditions`, selected];
}

const keyOf = ({ symbol }: SymbolPlace): string =>
  `${symbol.kind}:${symbol.of === undefined ? '' : `${symbol.of}:`}${symbol.name}`;

/** What a name is called on its button. */
function nameWords({ symbol }: SymbolPlace): string {
  const of = symbol.kind === 'value' && symbol.of !== undefined ? ` of ${spaced(symbol.of)}` : '';
  return `${symbol.kind} ${symbol.kind === 'clause' || symbol.kind === 'role' ? symbol.name : spaced(symbol.name)}${of}`;
}

interface Line {
  readonly pointer: string;
  readonly text: string;
}

/** What an edition says at a place, in plain English as far as it has any. */
function wordsAt(view: EditionView | undefined, at: string, place: SymbolPlace): string {
  const own = view?.rules.find((rule) => rule.pointer === at);
  if (own) return own.text;
  const row = view?.rules.find((rule) => rule.pointer.startsWith(`${at}/`));
  const said = Object.entries(view?.conditions ?? {}).find(([key]) => place.pointer.startsWith(`${key}/`));
  const told = said ? `: where ${said[1]}` : '';
  if (row?.table !== undefined) return `Table ${row.table}${told}`;
  const [, list = '', name = ''] = at.split('/');
  const head = list === 'heads' ? view?.heads[name] : undefined;
  if (head !== undefined && head !== '') return head;
  return `${place.isDefinition ? 'Defined' : 'Named'} under ${list}${/^\d+$/.test(name) || name === '' ? '' : `, ${spaced(name)}`}${told}`;
}

/** The places in one edition as the rules that they stand in, each once. */
function linesOf(view: EditionView | undefined, places: readonly SymbolPlace[]): Line[] {
  const lines = new Map<string, Line>();
  for (const place of places) {
    const path = pathOf(place.pointer);
    const at = ruleAt(path) ?? pointerOf(path.slice(0, 2));
    if (!lines.has(at)) lines.set(at, { pointer: at, text: wordsAt(view, at, place) });
  }
  return [...lines.values()];
}

function EditionUses({ path, places }: { path: string; places: readonly SymbolPlace[] }) {
  const { edition } = useData();
  const { search } = useQuery();
  const { entry, looking, select } = useDesk();
  const id = idOfPath(path) ?? path;
  const isOwn = id === entry.id;
  const lines = linesOf(isOwn ? (looking.view ?? undefined) : edition(id), places);
  return (
    <section className={classes.policy} data-own={isOwn || undefined} aria-label={`Uses in ${id}`}>
      <h4>
        <LandlordMark landlord={landlordOf(id)} /> {id}
        <small>{isOwn ? 'here' : ''}</small>
      </h4>
      <ul>
        {lines.map((line) => (
          <li key={line.pointer} className={classes.line}>
            {isOwn ? (
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                c="inherit"
                onClick={() => select(line.pointer)}
              >
                {line.text}
              </Anchor>
            ) : (
              <Anchor
                component={Link}
                size="sm"
                href={withQuery(`/author/${id}`, carried(search, { at: line.pointer, tab: 'others' }))}
              >
                {line.text}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Policies one by one; vocabulary, Code, self-assessments and cases in a line. */
function Uses({ place, places }: { place: SymbolPlace; places: readonly SymbolPlace[] }) {
  const symbols = useDeskSymbols();
  const paths = [...new Set(places.map((one) => one.path))];
  const editions = paths.filter((path) => idOfPath(path) !== undefined);
  const cases = paths.filter((path) => path.startsWith('fixtures/')).length;
  const rest = paths.filter((path) => !path.startsWith('fixtures/') && idOfPath(path) === undefined);
  return (
    <>
      <p role="status" className={classes.none}>
        {nameWords(place)}: {count(places.length, 'place')} in {count(editions.length, 'edition')}
        {cases > 0 ? ` and ${count(cases, 'file')} of cases` : ''}
        {rest.length > 0 ? `, and in ${rest.join(', ')}` : ''}.{' '}
        <Button variant="subtle" size="compact-xs" mih={24} onClick={() => symbols.find(place.offset)}>
          Every place, line by line
        </Button>
      </p>
      {editions.map((path) => (
        <EditionUses key={path} path={path} places={places.filter((one) => one.path === path)} />
      ))}
    </>
  );
}

/** The names of what is selected; the one that is looked at stands in the URL. */
export function WhereUsed({ selected }: { selected: string }) {
  const query = useQuery();
  const { path } = useDesk();
  const files = useWorkState(filesOf);
  const documents = useMemo(() => documentsOf(files), [files]);
  const names = useMemo(() => {
    const all = pointersOf(selected).flatMap((pointer) => symbolsBelow(documents, path, pointer));
    return [...new Map(all.map((one) => [keyOf(one), one])).values()];
  }, [documents, path, selected]);
  const wanted = query.get('name');
  const place = names.find((one) => keyOf(one) === wanted);
  const places = useMemo(() => (place ? usesOf(documents, place.symbol) : []), [documents, place]);
  if (names.length === 0) return null;
  return (
    <section aria-label="Where it is used">
      <div className={classes.head}>
        <h3>Where it is used, across policies</h3>
      </div>
      <div className={classes.names} role="group" aria-label="Names here">
        {names.map((one) => (
          <Button
            key={keyOf(one)}
            size="compact-xs"
            mih={24}
            variant={one === place ? 'filled' : 'default'}
            aria-pressed={one === place}
            onClick={() => query.set({ name: one === place ? undefined : keyOf(one) })}
          >
            {nameWords(one)}
          </Button>
        ))}
      </div>
      {place ? <Uses place={place} places={places} /> : null}
    </section>
  );
}
