/** The editions of a question: as they are saved, or as the author has them unsaved. */
import type { PreparedEdition } from '../../../engine/index.ts';
import { type ImpactAsk, type PortfolioFault, unsavedMark } from '../impact-protocol.ts';
import { deskOf } from './desk.ts';
import type { Loading } from './load.ts';

/** An edition under the name by which the screen asks for it. */
export interface NamedEdition {
  readonly name: string;
  readonly edition: PreparedEdition;
}

/** The base and the others, in the order asked; or why one of them cannot be had. */
export function editionsOf(loading: Loading, ask: ImpactAsk): NamedEdition[] | PortfolioFault {
  const desk = deskOf(loading);
  if (!desk) return { what: 'the rules cannot be read', mend: 'mend them first' };
  const names = [ask.base, ...ask.against];
  const isAny = names.some((name) => name.endsWith(unsavedMark));
  const edited = isAny ? [...desk.overlay(ask.files, ask.gone).edited.values()] : [];
  const found: NamedEdition[] = [];
  for (const name of names) {
    const id = name.replace(unsavedMark, '');
    const edition =
      id === name
        ? desk.library.editions.find((one) => one.edition.id === id)
        : edited.find(({ after }) => after?.edition.id === id)?.after;
    if (!edition)
      return id === name
        ? { what: `there is no edition ${id}`, mend: 'choose another one' }
        : {
            what: `the unsaved text of ${id} has errors`,
            mend: 'mend them on the Author screen, or choose it as saved',
          };
    found.push({ name, edition });
  }
  return found;
}
