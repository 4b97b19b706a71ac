/** Policy: one edition, its clauses, its rules in plain English and its text. */
import { Anchor, Stack, Tabs } from '@mantine/core';
import { Link } from 'wouter';
import { useData } from '../app/data.tsx';
import { carried, decoded, useQuery, withQuery } from '../app/query.ts';
import { usePolicyFault } from '../shared/missing.tsx';
import { EmptyState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { capital } from '../shared/words.ts';
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
  const wanted = id === undefined ? view.landlords[0] : decoded(id);
  const found =
    edition(wanted ?? '') ??
    view.editions.filter((one) => one.landlordId === wanted && one.edition.status !== 'draft').at(-1);
  useTitle(found ? `${found.edition.landlord} ${found.id}` : 'Policy');
  const why = usePolicyFault()(wanted ?? '');
  if (!found) {
    return (
      <EmptyState
        title={wanted === undefined ? 'There is no policy' : `There is no edition ${wanted}`}
        text={
          wanted === undefined ? 'rules/policies/ holds none that could be read.' : `${capital(why ?? '')}.`
        }
        action={
          <Stack gap={8} align="center">
            {view.editions.map((one) => (
              <Anchor
                key={one.id}
                component={Link}
                href={withQuery(`/policy/${one.id}`, carried(query.search))}
              >
                {one.edition.landlord} {one.id}
              </Anchor>
            ))}
          </Stack>
        }
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
