/** Which policies are asked, as of when, and what is supposed: the part of the URL that all screens share. */
import { useMemo } from 'react';
import { parseDate } from '../../engine/dates.ts';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { supposable } from './words.ts';
import type { RunOptions } from './protocol.ts';

/** The choice of the URL; ids that nothing stands behind stay, so that they are missed; none means the landlords. */
export function useChoice(): RunOptions {
  const { view } = useData();
  const query = useQuery();
  const wanted = query.get('policies') ?? '';
  const asOf = query.get('asOf') ?? '';
  const suppose = query.get('suppose') ?? '';
  return useMemo(() => {
    const named = wanted.split(',').filter((id) => id !== '');
    return {
      policies: named.length > 0 ? [...new Set(named)] : view.landlords,
      ...(parseDate(asOf) !== null ? { asOf } : {}),
      ...(supposable.some((one) => one.value === suppose) ? { suppose } : {}),
    };
  }, [view, wanted, asOf, suppose]);
}
