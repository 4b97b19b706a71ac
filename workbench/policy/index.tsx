/** Policy: one edition, its clauses, its rules in plain English and its text. */
import { Tabs } from '@mantine/core';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { EmptyState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { ClausesTab } from './clauses.tsx';
import { PolicyHeader } from './header.tsx';
import { JsonTab } from './json.tsx';
import { RulesTab } from './rules.tsx';
import classes from './policy.module.css';

/** A tab named in the URL, else the one that a deep link means. */
function tabOf(tab: string | undefined, clause: string | undefined, rule: string | undefined): string {
  if (tab === 'clauses' || tab === 'rules' || tab === 'json') return tab;
  return rule !== undefined && clause === undefined ? 'rules' : 'clauses';
}

/** The screen at `/policy/:edition`; without an edition the first landlord's newest, with a landlord its newest. */
export function PolicyScreen({ id }: { id: string | undefined }) {
  const { view, edition } = useData();
  const query = useQuery();
  const wanted = id === undefined ? view.landlords[0] : decodeURIComponent(id);
  const found =
    edition(wanted ?? '') ??
    view.editions.filter((one) => one.landlordId === wanted && one.edition.status !== 'draft').at(-1);
  useTitle(found ? `${found.edition.landlord} ${found.id}` : 'Policy');
  if (!found) {
    return (
      <EmptyState
        title={`There is no edition ${wanted ?? ''}`}
        text="The rail on the left names those that there are."
      />
    );
  }
  const tab = tabOf(query.get('tab'), query.get('clause'), query.get('rule'));
  return (
    <div className={classes.screen}>
      <PolicyHeader view={found} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => query.set({ tab: value ?? undefined, q: undefined })}
        classNames={{ root: classes.tabs, panel: classes.panel }}
      >
        <Tabs.List>
          <Tabs.Tab value="clauses">Clauses</Tabs.Tab>
          <Tabs.Tab value="rules">Rules in plain English</Tabs.Tab>
          <Tabs.Tab value="json">JSON</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="clauses" tabIndex={0}>
          <ClausesTab view={found} />
        </Tabs.Panel>
        <Tabs.Panel value="rules" tabIndex={0}>
          <RulesTab view={found} />
        </Tabs.Panel>
        <Tabs.Panel value="json" className={classes.jsonPanel}>
          <JsonTab view={found} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
