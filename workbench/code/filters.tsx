/** Above the provisions: filters on a screen, title and legend on paper. */
import { NativeSelect } from '@mantine/core';
import type { Query } from '../app/query.ts';
import { ExportMenu, PaperHead } from '../shared/export/index.ts';
import { PolicyPicker } from '../shared/policy-picker.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { statusList } from '../shared/status.tsx';
import { count } from '../shared/words.ts';
import { codeNotes, codeSheet, type CodeSheetOf } from './export.ts';
import { sectionTitles } from './rows.ts';
import classes from './code.module.css';

interface FiltersProps {
  readonly query: Query;
  readonly of: CodeSheetOf;
  /** Whether the findings are there. */
  readonly ready: boolean;
}

/** Search, status, section, how many are left; ways out and policies. */
export function Filters({ query, of, ready }: FiltersProps) {
  const [left, total] = [of.rows.length, of.all.length];
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
      <PolicyPicker dates={false} />
      <ExportMenu what="the findings" ready={ready && left > 0} sheet={() => codeSheet(of)} />
    </div>
  );
}

/** What paper needs and a screen says elsewhere: title, date, policies, filters, what the signs mean. */
export function PrintedHead({ of }: { of: CodeSheetOf }) {
  return (
    <PaperHead
      title="The Complaint Handling Code, provision by provision"
      day={of.day}
      notes={[
        ...codeNotes(of).slice(1),
        ['Findings', `${statusList.map((one) => `${one.word}: ${one.meaning}`).join('. ')}.`],
      ]}
    />
  );
}
