/** The cases as the author has them: saved ones, and those of unsaved texts in their place. */
import { useMemo } from 'react';
import type { Case } from '../../../engine/index.ts';
import { useData } from '../../app/data.tsx';
import { useWorkState } from '../../work/use-work.tsx';
import type { WorkFile } from '../../work/types.ts';
import { casesIn } from './write.ts';

/** A case and its file. `isUnsaved`: the file has unsaved changes. */
export interface OwnCase {
  readonly case: Case;
  readonly file: string;
  readonly isUnsaved: boolean;
}

export interface OwnCases {
  readonly cases: readonly OwnCase[];
  readonly byId: ReadonlyMap<string, OwnCase>;
  /** Ids of saved cases that are deleted, and that is not saved yet. */
  readonly deleted: ReadonlySet<string>;
}

const isCaseFile = (path: string): boolean => /^fixtures\/(cases|determinations)\/.*\.json$/.test(path);

/** All cases. The text of a file that cannot be read stands aside for what is saved. */
export function useCases(): OwnCases {
  const { view } = useData();
  const files = useWorkState((state) => state.files);
  const changed = useWorkState((state) => state.changed);
  const texts = useMemo(
    () =>
      changed
        .filter(isCaseFile)
        .flatMap((path) => files.get(path) ?? [])
        .map((file: WorkFile) => ({ file, cases: file.text === null ? [] : casesIn(file.text) }))
        .filter(({ file, cases }) => file.text === null || cases.length > 0),
    [changed, files],
  );
  return useMemo(() => {
    const over = new Set(texts.map(({ file }) => file.path));
    const saved = view.cases
      .filter((entry) => !over.has(entry.file))
      .map((entry): OwnCase => ({ case: entry.case, file: entry.file, isUnsaved: false }));
    const unsaved = texts.flatMap(({ file, cases }) =>
      cases.map((entry): OwnCase => ({ case: entry.case, file: file.path, isUnsaved: true })),
    );
    const cases = [...saved, ...unsaved];
    const byId = new Map(cases.map((entry) => [entry.case.id, entry]));
    const deleted = new Set(view.cases.map((entry) => entry.case.id).filter((id) => !byId.has(id)));
    return { cases, byId, deleted };
  }, [view.cases, texts]);
}
