/** One document as it stands in the editor, among the unsaved texts of the others: its problems, and what can be shown of it. */
import { compareEditions, readEditionFile, readWhatCanBeRead } from '../../../engine/index.ts';
import type {
  EditionComparison,
  Library,
  PreparedEdition,
  Problem,
  SourceFile,
} from '../../../engine/index.ts';
import type { Looked, Requests } from '../protocol.ts';
import { deskOf } from './desk.ts';
import { editionView, type Loading } from './load.ts';

/** The files with the unsaved texts in their places. */
export function overlaid(files: readonly SourceFile[], over: readonly SourceFile[]): SourceFile[] {
  const texts = new Map(over.map((file) => [file.path, file]));
  const known = new Set(files.map((file) => file.path));
  return [
    ...files.map((file) => texts.get(file.path) ?? file),
    ...over.filter((file) => !known.has(file.path)),
  ];
}

const isPolicy = (file: SourceFile): boolean => file.path.startsWith('rules/policies/');

/** The library with the unsaved texts of other editions in it; those that cannot be read are left out. */
export function withEditions(library: Library, over: readonly SourceFile[]): Library {
  const replaced = over.reduce<readonly PreparedEdition[]>((editions, file) => {
    const others = editions.filter((one) => one.file !== file.path);
    const read = readEditionFile({ ...library, editions: others }, file);
    return read.ok ? [...others, read.value] : others;
  }, library.editions);
  return { ...library, editions: replaced };
}

const answer = (
  path: string,
  edition: PreparedEdition | undefined,
  problems: readonly Problem[],
): Looked => ({
  problems: problems.filter((problem) => problem.file === path),
  edition: edition ? editionView(edition) : null,
});

/** Answers `look`. Only where something other than an edition is unsaved as well is everything read anew; one edited edition is read once for this and for the strip. */
export function look(loading: Loading, { path, files }: Requests['look']['ask']): Looked {
  const over = files.filter((file) => file.path.startsWith('rules/'));
  const library = loading.library;
  if (!library || !over.every(isPolicy)) {
    const rules = overlaid(loading.files, over).filter((file) => file.path.startsWith('rules/'));
    const read = readWhatCanBeRead(rules);
    return answer(
      path,
      read.library?.editions.find((one) => one.file === path),
      read.problems,
    );
  }
  const desk = deskOf(loading);
  if (desk && over.length === 1 && over[0]?.path === path) {
    const { edited, problems } = desk.overlay(over, []);
    return answer(path, edited.get(path)?.after, problems);
  }
  const file = over.find((one) => one.path === path) ?? loading.files.find((one) => one.path === path);
  if (!file) return { problems: [], edition: null };
  const others = withEditions(
    { ...library, editions: library.editions.filter((one) => one.file !== path) },
    over.filter((one) => one.path !== path),
  );
  const read = readEditionFile(others, file);
  return answer(path, read.ok ? read.value : undefined, read.problems);
}

/** Answers `differ`. Each text is read by itself, against the saved library. */
export function differ(
  { library }: Loading,
  { before, after }: Requests['differ']['ask'],
): EditionComparison | null {
  if (!library) return null;
  const [old, now] = [before, after].map((file) => readEditionFile(library, file));
  return old?.ok === true && now?.ok === true ? compareEditions(old.value, now.value) : null;
}
