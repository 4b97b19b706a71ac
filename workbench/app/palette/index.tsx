/** The command palette: Ctrl K, then a name. Loaded when it is first opened. */
import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useWorkState } from '../../work/use-work.tsx';
import { useData } from '../data.tsx';
import { useQuery } from '../query.ts';
import { actionsNow, type Action } from './actions.ts';
import { entriesOf, type Entry } from './entries.ts';
import { find } from './search.ts';
import classes from './palette.module.css';

const policy = /^rules\/policies\/([^/]+)\/([^/]+)\.json$/;

/** Ids of editions that only the author has. */
function useUnsaved(): readonly string[] {
  const files = useWorkState((state) => state.files);
  return useMemo(
    () =>
      [...files.values()].flatMap(({ path, saved, text }) => {
        const found = saved === null && text !== null ? policy.exec(path) : null;
        return found ? [`${found[1]}@${found[2]}`] : [];
      }),
    [files],
  );
}

function Line({ entry, run }: { entry: Entry; run: (entry: Entry) => void }) {
  return (
    <Spotlight.Action onClick={() => run(entry)} className={classes.action}>
      <span className={classes.label}>{entry.label}</span>
      <span className={classes.detail}>{entry.detail}</span>
      {entry.keys === undefined ? null : <kbd className={classes.keys}>{entry.keys}</kbd>}
    </Spotlight.Action>
  );
}

/** The list scrolls by keyboard, too. */
const scrolls = { viewportProps: { tabIndex: 0 } };

/** The dialog. `close` is called once it has closed. */
export default function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  const { view } = useData();
  const { search } = useQuery();
  const [, navigate] = useLocation();
  const unsaved = useUnsaved();
  const [typed, setTyped] = useState('');
  const [actions, setActions] = useState<readonly Action[]>([]);
  useEffect(() => {
    if (!opened) return;
    setActions(actionsNow());
    spotlight.open();
  }, [opened]);
  const all = useMemo(() => entriesOf(view, search, unsaved, actions), [view, search, unsaved, actions]);
  const found = useMemo(() => find(all, typed), [all, typed]);
  const groups = [...new Set(found.entries.map(({ group }) => group))];
  const run = (entry: Entry): void => {
    if (entry.href !== undefined) navigate(entry.href);
    // The palette gives the focus back first; an action may open a dialog of its own.
    else setTimeout(() => entry.act?.(), 50);
  };
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      onSpotlightClose={close}
      maxHeight="60vh"
      scrollable
      size="lg"
      aria-label="Find anything"
    >
      <Spotlight.Search
        aria-label="Find a screen, edition, rule, clause, case, provision or action"
        placeholder="A screen, edition, rule, clause, case, provision or action"
      />
      {found.nearest === null ? null : (
        <p className={classes.nearest} role="status">
          Nothing is called “{typed}”. The nearest: {found.nearest}.
        </p>
      )}
      <Spotlight.ActionsList className={classes.list} {...scrolls}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {found.entries
              .filter((one) => one.group === group)
              .map((one) => (
                <Line key={one.id} entry={one} run={run} />
              ))}
          </Spotlight.ActionsGroup>
        ))}
        {found.entries.length === 0 ? <Spotlight.Empty>Nothing has a name like this.</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
