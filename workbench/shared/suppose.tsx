/** What would a reference edition say, had the Ombudsman found otherwise? The answers carry the mark "supposed". */
import { NativeSelect } from '@mantine/core';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { supposable } from './words.ts';

/** Only for reference editions that read the finding; holds for all cases that have none of their own. */
export function SupposeSelect({ policy }: { policy: string }) {
  const query = useQuery();
  const { edition } = useData();
  const own = edition(policy);
  if (own?.edition.reference !== true || !own.reads.includes('ombudsmanFinding')) return null;
  return (
    <NativeSelect
      mt={4}
      label="Suppose the finding is …"
      value={query.get('suppose') ?? ''}
      onChange={(event) => query.set({ suppose: event.currentTarget.value })}
      data={[{ value: '', label: 'as the case has it' }, ...supposable]}
    />
  );
}
