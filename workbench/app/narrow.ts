/** Whether the window is so narrow that the rail folds; the same bound as in the style sheets. */
import { useMediaQuery } from '@mantine/hooks';

/** True below 62.5 em: 1,000 px, or 2,000 px at 200 %. */
export const useNarrow = (): boolean =>
  useMediaQuery('(max-width: 62.5em)', false, { getInitialValueInEffect: false });
