/** Which policies are asked, as of when, and what is supposed: the part of the URL that all screens share. */
import { useMemo } from 'react';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { supposable } from './words.ts';
import type { RunOptions } from './protocol.ts';

/** The choice of the URL; unknown ids are left out, and none means the four landlords. */
export function useChoice(): RunOptions {
  const { view } = useData();
  const query = useQuery();
  const wanted = query.get('policies') ?? '';
  const asOf = query.get('asOf') ?? '';
  const suppose = query.get('suppose') ?? '';
  return useMemo(() => {
    const known = new Set([
      ...view.editions.map((edition) => edition.id),
      ...view.editions.map((edition) => edition.landlordId),
    ]);
    const named = wanted.split(',').filter((id) => known.has(id));
    return {
      policies: named.length > 0 ? [...new Set(named)] : view.landlords,
      ...(/^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}),
      ...(supposable.some((one) => one.value === suppose) ? { suppose } : {}),
    };
  }, [view, wanted, asOf, suppose]);
}
