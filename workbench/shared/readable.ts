/** Names of facts in the engine's problems, as their labels. */
import { useMemo } from 'react';
import { useData } from '../app/data.tsx';

/** Puts labels in place of the names of facts that stand between backticks; other names stay as the files have them. */
export function useReadable(): (text: string) => string {
  const { view } = useData();
  return useMemo(() => {
    const facts = [...view.editions.flatMap((one) => one.facts), ...view.vocabulary.facts];
    const labels = new Map(facts.map((fact) => [fact.name, fact.label]));
    return (text) =>
      text.replace(/`([^`]+)`/g, (whole, name: string) => {
        const label = labels.get(name);
        return label === undefined ? whole : `“${label}”`;
      });
  }, [view]);
}
