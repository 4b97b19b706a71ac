/** The types of `setup.mjs`, which is plain JavaScript because it runs before anything is installed. */
export type Target = 'cli' | 'server' | 'workbench';
export const root: string;
export const targets: Readonly<
  Record<Target, { readonly mode: string; readonly entry: string; readonly sources: readonly string[] }>
>;
export class SetupError extends Error {}
export function say(text: string): void;
export function requireNode(version?: string): void;
export function dependenciesStale(folder?: string): boolean;
export function npmCommand(env?: NodeJS.ProcessEnv, execPath?: string, platform?: string): string[];
export function ensureDependencies(folder?: string): void;
export function sourceDigest(name: Target, folder?: string): string;
export function buildStale(name: Target, folder?: string, digest?: string): boolean;
export function ensureBuilt(name: Target, folder?: string): string;
export function guarded(main: () => void | Promise<void>): Promise<void>;
