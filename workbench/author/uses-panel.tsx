/** Where a name is used, across editions, cases and the vocabulary. */
import { CloseButton } from '@mantine/core';
import { count } from '../shared/words.ts';
import { useWork } from '../work/index.ts';
import type { Symbols } from './use-symbols.ts';
import classes from './author.module.css';

/** The line that holds an offset, and its number from 1. */
function lineAt(text: string, offset: number): { number: number; text: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? undefined : end).trim();
  return {
    number: text.slice(0, start).split('\n').length,
    text: line.length > 120 ? `${line.slice(0, 119)}…` : line,
  };
}

/** More than these are not listed. */
const most = 300;

/** The list; nothing while no name was asked for. */
export function UsesPanel({ symbols }: { symbols: Symbols }) {
  const work = useWork();
  const { uses } = symbols;
  if (!uses) return null;
  const paths = [...new Set(uses.places.map((place) => place.path))];
  const shown = uses.places.slice(0, most);
  return (
    <section className={classes.uses} aria-label="Uses">
      <p className={classes.usesHead}>
        <span role="status">
          {uses.symbol.kind} <code>{uses.symbol.name}</code>: {count(uses.places.length, 'place')} in{' '}
          {count(paths.length, 'document')}
          {uses.places.length > most ? `; the first ${most} are listed` : ''}
        </span>
        <CloseButton size="sm" aria-label="Close the uses" onClick={symbols.closeUses} />
      </p>
      {paths.map((path) => (
        <div key={path}>
          <h3>{path}</h3>
          <ul>
            {shown
              .filter((place) => place.path === path)
              .map((place) => {
                const line = lineAt(work.text(path) ?? '', place.offset);
                return (
                  <li key={place.offset}>
                    <button type="button" className={classes.problem} onClick={() => symbols.goTo(place)}>
                      <code>{line.number}</code> {place.isDefinition ? <strong>definition </strong> : null}
                      <code>{line.text}</code>
                    </button>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </section>
  );
}
