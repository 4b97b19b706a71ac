/** Rules and rows that were added, removed, moved, renamed or changed, each with what it said and says. */
import { useEffect, useState } from 'react';
import type { EditionChange, EditionChangeKind, EditionComparison } from '../../../engine/index.ts';
import { useData } from '../../app/data.tsx';
import { EmptyState, LoadingState } from '../../shared/states.tsx';
import { count, spaced } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import classes from '../author.module.css';

const signs: Readonly<Record<EditionChangeKind, string>> = {
  added: '+ added',
  removed: '− removed',
  changed: '≠ changed',
  moved: '↕ moved',
  renamed: '→ renamed',
};

type State = { readonly text: string; readonly before: string; readonly found: EditionComparison | null };

/** The comparison of two texts; undefined until it is there. */
function useComparison(path: string, before: string, text: string): State | undefined {
  const { engine } = useData();
  const [state, setState] = useState<State>();
  useEffect(() => {
    const timer = setTimeout(() => {
      drop = engine.ask(
        'differ',
        { before: { path, text: before }, after: { path, text } },
        {
          done: (found) => setState({ text, before, found }),
          failed: () => setState({ text, before, found: null }),
        },
      );
    }, 150);
    let drop = (): void => clearTimeout(timer);
    return () => {
      clearTimeout(timer);
      drop();
    };
  }, [engine, path, before, text]);
  return state;
}

function Change({ change }: { change: EditionChange }) {
  const { select, selected } = useDesk();
  const at = change.after?.pointer;
  const isChosen = at !== undefined && at === selected;
  return (
    <li data-chosen={isChosen || undefined}>
      <button
        type="button"
        className={classes.rule}
        disabled={at === undefined}
        aria-pressed={isChosen}
        onClick={() => at !== undefined && select(at)}
      >
        <strong className={classes.sign} data-kind={change.kind}>
          {signs[change.kind]}
        </strong>{' '}
        {change.text}
      </button>
      {change.order === undefined ? null : (
        <div className={classes.ruleFoot}>The order decides: {change.order}</div>
      )}
      {change.fields.length === 0 ? null : (
        <dl className={classes.fieldChanges}>
          {change.fields.map((field) => (
            <div key={field.field}>
              <dt>{spaced(field.field)}</dt>
              <dd>
                <del>{field.before?.text ?? 'nothing'}</del> → <ins>{field.after?.text ?? 'nothing'}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** "2 changed, 1 added". */
function summary(changes: readonly EditionChange[]): string {
  const kinds = [...new Set(changes.map((change) => change.kind))];
  return kinds.map((kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`).join(', ');
}

/** The list, against the text of another edition. */
export function RuleDifferences({ before, label }: { before: string; label: string }) {
  const { path, text } = useDesk();
  const state = useComparison(path, before, text);
  if (!state) return <LoadingState what="Comparing" />;
  const { found } = state;
  if (!found)
    return (
      <EmptyState
        title="They cannot be compared rule by rule"
        text="One of the two has errors. The text can be compared all the same."
      />
    );
  if (found.changes.length === 0)
    return (
      <EmptyState
        title="No rule differs"
        text={`The text is another than that of ${label}; what it says is the same.`}
      />
    );
  return (
    <div className={classes.changes}>
      <p role="status" className={classes.verdict}>
        {count(found.changes.length, 'change')} against {label}: {summary(found.changes)}
      </p>
      <ul className={classes.rules} aria-label="Changes">
        {found.changes.map((change) => (
          <Change
            key={`${change.kind} ${change.part} ${change.table ?? ''} ${change.before?.pointer} ${change.after?.pointer}`}
            change={change}
          />
        ))}
      </ul>
    </div>
  );
}
