/** Opens an edition in force for a correction of its encoding: which clause was misread, and why it changes. */
import { useDesk } from '../desk.ts';
import { useWork } from '../../work/index.ts';
import { unlock } from '../use-desk.ts';
import { correct, today } from './acts.ts';
import { FormDialog } from './form.tsx';

export function CorrectDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { entry, path, text, names, say } = useDesk();
  const work = useWork();
  return (
    <FormDialog
      opened={opened}
      close={close}
      title={`Correct the encoding of ${entry.id}`}
      intro="What the policy says does not change; how it was written down here does. Clause and reason are kept in the document."
      fields={[
        { name: 'clause', label: 'Clause that was misread', description: 'As it is listed: 14.26' },
        { name: 'reason', label: 'Reason', description: 'What was wrong, in a sentence' },
      ]}
      action="Begin the correction"
      done={({ clause = '', reason = '' }) => {
        if (!names(text).clauses.has(clause)) return `There is no clause ${clause} in this edition.`;
        const result = correct(text, { clause, reason, date: today() });
        if ('fault' in result) return result.fault;
        unlock(path);
        work.change(`Correction of ${clause}`, [{ path, text: result.text }]);
        say('The edition can be edited now');
        return null;
      }}
    />
  );
}
