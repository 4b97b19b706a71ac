/** What the charts show, as the URL says it: which chart, of which case, along which facts, for which policies. */
import { useMemo } from 'react';
import type { Case, FactDeclaration } from '../../engine/index.ts';
import { useData } from '../app/data.tsx';
import { type Query, useQuery } from '../app/query.ts';
import { baseOf, caseOf, caseText, draftOf } from '../cases/draft.ts';
import { draftPart } from '../cases/history.ts';
import { declaredFacts } from '../cases/vocabulary.ts';
import { useChoice } from '../shared/choice.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import type { RunOptions, SweepAsk } from '../shared/protocol.ts';

/** The charts: awards of one case, one fact along an axis, two facts as a map. */
export const chartKinds = [
  { id: 'ranges', label: 'Awards' },
  { id: 'sweep', label: 'One fact' },
  { id: 'map', label: 'Two facts' },
] as const;
export type ChartKind = (typeof chartKinds)[number]['id'];

/** How `case` names all fixture cases together, and a blank one. */
export const allCases = '*';
export const blankCase = '-';

/** A fact as the URL writes it: its name, and what stands behind `=`. */
export interface AxisText {
  readonly fact: string;
  readonly values: string;
}

const splitAxis = (text: string): AxisText => {
  const [fact = '', ...rest] = text.split('=');
  return { fact, values: rest.join('=') };
};

/** An axis as the engine reads it. */
export const axisText = ({ fact, values }: AxisText): string => (values === '' ? fact : `${fact}=${values}`);

const usual = { sweep: ['monthsSinceIssue'], map: ['impact', 'landlordResponsibility'] } as const;

/** The state of the screen. */
export interface ChartView {
  readonly kind: ChartKind;
  /** `allCases`, `blankCase` or the id of a fixture. */
  readonly caseId: string;
  /** The case as it is swept; null for all cases together, undefined where there is none of that id. */
  readonly own: Case | null | undefined;
  readonly isTable: boolean;
  readonly axes: readonly AxisText[];
  /** Facts that can be swept, those that the chosen policies read first. */
  readonly facts: readonly { readonly fact: FactDeclaration; readonly isRead: boolean }[];
  readonly options: RunOptions;
  /** What the worker is asked; null where nothing can be. */
  readonly ask: SweepAsk | null;
  readonly query: Query;
}

function useFacts(policies: readonly string[]): ChartView['facts'] {
  const { edition } = useData();
  const name = usePolicyName();
  return useMemo(() => {
    const views = policies.flatMap((policy) => edition(name(policy).edition) ?? []);
    const read = new Set(views.flatMap((view) => view.reads));
    const facts = new Map(views.flatMap((view) => view.facts.map((fact) => [fact.name, fact] as const)));
    const all = [...facts.values()].map((fact) => ({ fact, isRead: read.has(fact.name) }));
    return [...all.filter((one) => one.isRead), ...all.filter((one) => !one.isRead)];
  }, [policies, edition, name]);
}

function useCase(caseId: string, search: string): Case | null | undefined {
  const { view } = useData();
  return useMemo(() => {
    if (caseId === allCases) return null;
    const original = view.cases.find((entry) => entry.case.id === caseId)?.case;
    if (!original && caseId !== blankCase) return undefined;
    const part = draftPart(search);
    return caseOf(original, draftOf(baseOf(original), part, declaredFacts(view)), part !== '');
  }, [view, caseId, search]);
}

/** Reads the URL. */
export function useChartView(): ChartView {
  const query = useQuery();
  const { view } = useData();
  const options = useChoice();
  const kind = chartKinds.find(({ id }) => id === query.get('chart'))?.id ?? 'ranges';
  const caseId = query.get('case') ?? view.cases[0]?.case.id ?? blankCase;
  const own = useCase(caseId, query.search);
  const facts = useFacts(options.policies);
  const [x = '', y = ''] = [query.get('x'), query.get('y')].map((text) => text ?? '');
  const axes = useMemo(() => {
    const given = [x, y];
    const wanted = kind === 'ranges' ? [] : usual[kind];
    return wanted.map((standard, i) => splitAxis(given[i] || standard));
  }, [kind, x, y]);
  const ask = useMemo((): SweepAsk | null => {
    if (own === undefined) return null;
    const most = kind === 'map' ? 12 : 50;
    return { ...(own ? { text: caseText(own) } : {}), axes: axes.map(axisText), most, options };
  }, [own, axes, kind, options]);
  return { kind, caseId, own, isTable: query.get('as') === 'table', axes, facts, options, ask, query };
}
