/** Filters of the comparison, on one line where there is room. */
import { Button, NativeSelect, Pill, SegmentedControl, Switch } from '@mantine/core';
import { useMemo } from 'react';
import { focusSearch } from '../app/keys.ts';
import { PolicyPicker } from '../shared/policy-picker.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { capital, count, flagList, outcomeList, spaced } from '../shared/words.ts';
import { CompareExport } from './paper.tsx';
import { ruleFilter, type CompareView } from './view.ts';
import classes from './compare.module.css';

function RulePill({ compare }: { compare: CompareView }) {
  const rule = ruleFilter(compare.filters.rule);
  if (!rule) return null;
  return (
    <Pill
      withRemoveButton
      removeButtonProps={{ 'aria-label': 'Remove the filter by rule' }}
      onRemove={() => compare.query.set({ rule: undefined })}
    >
      {rule.name === 'gate' ? 'gate open' : `${rule.name} fires`} under {rule.edition}
    </Pill>
  );
}

const filterNames = ['q', 'outcome', 'family', 'flag', 'differ', 'unmet', 'rule'] as const;

/** Search, selects, switches, scale, policies; and how many cases are left. */
export function FilterBar({ compare }: { compare: CompareView }) {
  const { query, filters, all, rows, run } = compare;
  const families = useMemo(() => [...new Set(all.map((row) => row.family))].sort(), [all]);
  const any = filterNames.some(
    (name) => query.get(name) !== undefined && (name !== 'rule' || ruleFilter(filters.rule) !== null),
  );
  const clear = (): void => {
    query.set(Object.fromEntries(filterNames.map((name) => [name, undefined])));
    focusSearch();
  };
  return (
    <div className={classes.filters} role="search" aria-label="Cases">
      <SearchField label="Search cases" value={filters.text} onChange={(q) => query.set({ q })} />
      <NativeSelect
        aria-label="Outcome"
        value={filters.outcome}
        onChange={(event) => query.set({ outcome: event.currentTarget.value })}
        data={[
          { value: '', label: 'Any outcome' },
          ...outcomeList.map((one) => ({ value: one.id, label: one.word })),
        ]}
      />
      <NativeSelect
        aria-label="Family of cases"
        maw={136}
        value={filters.family}
        onChange={(event) => query.set({ family: event.currentTarget.value })}
        data={[
          { value: '', label: 'All families' },
          ...families.map((family) => ({ value: family, label: capital(spaced(family)) })),
        ]}
      />
      <NativeSelect
        aria-label="Flags"
        value={filters.flag}
        onChange={(event) => query.set({ flag: event.currentTarget.value })}
        data={[
          { value: '', label: 'Any flags' },
          ...flagList.map((kind) => ({ value: kind, label: `${capital(kind)} flag` })),
        ]}
      />
      <Switch
        label="Differences"
        checked={filters.differ}
        onChange={(e) => query.set({ differ: e.currentTarget.checked ? '1' : '' })}
      />
      <Switch
        label="Not as expected"
        checked={filters.unmet}
        onChange={(e) => query.set({ unmet: e.currentTarget.checked ? '1' : '' })}
      />
      <RulePill compare={compare} />
      <span className={classes.left} role="status">
        {!run.finished && !run.isStopped
          ? 'Deciding the cases …'
          : rows.length === all.length
            ? count(all.length, 'case')
            : `${rows.length} of ${count(all.length, 'case')}`}
        {run.isStopped ? ', not all' : ''}
      </span>
      {any ? (
        <Button variant="subtle" onClick={clear}>
          Clear
        </Button>
      ) : null}
      <div className={classes.right}>
        <SegmentedControl
          aria-label="Pound scale"
          value={compare.scale.kind}
          onChange={(scale) => query.set({ scale: scale === 'linear' ? scale : undefined })}
          data={[
            { value: 'sqrt', label: '√ scale' },
            { value: 'linear', label: 'Linear' },
          ]}
        />
        <PolicyPicker />
        <CompareExport compare={compare} />
      </div>
    </div>
  );
}
