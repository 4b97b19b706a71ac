/** What can be asked for by name on every screen. */
import { useMantineColorScheme } from '@mantine/core';
import { useLocation } from 'wouter';
import { useSave } from '../work/saving.ts';
import { useWork, useWorkState } from '../work/use-work.tsx';
import type { WorkState } from '../work/types.ts';
import { exportAll } from '../work/download.ts';
import { useActions, type Action } from './palette/actions.ts';
import { carried, useQuery, withQuery } from './query.ts';
import { startTour } from './tour/state.ts';

const stepsOf = (state: WorkState): string => `${state.undoLabel ?? ''}\n${state.redoLabel ?? ''}`;

/** Save, undo, redo, new edition, new case, export of all, help, tour, colours. */
export function useShellActions(openHelp: () => void): void {
  const work = useWork();
  const save = useSave();
  const query = useQuery();
  const [location, navigate] = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const [undo = '', redo = ''] = useWorkState(stepsOf).split('\n');
  const changed = useWorkState((state) => state.changed.length);
  const go = (path: string) => (): void => navigate(withQuery(path, carried(query.search)));
  const actions: readonly (Action | null)[] = [
    changed === 0 ? null : { id: 'save', label: 'Save all', keys: 'Ctrl S', act: () => void save() },
    undo === '' ? null : { id: 'undo', label: `Undo: ${undo}`, keys: 'Ctrl Z', act: () => work.undo() },
    redo === '' ? null : { id: 'redo', label: `Redo: ${redo}`, keys: 'Ctrl Shift Z', act: () => work.redo() },
    { id: 'work', label: 'Your work: unsaved changes, drafts, import', act: () => query.set({ work: '1' }) },
    location.startsWith('/author')
      ? null
      : { id: 'author', label: 'New edition or policy, in Author', act: go('/author') },
    { id: 'new-case', label: 'New empty case', act: go('/case') },
    { id: 'export-all', label: 'Export all documents as a zip', act: () => exportAll(work.state()) },
    { id: 'problems', label: 'Problems of the files', act: () => query.set({ problems: '1' }) },
    { id: 'help', label: 'Help: keyboard, signs and words', keys: '?', act: openHelp },
    { id: 'tour', label: 'Guided first steps', act: startTour },
    { id: 'light', label: 'Light colours', act: () => setColorScheme('light') },
    { id: 'dark', label: 'Dark colours', act: () => setColorScheme('dark') },
  ];
  useActions(actions.filter((action): action is Action => action !== null));
}
