/** The editions of a question: as they are saved, or as the author has them unsaved. */
import type { PreparedEdition } from '../../../engine/index.ts';
import { type ImpactAsk, isUnsaved, type PortfolioFault, savedName } from '../impact-protocol.ts';
import { deskOf, type Overlaid } from './desk.ts';
import type { Loading } from './load.ts';

/** An edition under the name by which the screen asks for it. */
export interface NamedEdition {
  readonly name: string;
  readonly edition: PreparedEdition;
}

/** The author's own text of an edition; as it is saved where it is not edited. Nothing where it cannot be read. */
function unsavedOf({ edited, library }: Overlaid, id: string): PreparedEdition | undefined {
  const own = [...edited.values()].find(({ before, after }) => (after ?? before)?.edition.id === id);
  return own ? own.after : library.editions.find(({ edition }) => edition.id === id);
}

/** The base and the others, in the order asked; or why one of them cannot be had. */
export function editionsOf(loading: Loading, ask: ImpactAsk): NamedEdition[] | PortfolioFault {
  const desk = deskOf(loading);
  if (!desk) return { what: 'the rules cannot be read', mend: 'mend them first' };
  const names = [ask.base, ...ask.against];
  const overlaid = names.some(isUnsaved) ? desk.overlay(ask.files, ask.gone) : null;
  const found: NamedEdition[] = [];
  for (const name of names) {
    const id = savedName(name);
    const edition =
      overlaid && isUnsaved(name)
        ? unsavedOf(overlaid, id)
        : desk.library.editions.find((one) => one.edition.id === id);
    if (!edition)
      return isUnsaved(name)
        ? {
            what: `the unsaved text of ${id} has errors`,
            mend: 'mend them on the Author screen, or choose it as saved',
          }
        : { what: `there is no edition ${id}`, mend: 'choose another one' };
    found.push({ name, edition });
  }
  return found;
}
