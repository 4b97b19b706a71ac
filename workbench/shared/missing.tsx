/** Policies that the address names and nothing stands behind: said, never passed over. */
import { useCallback } from 'react';
import { parseDate } from '../../engine/dates.ts';
import type { Problem } from '../../engine/index.ts';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { usePolicyName } from './landlord.tsx';
import { landlordOf } from './policy-id.ts';
import classes from './shared.module.css';

/** The first error in a file of the policy, or of its landlord where no edition is named. */
function errorOf(problems: readonly Problem[], policy: string): Problem | undefined {
  const [landlord, edition] = policy.split('@');
  const path = `rules/policies/${landlord}/${edition === undefined ? '' : `${edition}.json`}`;
  return problems.find((problem) => problem.severity === 'error' && problem.file.startsWith(path));
}

/** Why a policy cannot answer: its file has an error, or there is none. Undefined where it can. */
export function usePolicyFault(): (policy: string) => string | undefined {
  const { view, edition, problems } = useData();
  return useCallback(
    (policy: string) => {
      const known =
        edition(policy) !== undefined || view.editions.some((one) => one.landlordId === landlordOf(policy));
      if (known && (edition(policy) !== undefined || !policy.includes('@'))) return undefined;
      const error = errorOf(problems, policy);
      if (error) return `its file has an error: ${error.file}, line ${error.line}`;
      return `there is no ${policy.includes('@') ? 'edition' : 'policy'} ${policy}`;
    },
    [view, edition, problems],
  );
}

/** What the address asks for and cannot have: policies, a date that is none. `also` adds a remark of the screen. */
export function MissingPolicies({ policies, also }: { policies: readonly string[]; also?: string }) {
  const fault = usePolicyFault();
  const name = usePolicyName();
  const asOf = useQuery().get('asOf');
  const missing = policies.flatMap((policy) => {
    const why = fault(policy);
    return why === undefined ? [] : [`${name(policy).name} cannot be shown: ${why}.`];
  });
  const noDate =
    asOf !== undefined && parseDate(asOf) === null ? [`“As of ${asOf}” is no date, and is passed over.`] : [];
  const lines = [...missing, ...noDate, ...(also === undefined ? [] : [also])];
  if (lines.length === 0) return null;
  return (
    <div className={classes.missing} role="note">
      {lines.map((line) => (
        <p key={line}>
          <span aria-hidden>△</span> {line}
        </p>
      ))}
    </div>
  );
}
