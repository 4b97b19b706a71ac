/** What stands beside the text: the same edition in plain English, as tables, its clauses, and what differs. */
import { Tabs } from '@mantine/core';
import { lazy, Suspense, type ComponentType } from 'react';
import { useQuery } from '../../app/query.ts';
import { EmptyState, LoadingState } from '../../shared/states.tsx';
import { isJson } from '../places.ts';
import { useDesk } from '../desk.ts';
import { ClausesSide } from './clauses.tsx';
import { Differences } from './differences.tsx';
import { English } from './english.tsx';
import { Others } from '../others/index.tsx';
import { Tables } from './tables.tsx';
import classes from '../author.module.css';

type BuilderModule = { readonly Builder: ComponentType };
const [load] = Object.values(import.meta.glob<BuilderModule>('../builder/index.tsx'));
const Builder = load ? lazy(() => load().then((module) => ({ default: module.Builder }))) : null;

const tabs = [
  { value: 'english', label: 'English' },
  { value: 'tables', label: 'Tables' },
  ...(Builder ? [{ value: 'builder', label: 'Builder' }] : []),
  { value: 'clauses', label: 'Clauses' },
  { value: 'others', label: 'Others' },
  { value: 'differences', label: 'Differences' },
];

/** Says that what is shown is of an older text, and why. */
function Old() {
  const { looking, text } = useDesk();
  if (!looking.isOld || !looking.view) return null;
  return (
    <p className={classes.old} role="note">
      △ {isJson(text) ? 'The text has errors' : 'The text is not JSON at the moment'}: shown is what was last
      without them.
    </p>
  );
}

/** The rules in English, or why there are none. */
function EnglishSide() {
  const { looking, selected, select } = useDesk();
  if (looking.view)
    return (
      <>
        <Old />
        <English view={looking.view} selected={selected} select={select} />
      </>
    );
  if (!looking.verdict) return <LoadingState what="Reading the edition" />;
  return (
    <EmptyState
      title="It cannot be said in English yet"
      text="Mend the problems listed below the text first."
    />
  );
}

/** The right side of the desk. */
export function Side() {
  const query = useQuery();
  const wanted = query.get('tab');
  const tab = tabs.some((one) => one.value === wanted) ? (wanted ?? 'english') : 'english';
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(value) => query.set({ tab: value === 'english' ? undefined : (value ?? undefined) })}
      classNames={{ root: classes.tabs, panel: classes.panel }}
    >
      <Tabs.List aria-label="Beside the text">
        {tabs.map((one) => (
          <Tabs.Tab key={one.value} value={one.value}>
            {one.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="english" tabIndex={0}>
        <EnglishSide />
      </Tabs.Panel>
      <Tabs.Panel value="tables" tabIndex={0}>
        <Tables />
      </Tabs.Panel>
      {Builder ? (
        <Tabs.Panel value="builder" tabIndex={0}>
          <Suspense fallback={<LoadingState what="Opening the builder" />}>
            <Builder />
          </Suspense>
        </Tabs.Panel>
      ) : null}
      <Tabs.Panel value="clauses" tabIndex={0}>
        <ClausesSide />
      </Tabs.Panel>
      <Tabs.Panel value="others" tabIndex={0}>
        <Others />
      </Tabs.Panel>
      <Tabs.Panel value="differences" tabIndex={0}>
        <Differences />
      </Tabs.Panel>
    </Tabs>
  );
}
