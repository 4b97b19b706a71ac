/** Files on the way to their place: written beside it, forced to the disk, and swept where a crash left one. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folders, isLeftOut } from './paths.ts';

/** Our own names only: hidden, without `.json`, so that they are never served, watched or taken for a document. */
const ours = /^\.redress-(\d+)-[0-9a-f]{24}\.tmp$/;
const tempName = (): string => `.redress-${process.pid}-${randomBytes(12).toString('hex')}.tmp`;

/** What a file that is replaced hands on to the new one. */
export interface Rights {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function handOn(file: FileHandle, rights: Rights): Promise<void> {
  const own = await file.stat();
  if (own.uid !== rights.uid || own.gid !== rights.gid)
    await file.chown(rights.uid, rights.gid).catch(() => undefined);
  if ((own.mode & 0o7777) !== (rights.mode & 0o7777)) await file.chmod(rights.mode & 0o7777);
}

/** Writes the bytes beside their place and forces them to the disk; answers the full path. Leaves nothing where it fails. */
export async function writeTemp(folder: string, bytes: Uint8Array, rights: Rights | null): Promise<string> {
  const path = join(folder, tempName());
  const file = await open(path, 'wx', rights ? 0o600 : 0o666);
  try {
    await file.writeFile(bytes);
    if (rights) await handOn(file, rights);
    await file.sync();
    await file.close();
    return path;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

/** Forces the names in a folder to the disk, on systems that open folders. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** True for a process that may still be writing: another, alive, and the file is young (a pid is used again some day). */
async function isBusy(path: string, pid: number): Promise<boolean> {
  if (pid === process.pid) return false;
  const stats = await lstat(path).catch(() => null);
  if (!stats || Date.now() - stats.mtimeMs > 60_000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function sweepFolder(root: string, folder: string): Promise<void> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
    const path = `${folder}/${entry.name}`;
    const match = entry.isFile() ? ours.exec(entry.name) : null;
    if (entry.isDirectory() && !isLeftOut(path)) await sweepFolder(root, path);
    else if (match && !(await isBusy(join(root, path), Number(match[1]))))
      await rm(join(root, path), { force: true }).catch(() => undefined);
  }
}

/** Removes what a crash of this server left below the folders of documents, and nothing else. For the start. */
export async function sweep(root: string): Promise<void> {
  for (const folder of folders) {
    const stats = await lstat(join(root, folder)).catch(() => null);
    if (stats?.isDirectory()) await sweepFolder(root, folder);
  }
}
