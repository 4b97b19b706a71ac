/** Above the provisions: filters on a screen, title and legend on paper. */
import { Button, NativeSelect } from '@mantine/core';
import type { Query } from '../app/query.ts';
import { PolicyPicker } from '../shared/policy-picker.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { statusList } from '../shared/status.tsx';
import { count } from '../shared/words.ts';
import { sectionTitles } from './rows.ts';
import classes from './code.module.css';

/** Search, status, section, how many are left; print and policies. */
export function Filters({ query, left, total }: { query: Query; left: number; total: number }) {
  return (
    <div className={classes.filters} role="search" aria-label="Provisions">
      <SearchField
        label="Search provisions"
        value={query.get('q') ?? ''}
        onChange={(q) => query.set({ q })}
      />
      <NativeSelect
        aria-label="Status"
        value={query.get('show') ?? ''}
        onChange={(event) => query.set({ show: event.currentTarget.value })}
        data={[
          { value: '', label: 'All provisions' },
          { value: 'work', label: 'What needs work' },
          { value: 'contradicted', label: 'Claims contradicted' },
          ...statusList.map((one) => ({ value: one.id, label: one.word })),
        ]}
      />
      <NativeSelect
        aria-label="Section"
        value={query.get('section') ?? ''}
        onChange={(event) => query.set({ section: event.currentTarget.value })}
        data={[
          { value: '', label: 'All sections' },
          ...Object.entries(sectionTitles).map(([n, title]) => ({ value: n, label: `${n}. ${title}` })),
        ]}
      />
      <span role="status" className={classes.left}>
        {left === total ? count(total, 'provision') : `${left} of ${count(total, 'provision')}`}
      </span>
      <span className={classes.grow} />
      <Button variant="default" onClick={() => window.print()}>
        Print
      </Button>
      <PolicyPicker dates={false} />
    </div>
  );
}

/** What paper needs and a screen says elsewhere: title, date, policies, what the signs mean. */
export function PrintedHead({
  left,
  total,
  names,
}: {
  left: number;
  total: number;
  names: readonly string[];
}) {
  const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return (
    <div className="print-only">
      <h2>The Complaint Handling Code, provision by provision</h2>
      <p>
        {names.join(', ')}. Printed on {today}.{' '}
        {left === total
          ? `All ${total} provisions.`
          : `${left} of ${total} provisions; the totals are of all.`}
      </p>
      <p>{statusList.map((one) => `${one.word}: ${one.meaning}`).join('. ')}.</p>
    </div>
  );
}
