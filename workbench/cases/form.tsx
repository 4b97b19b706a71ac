/** The form: groups of questions, items, dates. */
import { useCallback, useMemo, useRef, useEffect } from 'react';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import type { Problem } from '../../engine/index.ts';
import type { EditionView } from '../shared/protocol.ts';
import type { FactValue } from '../shared/facts.ts';
import { EmptyState } from '../shared/states.tsx';
import { setFact, setItems, setStep, type Draft, type DraftChanges } from './draft.ts';
import { FactField } from './fact-field.tsx';
import { ItemsEditor } from './items.tsx';
import { isOfDatesAlone, TimelineEditor } from './timeline.tsx';
import { declaredFacts, groupsOf, readersOf } from './vocabulary.ts';
import classes from './cases.module.css';

interface FormProps {
  readonly base: Draft;
  readonly draft: Draft;
  readonly columns: readonly { policy: string; edition: EditionView }[];
  readonly problems: readonly Problem[];
  readonly change: (changes: DraftChanges, by?: string) => void;
}

/** Problems at a pointer of the case; those of its parts belong to the parts. */
const at = (problems: readonly Problem[], pointer: string): Problem[] =>
  problems.filter((problem) => problem.pointer === pointer);

/** Every question that matters for the policies that are shown; the search finds the others. */
export function CaseForm({ base, draft, columns, problems, change }: FormProps) {
  const { view } = useData();
  const query = useQuery();
  const text = query.get('q') ?? '';
  const declared = useMemo(() => declaredFacts(view), [view]);
  const editions = columns.map((column) => column.edition);
  const readers = useMemo(() => readersOf(columns), [columns]);
  const groups = groupsOf({ view, editions, draft, all: query.get('all') === '1', text });
  const latest = useRef({ base, change });
  useEffect(() => {
    latest.current = { base, change };
  });
  const changeFact = useCallback((name: string, value: FactValue | undefined) => {
    latest.current.change(setFact(latest.current.base, name, value));
  }, []);
  const problemsAt = (pointer: string): Problem[] => at(problems, pointer);
  const fieldProblems = useMemo(() => {
    const byFact = new Map<string, Problem[]>();
    for (const problem of problems) {
      const name = /^\/facts\/([^/]+)$/.exec(problem.pointer)?.[1];
      if (name !== undefined) byFact.set(name, [...(byFact.get(name) ?? []), problem]);
    }
    return byFact;
  }, [problems]);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => event.preventDefault()}
      aria-label="Facts of the case"
    >
      {groups.map((group) => (
        <section key={group.id} className={classes.group} aria-labelledby={`group-${group.id}`}>
          <h2 id={`group-${group.id}`}>{group.label}</h2>
          {group.facts.map((fact) => (
            <FactField
              key={fact.name}
              fact={fact}
              idPrefix="fact-"
              value={draft.facts[fact.name]}
              base={base.facts[fact.name]}
              change={changeFact}
              problems={fieldProblems.get(fact.name) ?? none}
              readers={readers.get(fact.name) ?? nobody}
            />
          ))}
        </section>
      ))}
      {groups.length === 0 ? <EmptyState title="No fact is left" text="Search for another word." /> : null}
      {text === '' ? (
        <>
          <TimelineEditor
            draft={draft}
            change={(step, date) => change(setStep(base, step, date))}
            problemsAt={problemsAt}
            others={problems.filter(isOfDatesAlone)}
          />
          <ItemsEditor
            items={draft.items}
            facts={declared}
            change={(items, by) => change(setItems(base, items), by)}
            problems={problems}
          />
        </>
      ) : null}
    </form>
  );
}

const none: readonly Problem[] = [];
const nobody: readonly string[] = [];
