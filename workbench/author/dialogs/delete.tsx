/** Deletes a draft: its id is typed, and until that is saved it can be had back. */
import { useLocation } from 'wouter';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { useWork } from '../../work/index.ts';
import { useDesk } from '../desk.ts';
import { FormDialog } from './form.tsx';

export function DeleteDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { entry, path, say } = useDesk();
  const work = useWork();
  const { search } = useQuery();
  const [, navigate] = useLocation();
  return (
    <FormDialog
      opened={opened}
      close={close}
      title={`Delete ${entry.id}`}
      intro="The draft goes from the desk at once and from the disk with the next save. Undo brings it back until then."
      fields={[{ name: 'id', label: `Type ${entry.id} to confirm` }]}
      action="Delete the draft"
      isDangerous
      done={({ id }) => {
        if (id !== entry.id) return `This is not ${entry.id}.`;
        work.change(`Delete ${entry.id}`, [{ path, text: null }]);
        say(`${entry.id} is deleted`);
        if (entry.isNew) navigate(withQuery(`/author/${entry.landlordId}`, carried(search)));
        return null;
      }}
    />
  );
}
