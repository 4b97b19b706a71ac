/**
 * Saving and deleting a document. What stands on the disk is compared with what the author edited right before it is
 * replaced, under a queue for the path; the new text is whole on the disk before it takes the place of the old.
 */
import { constants } from 'node:fs';
import { access, link, mkdir, realpath, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { etagOf, isAbsent, readVersion, type ServedFile } from './files.ts';
import { isClear, isDocumentPath } from './paths.ts';
import type { RefusalCode } from './refusals.ts';
import { syncFolder, writeTemp } from './temp.ts';
import { inTurn } from './turns.ts';

type Version = Omit<ServedFile, 'path'>;

/** The version that a write replaces: one with this etag, or none at all. */
export type Condition = { readonly etag: string } | { readonly isNew: true };

/** What became of a write. `changed` hands over what stands on the disk instead; null: nothing. */
export type Outcome =
  | { readonly kind: 'done'; readonly etag: string | null; readonly isNew: boolean }
  | { readonly kind: 'changed'; readonly current: Version | null }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

const refused = (code: RefusalCode): Outcome => ({ kind: 'refused', code });

/** Why a write may not go on, or null where it may. */
function objection(current: Version | null, condition: Condition): Outcome | null {
  const isSame = 'isNew' in condition ? current === null : current?.etag === condition.etag;
  if (!isSame) return { kind: 'changed', current };
  return current?.notUtf8 ? refused('not-utf8') : null;
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** A failure of the disk as a refusal; what is nobody's fault but ours is thrown on. */
function asRefusal(error: unknown): Outcome {
  const code = codeOf(error) ?? '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return refused('read-only');
  if (['ENOSPC', 'EDQUOT'].includes(code)) return refused('disk-full');
  if (['ENAMETOOLONG', 'EINVAL', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(code))
    return refused('not-a-document');
  throw error;
}

/** Puts a new file in its place only if nothing stands there, in one step where the disk can (hard links). */
async function placeNew(temp: string, full: string): Promise<boolean> {
  try {
    await link(temp, full);
    await unlink(temp);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (isAbsent(error)) throw error;
    await rename(temp, full);
  }
  return true;
}

/** Takes the place of the old file. Windows refuses while a scanner holds it: a short wait, then the check anew. */
async function placeOver(temp: string, full: string, condition: Condition): Promise<Outcome | null> {
  for (let tried = 0; ; tried += 1) {
    const against = objection(await readVersion(full), condition);
    if (against) return against;
    try {
      await rename(temp, full);
      return null;
    } catch (error) {
      if (tried >= 5 || !['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * (tried + 1)));
    }
  }
}

async function put(full: string, bytes: Uint8Array, condition: Condition): Promise<Outcome> {
  const etag = etagOf(bytes);
  const before = await readVersion(full);
  if (before?.etag === etag) return { kind: 'done', etag, isNew: false };
  const against = objection(before, condition);
  if (against) return against;
  const folder = dirname(full);
  await mkdir(folder, { recursive: true });
  if (before) await access(full, constants.W_OK);
  const temp = await writeTemp(folder, bytes, before && (await stat(full).catch(() => null)));
  try {
    if (before) {
      const late = await placeOver(temp, full, condition);
      if (late) return late;
    } else if (!(await placeNew(temp, full))) return { kind: 'changed', current: await readVersion(full) };
  } finally {
    await rm(temp, { force: true });
  }
  await syncFolder(folder);
  return { kind: 'done', etag, isNew: before === null };
}

async function remove(full: string, condition: Condition): Promise<Outcome> {
  const current = await readVersion(full);
  if (!current) return { kind: 'done', etag: null, isNew: false };
  if ('isNew' in condition || current.etag !== condition.etag) return { kind: 'changed', current };
  await access(full, constants.W_OK);
  await unlink(full);
  await syncFolder(dirname(full));
  return { kind: 'done', etag: null, isNew: false };
}

/** Finds the place by name and by what stands on the disk, then works on it in its turn. */
async function at(root: string, path: string, work: (full: string) => Promise<Outcome>): Promise<Outcome> {
  if (!isDocumentPath(path)) return refused('not-a-document');
  return inTurn(path.toLowerCase(), async () => {
    const real = await realpath(root);
    if (!(await isClear(real, path))) return refused('not-a-document');
    const full = join(real, path);
    return work(full).catch(asRefusal);
  });
}

/** Saves a text below the project's folder. The same text as on the disk is done already, whatever the condition. */
export const saveDocument = (
  root: string,
  path: string,
  text: string,
  condition: Condition,
): Promise<Outcome> => at(root, path, (full) => put(full, Buffer.from(text, 'utf8'), condition));

/** Deletes a document; one that is gone is done already. Its folder stays. */
export const deleteDocument = (root: string, path: string, condition: Condition): Promise<Outcome> =>
  at(root, path, (full) => remove(full, condition));
