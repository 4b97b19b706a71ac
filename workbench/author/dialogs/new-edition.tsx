/** A new draft edition from an existing one. */
import { useLocation } from 'wouter';
import { carried, useQuery, withQuery } from '../../app/query.ts';
import { useWork } from '../../work/index.ts';
import { idOfPath, pathOfId } from '../editions.ts';
import { draftFrom, startFault, today } from './acts.ts';
import { FormDialog } from './form.tsx';

export function NewEditionDialog({
  opened,
  close,
  from,
}: {
  opened: boolean;
  close: () => void;
  from: string;
}) {
  const work = useWork();
  const { search } = useQuery();
  const [, navigate] = useLocation();
  const id = idOfPath(from) ?? '';
  const landlord = id.split('@')[0] ?? '';
  return (
    <FormDialog
      opened={opened}
      close={close}
      title={`New draft from ${id}`}
      intro="The draft starts as a copy. It stays a draft, and out of every comparison that does not name it, until it is brought into force."
      fields={[
        {
          name: 'from',
          label: 'In force from',
          description: 'A month or a day; the month names the edition',
          start: today().slice(0, 7),
        },
      ]}
      action="Make the draft"
      done={({ from: start = '' }) => {
        const fault = startFault(start);
        if (fault !== null) return fault;
        const next = `${landlord}@${start.slice(0, 7)}`;
        const path = pathOfId(next);
        if (work.text(path) !== null) return `There is an edition ${next} already.`;
        const result = draftFrom(work.text(from) ?? '', { id: next, from: start });
        if ('fault' in result) return result.fault;
        work.change(`New draft ${next}`, [{ path, text: result.text }]);
        navigate(withQuery(`/author/${next}`, carried(search)));
        return null;
      }}
    />
  );
}
