/** How screens save: through whatever stands before the store, or straight into it. */
import { createContext, useContext } from 'react';
import { useWork } from './use-work.tsx';

/** Saves these paths, or all that changed. Never rejects. */
export type Save = (paths?: readonly string[]) => Promise<void>;

export const SaveContext = createContext<Save | null>(null);

/** The way to save; where nothing stands before it, as while the rules cannot be read, the store's own. */
export function useSave(): Save {
  const work = useWork();
  return useContext(SaveContext) ?? work.save;
}
