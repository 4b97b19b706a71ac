/** The edition's document as it stands in the file. Read-only: it is edited on the Author screen. */
import { lazy, Suspense, useMemo } from 'react';
import { useQuery } from '../app/query.ts';
import { LoadingState } from '../shared/states.tsx';
import type { EditionView } from '../shared/protocol.ts';
import { lineOf } from './locate.ts';
import classes from './policy.module.css';

const JsonView = lazy(() => import('../shared/json-view.tsx'));

/** The tab. `?rule=` brings the rule, or its row, into sight. */
export function JsonTab({ view }: { view: EditionView }) {
  const query = useQuery();
  const name = query.get('rule');
  const pointer = view.rules.find((rule) => rule.name === name)?.pointer;
  const line = useMemo(
    () => (pointer === undefined ? undefined : lineOf(view.text, pointer)),
    [view.text, pointer],
  );
  return (
    <>
      <p className={classes.jsonNote}>
        {view.file}, read-only{line === undefined ? '' : `: rule ${name} from line ${line}`}. Tab leaves the
        text.
      </p>
      <Suspense fallback={<LoadingState what="Opening the text" />}>
        <JsonView
          text={view.text}
          label={`${view.file}, JSON, read-only`}
          {...(line === undefined ? {} : { line })}
        />
      </Suspense>
    </>
  );
}
