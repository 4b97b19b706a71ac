/** The author's work: what is saved, what is not, undo, drafts, conflicts; and where the shell shows it. */
export { SaveContext, useSave, type Save } from './saving.ts';
export { useWork, useWorkState, WorkProvider } from './use-work.tsx';
export type { Change, Conflict, OfferedDraft, SavedFile, Work, WorkFile, WorkState } from './types.ts';
export { MergeDialog } from './merge-dialog.tsx';
export { WorkBar, WorkStatus } from './status.tsx';
export { exportAll, exportDocument } from './download.ts';
