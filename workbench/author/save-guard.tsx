/** Before texts with errors are saved the author is told once; a draft with errors may be saved all the same. */
import { useCallback, useRef, useState, type ComponentType, type ReactNode } from 'react';
import type { Problem, SourceFile } from '../../engine/index.ts';
import { useData } from '../app/data.tsx';
import type { EngineClient } from '../shared/client.ts';
import { SaveContext, type Save } from '../work/saving.ts';
import { useWork } from '../work/use-work.tsx';
import { Accepted, flawedOf, type Flawed } from './flaws.ts';
import type { SaveQuestionProps } from './save-question.tsx';

/** A save never waits longer for the engine's word, in milliseconds: keeping work comes first. */
const patience = 10_000;

/** The errors that the texts would have in their files; none where the engine cannot say. */
function errorsOf(engine: EngineClient, files: readonly SourceFile[]): Promise<readonly Problem[]> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve([]), patience);
    const end = (problems: readonly Problem[]): void => {
      clearTimeout(timer);
      resolve(problems);
    };
    if (files.length === 0) end([]);
    else engine.ask('check', { files }, { done: end, failed: () => end([]) });
  });
}

interface Asked {
  readonly flawed: readonly Flawed[];
  readonly chosen: readonly string[] | undefined;
  readonly whole: readonly string[];
  readonly Question: ComponentType<SaveQuestionProps>;
}

/** Asked for when it is needed; without the server it cannot be had, and saving does not wait for it. */
const question = (): Promise<ComponentType<SaveQuestionProps> | null> =>
  import('./save-question.tsx').then(
    (module) => module.SaveQuestion,
    () => null,
  );

/** Stands before the store wherever the workbench saves. */
export function SaveGuard({ children }: { children: ReactNode }) {
  const work = useWork();
  const { engine } = useData();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [accepted] = useState(() => new Accepted());
  const before = useRef<Element | null>(null);
  const round = useRef(0);
  const save = useCallback<Save>(
    async (chosen) => {
      round.current += 1;
      const mine = round.current;
      const files = (chosen ?? work.state().changed).flatMap((path) => {
        const text = work.text(path);
        return text === null ? [] : [{ path, text }];
      });
      const flawed = flawedOf(await errorsOf(engine, files));
      const Question = accepted.has(flawed) ? null : await question();
      if (!Question) return work.save(chosen);
      if (mine !== round.current) return;
      before.current = document.activeElement;
      const whole = files.map(({ path }) => path).filter((path) => !flawed.some((one) => one.path === path));
      setAsked({ flawed, chosen, whole, Question });
    },
    [work, engine, accepted],
  );
  const close = (stay: boolean): void => {
    setAsked(null);
    const { current } = before;
    if (stay) setTimeout(() => (current instanceof HTMLElement ? current.focus() : undefined));
  };
  return (
    <SaveContext value={save}>
      {children}
      {asked === null ? null : (
        <asked.Question
          flawed={asked.flawed}
          whole={asked.whole}
          close={close}
          save={(paths) => {
            if (!paths) accepted.add(asked.flawed);
            close(true);
            void work.save(paths ?? asked.chosen);
          }}
        />
      )}
    </SaveContext>
  );
}
