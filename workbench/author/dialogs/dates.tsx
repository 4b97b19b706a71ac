/** From when to when the edition holds, and when it is to be looked at again. */
import { addKeyAt, applyEdits, type Edits, setAt } from '../../../engine/edit/index.ts';
import { edited, useDesk } from '../desk.ts';
import { spanOf } from '../places.ts';
import { FormDialog } from './form.tsx';

/** Sets a key of the document, which may not be there yet. */
const setKey = (text: string, key: string, value: string | null): Edits =>
  spanOf(text, `/${key}`)
    ? setAt(text, `/${key}`, value)
    : addKeyAt(text, '', key, value, { before: 'documents' });

export function DatesDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { entry, text, change } = useDesk();
  return (
    <FormDialog
      opened={opened}
      close={close}
      title={`Dates of ${entry.id}`}
      intro="A year, a month or a day: 2027, 2027-04 or 2027-04-01. Only the dates change in the text."
      fields={[
        { name: 'from', label: 'In force from', start: entry.from },
        {
          name: 'to',
          label: 'To',
          description: 'Empty while it has no end',
          start: entry.to,
          isOptional: true,
        },
        {
          name: 'reviewBy',
          label: 'Review by',
          description: 'Empty where none is set',
          start: entry.reviewBy,
          isOptional: true,
        },
      ]}
      action="Set the dates"
      done={(values) => {
        let next = text;
        for (const key of ['from', 'to', 'reviewBy']) {
          const value = values[key] ?? '';
          if (value !== '' && !/^\d{4}(-\d{2}){0,2}$/.test(value))
            return `${value} is no date: write it like 2027-04-01.`;
          if (value === '' && !spanOf(next, `/${key}`)) continue;
          const edits = setKey(next, key, value === '' ? null : value);
          if (!edits.ok) return 'fault' in edited(next, edits) ? 'The text has to be JSON first.' : null;
          next = applyEdits(next, edits.value);
        }
        change('Dates', next);
        return null;
      }}
    />
  );
}
