/** A new landlord's first edition from a template. */
import { useLocation } from 'wouter';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { useWork } from '../../work/index.ts';
import { pathOfId } from '../editions.ts';
import { firstEdition, startFault, today } from './acts.ts';
import { FormDialog } from './form.tsx';

/** Names that Windows keeps for its devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

export function NewPolicyDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const work = useWork();
  const { search } = useQuery();
  const [, navigate] = useLocation();
  return (
    <FormDialog
      opened={opened}
      close={close}
      title="New policy"
      intro="A draft edition with one clause, one head and a gate, ready to be filled."
      fields={[
        { name: 'landlord', label: 'Landlord', description: 'As people know it: Example Homes' },
        { name: 'title', label: 'Title of the policy', start: 'Compensation policy' },
        {
          name: 'from',
          label: 'In force from',
          description: 'A month like 2027-04',
          start: today().slice(0, 7),
        },
      ]}
      action="Make the draft"
      done={({ landlord = '', title = '', from = '' }) => {
        const fault = startFault(from);
        if (fault !== null) return fault;
        const stem = landlord
          .toLowerCase()

          .normalize('NFKD')
          .replace(/\p{Mark}/gu, '')
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '');
        if (stem === '') return 'The name needs some letters from a to z, or digits: they make the id.';
        if (reserved.test(stem) || stem.length > 60)
          return 'No folder can have this name on every machine: choose another, of at most 60 letters.';
        if ([...work.state().files.keys()].some((path) => path.startsWith(`rules/policies/${stem}/`)))
          return `There are editions of ${stem} already: open one, and make a new edition from it.`;
        const id = `${stem}@${from.slice(0, 7)}`;
        const path = pathOfId(id);
        if (work.text(path) !== null) return `There is an edition ${id} already.`;
        const result = firstEdition({ id, landlord, title, from });
        if ('fault' in result) return result.fault;
        work.change(`New policy ${id}`, [{ path, text: result.text }]);
        navigate(withQuery(`/author/${id}`, carried(search)));
        return null;
      }}
    />
  );
}
