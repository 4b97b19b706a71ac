/** What the URL says of the screen: editions, the fact to break down by, how it is shown. Nothing of a file or a case. */
import { useMemo } from 'react';
import { useData } from '../app/data.tsx';
import { type Query, useQuery } from '../app/query.ts';
import {
  isUnsaved,
  type ReadyPortfolio,
  readyPortfolios,
  savedName,
  unsavedMark,
} from '../shared/impact-protocol.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { useWorkState } from '../work/use-work.tsx';

/** An edition that can be chosen: one that is saved, or the author's unsaved text of it. */
export interface EditionChoice {
  readonly value: string;
  readonly label: string;
}

export interface ImpactUrl {
  readonly query: Query;
  readonly from: ReadyPortfolio | undefined;
  readonly base: string;
  readonly against: readonly string[];
  /** The fact to break down by. */
  readonly by: string;
  readonly isTable: boolean;
  /** The place of the pair that is looked at, from 0. */
  readonly pair: number;
  readonly choices: readonly EditionChoice[];
}

/** The usual question: do vulnerable households fare otherwise. */
export const usualFact = 'vulnerableHousehold';

const policyPath = /^rules\/policies\/([^/]+)\/([^/]+)\.json$/;

/** The edition in words: "Derby Homes, 2024-04", "…, not saved". */
export function useEditionName(): (name: string) => string {
  const { edition } = useData();
  const policyName = usePolicyName();
  return (name) => {
    const id = savedName(name);
    const own = edition(id);
    const landlord = policyName(id).name;
    const said = `${landlord}, ${id.split('@')[1] ?? ''}`;
    const status = own?.edition.status === 'draft' ? ' (draft)' : '';
    return `${said}${status}${isUnsaved(name) ? ', as it is not saved' : ''}`;
  };
}

function useEditionChoices(): readonly EditionChoice[] {
  const { view } = useData();
  const changed = useWorkState((state) => state.changed);
  const files = useWorkState((state) => state.files);
  const name = useEditionName();
  const saved = view.editions.map((one) => ({ value: one.id, label: name(one.id) }));
  const unsaved = changed.flatMap((path) => {
    const found = policyPath.exec(path);
    if (!found || (files.get(path)?.text ?? null) === null) return [];
    const value = `${found[1]}@${found[2]}${unsavedMark}`;
    return [{ value, label: name(value) }];
  });
  return [...unsaved, ...saved];
}

/** Without a choice: what is not saved against what is; else the newest draft; else the first two landlords' editions. */
function usualPair(choices: readonly EditionChoice[], drafts: readonly string[]): [string, string] {
  const values = choices.map(({ value }) => value);
  const unsaved = values.find((value) => isUnsaved(value) && values.includes(savedName(value)));
  if (unsaved !== undefined) return [savedName(unsaved), unsaved];
  const draft = drafts.at(-1);
  const ofSame = values.find((one) => one !== draft && one.split('@')[0] === draft?.split('@')[0]);
  if (draft !== undefined && ofSame !== undefined) return [ofSame, draft];
  return [values[0] ?? '', values[1] ?? values[0] ?? ''];
}

/** Reads the URL. */
export function useImpactUrl(): ImpactUrl {
  const query = useQuery();
  const { view } = useData();
  const choices = useEditionChoices();
  const drafts = useMemo(
    () => view.editions.filter(({ edition }) => edition.status === 'draft').map(({ id }) => id),
    [view],
  );
  const [usualBase, usualOther] = usualPair(choices, drafts);
  const isKnown = (name: string): boolean => choices.some(({ value }) => value === name);
  const asked = query.get('base') ?? '';
  const base = isKnown(asked) ? asked : usualBase;
  const named = query.list('with').filter((name) => isKnown(name) && name !== base);
  const fallback = usualOther === base ? usualBase : usualOther;
  const against = named.length > 0 ? [...new Set(named)] : fallback === base ? [] : [fallback];
  const from = readyPortfolios.find((one) => one === query.get('from'));
  const by = query.get('by') ?? usualFact;
  const isFact =
    view.vocabulary.facts.some(({ name }) => name === by) ||
    view.editions.some(({ facts }) => facts.some(({ name }) => name === by));
  const pair = Math.min(
    Math.max(0, Number(query.get('pair') ?? 1) - 1 || 0),
    Math.max(0, against.length - 1),
  );
  return {
    query,
    from,
    base,
    against,
    by: isFact ? by : usualFact,
    isTable: query.get('as') === 'table',
    pair,
    choices,
  };
}
