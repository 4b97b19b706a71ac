/** The rules of the edition in the engine's plain English, grouped by head; the one at the cursor is marked. */
import { memo, useMemo } from 'react';
import { groupRules } from '../../policy/groups.ts';
import { Clauses } from '../../shared/clause-chip.tsx';
import type { EditionView, RuleView } from '../../shared/protocol.ts';
import type { Desk } from '../desk.ts';
import { useInSight } from './in-sight.ts';
import classes from '../author.module.css';

interface RuleProps {
  readonly rule: RuleView;
  readonly edition: string;
  readonly isChosen: boolean;
  readonly select: Desk['select'];
}

const Rule = memo(function Rule({ rule, edition, isChosen, select }: RuleProps) {
  return (
    <li data-chosen={isChosen || undefined}>
      <button
        type="button"
        className={classes.rule}
        aria-pressed={isChosen}
        onClick={() => select(rule.pointer)}
      >
        {rule.text}
      </button>
      <div className={classes.ruleFoot}>
        <code>{rule.name}</code>
        <Clauses edition={edition} clauses={rule.clauses} />
        <button
          type="button"
          className={classes.inText}
          aria-label={`Edit ${rule.name} in the text`}
          onClick={() => select(rule.pointer, true)}
        >
          Edit
        </button>
      </div>
    </li>
  );
});

interface Props {
  readonly view: EditionView;
  readonly selected: string | undefined;
  readonly select: Desk['select'];
}

/** The tab. Drawn anew when the engine has read the text or another rule is chosen, not with every key. */
export const English = memo(function English({ view, selected, select }: Props) {
  const groups = useMemo(() => groupRules(view, view.rules), [view]);
  useInSight(selected, view.id);
  return (
    <div>
      {groups.map((group) => (
        <section key={group.id} aria-label={group.title}>
          <h3 className={classes.group}>
            {group.title}
            {group.note === undefined ? null : <small> {group.note}</small>}
          </h3>
          <ul className={classes.rules}>
            {group.rules.map((rule) => (
              <Rule
                key={rule.pointer}
                rule={rule}
                edition={view.id}
                isChosen={rule.pointer === selected}
                select={select}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
});
