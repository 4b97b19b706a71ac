/** Beside an edition, the others: what they say on the same head or the same facts, and where a name is used among all policies. */
import { useMemo } from 'react';
import { EmptyState, LoadingState } from '../../shared/states.tsx';
import { useDesk } from '../desk.ts';
import { chosenAt } from './same.ts';
import { SameElsewhere } from './same-elsewhere.tsx';
import { WhereUsed } from './used.tsx';
import classes from './others.module.css';

/** The tab. Other editions stand as they are saved. */
export function Others() {
  const { looking, selected } = useDesk();
  const { view } = looking;
  const chosen = useMemo(() => (view ? chosenAt(view, selected) : undefined), [view, selected]);
  if (!view && !looking.verdict) return <LoadingState what="Reading the edition" />;
  if (selected === undefined)
    return (
      <EmptyState
        title="Choose a rule"
        text="Put the cursor into a rule, a head, a clause or a fact, or choose a rule under English."
      />
    );
  return (
    <div className={classes.others}>
      <WhereUsed selected={selected} />
      {view && chosen ? <SameElsewhere own={view} chosen={chosen} /> : null}
    </div>
  );
}
