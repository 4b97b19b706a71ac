/** Brings a draft into force: who approved it, when, and under which minute. */
import { useData } from '../../app/data.tsx';
import type { LibraryView } from '../../shared/protocol.ts';
import { useWork } from '../../work/index.ts';
import { useDesk } from '../desk.ts';
import { bringIn, endedBefore, today } from './acts.ts';
import { FormDialog } from './form.tsx';

/** The other editions in force of the landlord of an edition. */
const others = (view: LibraryView, id: string) =>
  view.editions.filter(
    (one) => one.id !== id && one.landlordId === id.split('@')[0] && one.edition.status === 'published',
  );

export function ForceDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { entry, path, text, problems, say } = useDesk();
  const { view } = useData();
  const work = useWork();
  const errors = problems.filter(({ problem }) => problem.severity === 'error').length;
  return (
    <FormDialog
      opened={opened}
      close={close}
      title={`Bring ${entry.id} into force`}
      intro="The draft becomes the published edition. From then on it is read only; the approval is kept in the document, and the edition in force before it ends the day before."
      fields={[
        { name: 'approver', label: 'Approved by', description: 'Name and office, or the body' },
        { name: 'date', label: 'On', type: 'date', start: today() },
        { name: 'minute', label: 'Minute', description: 'Where the decision is recorded' },
      ]}
      action="Bring into force"
      done={({ approver = '', date = '', minute = '' }) => {
        if (errors > 0) return 'It has errors; mend them first.';
        const result = bringIn(text, { approver, date, minute });
        if ('fault' in result) return result.fault;
        const next = String((JSON.parse(result.text) as { from?: unknown }).from ?? '');
        const changes = [{ path, text: result.text }];
        for (const { edition, file } of others(view, entry.id)) {
          const before = work.text(file);
          const ended =
            before === null
              ? null
              : endedBefore(before, { from: edition.from, to: edition.to ?? null, next });
          if (ended && 'fault' in ended) return ended.fault;
          if (ended) changes.push({ path: file, text: ended.text });
        }
        work.change(`Bring ${entry.id} into force`, changes);
        const ends = changes.length > 1 ? '; the edition before it ends the day before' : '';
        say(`${entry.id} is in force once it is saved${ends}`);
        return null;
      }}
    />
  );
}
