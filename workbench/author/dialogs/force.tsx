/** Brings a draft into force: who approved it, when, and under which minute. */
import { useDesk } from '../desk.ts';
import { bringIn, today } from './acts.ts';
import { FormDialog } from './form.tsx';

export function ForceDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { entry, text, problems, change, say } = useDesk();
  const errors = problems.filter(({ problem }) => problem.severity === 'error').length;
  return (
    <FormDialog
      opened={opened}
      close={close}
      title={`Bring ${entry.id} into force`}
      intro="The draft becomes the published edition. From then on it is read only; the approval is kept in the document."
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
        change(`Bring ${entry.id} into force`, result.text);
        say(`${entry.id} is in force once it is saved`);
        return null;
      }}
    />
  );
}
