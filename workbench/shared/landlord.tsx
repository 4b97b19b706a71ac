/** A landlord's colour and pattern, always beside its name; editions that are no landlord's are grey. */
import { useCallback } from 'react';
import { useData } from '../app/data.tsx';
import { landlordOf } from './policy-id.ts';
import { capital } from './words.ts';
import classes from './shared.module.css';

/** `0` … `5` in the landlords' order, or `reference`. */
export function useTone(policy: string): string {
  const index = useData().view.landlords.indexOf(landlordOf(policy));
  return index < 0 ? 'reference' : String(index % 6);
}

/** A small square with the colour and pattern. */
export function LandlordMark({ landlord }: { landlord: string }) {
  const tone = useTone(landlord);
  return <span className={classes.swatch} data-tone={tone} aria-hidden />;
}

/** A policy's names: the landlord's, the edition's id, and the name that tells editions of one landlord apart. */
export function usePolicyName(): (policy: string) => { name: string; edition: string; full: string } {
  const { view, edition } = useData();
  return useCallback(
    (policy: string) => {
      const own =
        edition(policy) ??
        view.editions.filter((one) => one.landlordId === policy && one.edition.status !== 'draft').at(-1);
      const name = own?.edition.landlord ?? capital(policy.replaceAll('-', ' '));
      const [, suffix] = policy.split('@');
      const several = view.editions.filter((one) => one.landlordId === own?.landlordId).length > 1;
      const full = suffix !== undefined && several ? `${name}, ${suffix}` : name;
      return { name, edition: own?.id ?? policy, full };
    },
    [view, edition],
  );
}
