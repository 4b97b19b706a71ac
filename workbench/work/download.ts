/** Gives the author a file to keep. */
import { zipOf } from './zip.ts';
import type { WorkState } from './types.ts';

function give(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** One document, under its own name, as the author has it. */
export function exportDocument(path: string, text: string): void {
  give(path.split('/').at(-1) ?? 'document.json', text, 'application/json');
}

/** All documents as the author has them, unsaved texts included. */
export function exportAll(state: WorkState): void {
  const documents = [...state.files.values()].flatMap(({ path, text }) =>
    text === null ? [] : [{ path, text }],
  );
  give('redress-rules.zip', zipOf(documents), 'application/zip');
}
