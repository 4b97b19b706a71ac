/** The question of the Impact screen at work: asked whenever it is another, and kept beside the portfolio that is open. */
import { useCallback, useEffect, useMemo } from 'react';
import type { SourceFile } from '../../engine/index.ts';
import { type ImpactAsk, isUnsaved } from '../shared/impact-protocol.ts';
import { useWorkState } from '../work/use-work.tsx';
import { changesOf, type Question } from './question.ts';
import { useDesk } from './use-desk.tsx';
import type { ImpactUrl } from './view.ts';

/** The author's unsaved texts, where an edition is asked for as it is not saved. */
function useUnsaved(isAsked: boolean): { files: SourceFile[]; gone: string[] } {
  const files = useWorkState((state) => state.files);
  const changed = useWorkState((state) => state.changed);
  return useMemo(() => {
    if (!isAsked) return { files: [], gone: [] };
    const own = changed.flatMap((path) => files.get(path) ?? []);
    return {
      files: own.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }])),
      gone: own.filter(({ text }) => text === null).map(({ path }) => path),
    };
  }, [files, changed, isAsked]);
}

/** Works the answer out, whenever the question is another. */
export function useRunning(url: ImpactUrl): () => void {
  const { desk, state } = useDesk();
  const saved = useWorkState((work) => work.saved);
  const { base, against, by, missing } = url;
  const names = [base, ...against].join(',');
  const unsaved = useUnsaved(names.split(',').some(isUnsaved));
  const ask = useMemo((): ImpactAsk => {
    const [first = '', ...others] = names.split(',');
    const mapping = state.opened?.kind === 'columns' ? state.mapping : null;
    return { mapping, base: first, against: others, by: [by], ...unsaved };
  }, [names, by, unsaved, state.opened, state.mapping]);
  const key = useMemo(() => JSON.stringify([ask, [...saved.values()].map(({ etag }) => etag)]), [ask, saved]);
  const { stage, asked, stopped } = state;
  const isAsked =
    stage === 'answer' && asked !== key && stopped !== key && against.length > 0 && missing.length === 0;
  useEffect(() => {
    if (isAsked) void desk.run(ask, key, saved);
  }, [desk, isAsked, ask, key, saved]);
  const isSettled = stage === 'answer' && asked === key;
  useEffect(() => {
    if (isSettled && stopped !== null) desk.settle();
  }, [desk, isSettled, stopped]);
  return useCallback(() => void desk.run(ask, key, saved), [desk, ask, key, saved]);
}

/** Keeps the question as long as the portfolio is open, and puts back into the URL what it does not name. */
export function useKeptQuestion({ query, asked, whole }: ImpactUrl): void {
  const { desk, state } = useDesk();
  const { source, stage, question } = state;
  const isOpen = stage !== 'choose';
  const from = source?.kind === 'ready' ? source.which : undefined;
  // As text: the values are new ones at every drawing.
  const text = JSON.stringify({ asked, whole });
  const isNamed = query.get('base') !== undefined && query.list('with').length > 0;
  const isWhole = isNamed && (from === undefined || query.get('from') === from);
  useEffect(() => {
    if (!isOpen) return;
    const now = JSON.parse(text) as Record<'asked' | 'whole', Question>;
    const changes = { ...(from === undefined ? {} : { from }), ...changesOf(now.whole) };
    if (!isWhole && changes.base !== '' && changes.with !== undefined) query.set(changes);
    else desk.remember(now.asked);
  }, [desk, query, isOpen, isWhole, from, text, question]);
}
