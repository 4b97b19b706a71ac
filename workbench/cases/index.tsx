/** Case: change a fact, and all policies answer at once. */
import { Anchor, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Problem } from '../../engine/index.ts';
import { useData } from '../app/data.tsx';
import { useKeys } from '../app/keys.ts';
import { carried, decoded, useQuery, withQuery } from '../app/query.ts';
import { useChoice } from '../shared/choice.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { MissingPolicies } from '../shared/missing.tsx';
import { EmptyState, FailedState, LoadingState } from '../shared/states.tsx';
import type { Answered } from '../shared/protocol.ts';
import { useAnswer } from '../shared/use-run.ts';
import { useTitle } from '../shared/use-title.ts';
import { problemText } from '../shared/words.ts';
import { useWork, useWorkState } from '../work/use-work.tsx';
import type { WorkState } from '../work/types.ts';
import { Answers } from './answers.tsx';
import { baseOf, caseOf, caseText, draftOf } from './draft.ts';
import { CaseForm } from './form.tsx';
import { draftPart, useEditing, type Editing } from './history.ts';
import { CaseFile } from './keep/index.tsx';
import { useCases, type OwnCases } from './keep/use-cases.ts';
import { CaseProblems } from './problems.tsx';
import { Toolbar } from './toolbar.tsx';
import { declaredFacts } from './vocabulary.ts';
import classes from './cases.module.css';

function useEditingKeys(editing: Editing): void {
  const unlessSearching = (act: () => void) => (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.matches('[data-search]')) return;
    act();
  };
  useKeys({
    'ctrl+z': unlessSearching(editing.undo),
    'ctrl+shift+z': unlessSearching(editing.redo),
    'ctrl+y': unlessSearching(editing.redo),
  });
}

const labelsOf = (state: WorkState): string => `${state.undoLabel ?? ''}\n${state.redoLabel ?? ''}`;

/** Steps of the form first; where there are none, those of the work. */
function useSteps(key: string): Editing {
  const own = useEditing(key);
  const work = useWork();
  const [undo, redo] = useWorkState(labelsOf).split('\n');
  return {
    ...own,
    undo: () => (own.canUndo ? own.undo() : work.undo()),
    redo: () => (own.canRedo ? own.redo() : work.redo()),
    canUndo: own.canUndo || undo !== '',
    canRedo: own.canRedo || redo !== '',
  };
}

function useDraft(id: string | undefined, cases: OwnCases) {
  const { view } = useData();
  const { search } = useQuery();
  const original = id === undefined ? undefined : cases.byId.get(id)?.case;
  const base = useMemo(() => baseOf(original), [original]);
  const declared = useMemo(() => declaredFacts(view), [view]);
  const part = draftPart(search);
  const draft = useMemo(() => draftOf(base, part, declared), [base, part, declared]);
  const own = useMemo(() => caseOf(original, draft, part !== ''), [original, draft, part]);
  return { original, base, draft, own, changed: part !== '' };
}

/** What is wrong with the case, and what kept a policy from an answer; each once. */
function allProblems(answer: Answered | null): Problem[] {
  if (!answer) return [];
  const ofCells = answer.cells.flatMap((cell) => (cell.kind === 'problem' ? cell.problems : []));
  const all = [...answer.problems, ...ofCells];
  return [...new Map(all.map((problem) => [`${problem.pointer} ${problemText(problem)}`, problem])).values()];
}

/** The screen at `/case/:id?`; the URL holds what was changed. */
export function CaseScreen({ id: raw }: { id: string | undefined }) {
  const id = raw === undefined ? undefined : decoded(raw);
  const { edition } = useData();
  const query = useQuery();
  const options = useChoice();
  const policyName = usePolicyName();
  const cases = useCases();
  const isUndoable = useWorkState((state) => state.undoLabel) === `Delete the case ${id}`;
  const { original, base, draft, own, changed } = useDraft(id, cases);
  const editing = useSteps(id ?? '');
  useEditingKeys(editing);
  const missing = id !== undefined && !original;
  useTitle(missing ? `No case ${id}` : `${own.title ?? own.id} · Case`);
  const text = useMemo(() => caseText(own), [own]);
  const ask = useMemo(() => ({ text, options }), [text, options]);
  const { answer, waiting, failed } = useAnswer(ask);
  const columns = useMemo(
    () =>
      options.policies.flatMap((policy) => {
        const view = edition(policyName(policy).edition);
        return view ? [{ policy, edition: view }] : [];
      }),
    [options.policies, edition, policyName],
  );
  const isDeleted = missing && (isUndoable || cases.deleted.has(id));
  if (missing)
    return (
      <EmptyState
        title={
          cases.deleted.has(id) ? `${id} is deleted, and that is not saved yet` : `There is no case ${id}`
        }
        text={
          isDeleted
            ? 'Undo brings it back; saving takes it out of its file.'
            : 'It may have been renamed, or its file has an error.'
        }
        action={
          <Stack gap={8} align="center">
            {isDeleted ? (
              <Anchor component="button" type="button" ta="left" onClick={editing.undo}>
                Undo
              </Anchor>
            ) : null}
            <Anchor component={Link} href={withQuery('/case', carried(query.search))}>
              Start from a blank case
            </Anchor>
            <Anchor component={Link} href={withQuery('/', carried(query.search))}>
              Choose one in Compare
            </Anchor>
          </Stack>
        }
      />
    );
  const problems = allProblems(answer);
  return (
    <div className={classes.screen}>
      <Toolbar
        id={id}
        text={text}
        fileName={own.id}
        editing={editing}
        changed={changed}
        cases={cases}
        file={
          <CaseFile
            own={own}
            draft={draft}
            entry={id === undefined ? undefined : cases.byId.get(id)}
            cases={cases}
            isChanged={changed}
            answered={waiting ? null : answer}
            hasErrors={waiting || problems.some((problem) => problem.severity === 'error')}
            isDated={options.asOf !== undefined}
            forget={editing.forget}
          />
        }
      />
      <MissingPolicies policies={options.policies} />
      <div className={classes.split}>
        <section className={classes.formSide} data-scrolls tabIndex={0} aria-label="Form, scrolls">
          <h1>
            {original?.title ?? original?.id ?? own.title}{' '}
            {changed && original ? <small>facts changed</small> : null}
            {id !== undefined && cases.byId.get(id)?.isUnsaved === true ? (
              <small>● file not saved</small>
            ) : null}
          </h1>
          {own.narrative === undefined ? null : <p className={classes.hint}>{own.narrative}</p>}
          <CaseForm base={base} draft={draft} columns={columns} problems={problems} change={editing.change} />
        </section>
        <section
          className={classes.answerSide}
          data-scrolls
          tabIndex={0}
          aria-label="Answers, scroll"
          aria-live="off"
        >
          <CaseProblems problems={problems} />
          {failed !== undefined ? <FailedState title="The case could not be decided" text={failed} /> : null}
          {answer && answer.cells.length > 0 ? <Answers answered={answer} stale={waiting} /> : null}
          {answer && answer.case === null && problems.length > 0 ? (
            <EmptyState
              title="No answer until the facts make sense"
              text="What is wrong stands at the fields."
            />
          ) : null}
          {!answer && failed === undefined ? <LoadingState what="Deciding the case" /> : null}
        </section>
      </div>
    </div>
  );
}
