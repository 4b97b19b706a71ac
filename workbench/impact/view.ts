/** What the URL says of the screen: editions, the fact to break down by, how it is shown. Nothing of a file or a case. */
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
import { type Chosen, chosenBy, type EditionChoice, type Question } from './question.ts';
import { landlordNamed } from './text-links.ts';
import { useDesk } from './use-desk.tsx';

export interface ImpactUrl extends Chosen {
  readonly query: Query;
  readonly from: ReadyPortfolio | undefined;
  /** The question as it is asked: by the URL, or by what was kept where the URL says nothing. */
  readonly asked: Question;
  /** The same with the usual editions where none are named: as it is kept beside the portfolio, and put into the URL. */
  readonly whole: Question;
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

/** The edition in words: "Derby Homes, 2024-04", "…, as it is not saved". */
export function useEditionName(): (name: string) => string {
  const { view, edition } = useData();
  const files = useWorkState((state) => state.files);
  const policyName = usePolicyName();
  return (name) => {
    const id = savedName(name);
    const [landlordId = id, suffix = ''] = id.split('@');
    const own = edition(id);
    const sibling = own ?? view.editions.filter((one) => one.landlordId === landlordId).at(-1);
    const text = files.get(`rules/policies/${landlordId}/${suffix}.json`)?.text;
    const landlord =
      sibling?.edition.landlord ?? (text ? landlordNamed(text) : undefined) ?? policyName(landlordId).name;
    const status = own?.edition.status === 'draft' ? ' (draft)' : '';
    return `${landlord}, ${suffix}${status}${isUnsaved(name) ? ', as it is not saved' : ''}`;
  };
}

function useEditionChoices(): readonly EditionChoice[] {
  const { view } = useData();
  const changed = useWorkState((state) => state.changed);
  const files = useWorkState((state) => state.files);
  const name = useEditionName();
  const saved = view.editions.map(({ id, edition }) => ({
    value: id,
    label: name(id),
    from: edition.from,
    isDraft: edition.status === 'draft',
  }));
  const unsaved = changed.flatMap((path) => {
    const found = policyPath.exec(path);
    if (!found || (files.get(path)?.text ?? null) === null) return [];
    const value = `${found[1]}@${found[2]}${unsavedMark}`;
    return [{ value, label: name(value), from: found[2] ?? '', isDraft: true }];
  });
  return [...unsaved, ...saved];
}

/** What the URL says; where it names no edition, what was kept beside the portfolio stands before it. */
function useAsked(query: Query): Question {
  const { question } = useDesk().state;
  const [base, others] = [query.get('base'), query.list('with')];
  const [by, as, pair] = [query.get('by'), query.get('as'), query.get('pair')];
  const isBare = base === undefined && others.length === 0;
  if (!isBare || question === null) return { base, with: others, by, as, pair };
  return { ...question, by: by ?? question.by, as: as ?? question.as, pair: pair ?? question.pair };
}

/** Reads the URL. */
export function useImpactUrl(): ImpactUrl {
  const query = useQuery();
  const { view } = useData();
  const choices = useEditionChoices();
  const asked = useAsked(query);
  const chosen = chosenBy(asked, choices);
  const { base, against } = chosen;
  const from = readyPortfolios.find((one) => one === query.get('from'));
  const by = asked.by ?? usualFact;
  const isFact =
    view.vocabulary.facts.some(({ name }) => name === by) ||
    view.editions.some(({ facts }) => facts.some(({ name }) => name === by));
  const pair = Math.min(Math.max(0, Number(asked.pair ?? 1) - 1 || 0), Math.max(0, against.length - 1));
  return {
    ...chosen,
    query,
    from,
    asked,
    whole: { ...asked, base: asked.base ?? base, with: asked.with.length > 0 ? asked.with : against },
    by: isFact ? by : usualFact,
    isTable: asked.as === 'table',
    pair,
    choices,
  };
}
