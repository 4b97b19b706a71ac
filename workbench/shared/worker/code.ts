/** The Code: its provisions, and what each edition's findings are. */
import { checkPolicy } from '../../../engine/index.ts';
import type { Library } from '../../../engine/index.ts';
import type { CodeColumn, ProvisionView } from '../protocol.ts';
import type { Loading } from './load.ts';

/** The newest Code's provisions in document order. */
export function provisionsOf(library: Library): ProvisionView[] {
  const code = library.codes.at(-1);
  return (code?.provisions ?? []).map((provision) => ({
    ref: provision.id,
    document: code?.document.id ?? '',
    section: provision.section,
    summary: provision.summary,
    obligation: provision.obligation,
    checkable: provision.checkable,
  }));
}

/** Findings for each edition, with the landlord's newest self-assessment. */
export function checkEditions(loading: Loading, editions: readonly string[]): CodeColumn[] {
  const library = loading.library;
  if (!library) return [];
  return editions.flatMap((id) => {
    const edition = library.editions.find((one) => one.edition.id === id);
    return edition ? [{ edition: id, findings: checkPolicy(library, edition) }] : [];
  });
}
