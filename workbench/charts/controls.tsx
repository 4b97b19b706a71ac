/** Which chart, of which case, along which facts: all of it goes to the URL. */
import { Anchor, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useData } from '../app/data.tsx';
import { carried, withQuery } from '../app/query.ts';
import { isDraftName } from '../cases/draft.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { PolicyPicker } from '../shared/policy-picker.tsx';
import { allCases, axisText, type AxisText, blankCase, chartKinds, type ChartView } from './view.ts';
import classes from './charts.module.css';

/** A text that counts when it is left or Enter is pressed: half a number is no range. */
function Settled(props: {
  label: string;
  value: string;
  placeholder?: string;
  set: (value: string) => void;
}) {
  const [text, setText] = useState(props.value);
  useEffect(() => setText(props.value), [props.value]);
  const settle = (): void => {
    if (text.trim() !== props.value) props.set(text.trim());
  };
  return (
    <TextInput
      label={props.label}
      className={classes.bound}
      value={text}
      placeholder={props.placeholder}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

interface Bounds {
  readonly from: string;
  readonly to: string;
  readonly step: string;
}

const boundsOf = (values: string): Bounds => {
  const [range = '', step = ''] = values.split('/');
  const [from = '', to = ''] = range.split('..');
  return { from, to, step };
};

const valuesOf = ({ from, to, step }: Bounds): string =>
  from === '' && to === '' && step === '' ? '' : `${from}..${to}${step === '' ? '' : `/${step}`}`;

/** A fact and, where it is a number, its range; what is left empty is what the policies tell apart. */
function AxisControl({ view, at, label }: { view: ChartView; at: 0 | 1; label: string }) {
  const axis = view.axes[at] as AxisText;
  const fact = view.facts.find((one) => one.fact.name === axis.fact)?.fact;
  const set = (next: AxisText): void => view.query.set({ [at === 0 ? 'x' : 'y']: axisText(next) });
  const groups = useMemo(() => {
    const group = (isRead: boolean, title: string) => {
      const items = view.facts
        .filter((one) => one.isRead === isRead)
        .map((one) => ({ value: one.fact.name, label: one.fact.label }));
      return items.length > 0 ? [{ group: title, items }] : [];
    };
    return [...group(true, 'Read by these policies'), ...group(false, 'Read by none of them')];
  }, [view.facts]);
  const isRange = fact !== undefined && fact.type !== 'boolean' && fact.type !== 'enumeration';
  const bounds = boundsOf(axis.values);
  const bound = (name: keyof Bounds, title: string) => (
    <Settled
      label={title}
      value={bounds[name]}
      placeholder="as usual"
      set={(value) => set({ ...axis, values: valuesOf({ ...bounds, [name]: value }) })}
    />
  );
  return (
    <fieldset className={classes.axis}>
      <legend className="visually-hidden">{label}</legend>
      <Select
        label={label}
        searchable
        allowDeselect={false}
        nothingFoundMessage="No such fact"
        className={classes.fact}
        data={groups}
        value={axis.fact}
        onChange={(value) => value !== null && set({ fact: value, values: '' })}
      />
      {isRange ? (
        <>
          {bound('from', 'From')}
          {bound('to', 'To')}
          {bound('step', fact.type === 'date' ? 'Step (day, month)' : 'Step')}
        </>
      ) : null}
    </fieldset>
  );
}

function MapPolicies({ view }: { view: ChartView }) {
  const name = usePolicyName();
  const policies = view.options.policies.map((policy) => ({ value: policy, label: name(policy).full }));
  const of = view.query.get('of') ?? view.options.policies[0] ?? '';
  const others = policies.filter(({ value }) => value !== of);
  return (
    <>
      <Select
        label="Policy"
        allowDeselect={false}
        data={policies}
        value={of}
        onChange={(value) => view.query.set({ of: value ?? undefined })}
      />
      <Select
        label="Less"
        placeholder="nothing"
        clearable
        clearButtonProps={{ 'aria-label': 'Show the policy alone' }}
        data={others}
        value={view.query.get('less') ?? null}
        onChange={(value) => view.query.set({ less: value ?? undefined })}
      />
    </>
  );
}

/** The controls above the chart. */
export function Controls({ view }: { view: ChartView }) {
  const { view: library } = useData();
  const { query, kind, caseId, own } = view;
  const cases = useMemo(
    () => [
      { value: allCases, label: `All ${library.cases.length} cases, in sums` },
      { value: blankCase, label: 'A blank case' },
      ...library.cases.map((entry) => ({ value: entry.case.id, label: entry.case.title ?? entry.case.id })),
    ],
    [library.cases],
  );
  const isChanged = own != null && [...new URLSearchParams(query.search).keys()].some(isDraftName);
  const choose = (value: string | null): void => {
    const draft = [...new URLSearchParams(query.search).keys()].filter(isDraftName);
    query.set({ ...Object.fromEntries(draft.map((name) => [name, undefined])), case: value ?? undefined });
  };
  const draft = new URLSearchParams(
    [...new URLSearchParams(query.search)].filter(([key]) => isDraftName(key)),
  );
  const href = `/case${caseId === blankCase ? '' : `/${caseId}`}`;
  return (
    <div className={classes.controls}>
      <SegmentedControl
        aria-label="Chart"
        value={kind}
        onChange={(value) => query.set({ chart: value === 'ranges' ? undefined : value })}
        data={chartKinds.map(({ id, label }) => ({ value: id, label }))}
      />
      <Select
        label={isChanged ? 'Case, changed' : 'Case'}
        className={classes.case}
        searchable
        allowDeselect={false}
        nothingFoundMessage="No such case"
        data={cases}
        value={caseId}
        onChange={choose}
      />
      {kind === 'ranges' ? null : <AxisControl view={view} at={0} label={kind === 'map' ? 'Down' : 'Fact'} />}
      {kind === 'map' ? (
        <>
          <AxisControl view={view} at={1} label="Across" />
          <MapPolicies view={view} />
        </>
      ) : null}
      <span className={classes.grow} />
      {own ? (
        <Anchor
          size="sm"
          component={Link}
          href={withQuery(href, carried(query.search, Object.fromEntries(draft)))}
        >
          Open the case
        </Anchor>
      ) : null}
      <PolicyPicker />
    </div>
  );
}
