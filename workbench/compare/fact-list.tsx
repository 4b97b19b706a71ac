/** The facts that a case states, on a line or two; what it leaves out takes its default. */
import { useData } from '../app/data.tsx';
import type { Case } from '../../engine/index.ts';
import { factText, readableStep } from '../shared/facts.ts';
import classes from './compare.module.css';

/** Facts, items and timeline in short. */
export function FactList({ case: c }: { case: Case }) {
  const { view } = useData();
  const declared = new Map([...view.editions.flatMap((one) => one.facts), ...view.vocabulary.facts].map((fact) => [fact.name, fact]));
  const parts = Object.entries(c.facts).map(([name, value]) => ({ name, ...factText(declared.get(name), name, value) }));
  const dates = Object.entries(c.timeline ?? {});
  return (
    <dl className={classes.facts}>
      {parts.map((part) => (
        <div key={part.name}>
          <dt>{part.label}</dt>
          <dd>{part.text}</dd>
        </div>
      ))}
      {dates.map(([step, date]) => (
        <div key={step}>
          <dt>{readableStep(step)}</dt>
          <dd>{date}</dd>
        </div>
      ))}
      {(c.items ?? []).map((item, index) => (
        <div key={`item-${index}`}>
          <dt>
            {item.kind} {index + 1}
          </dt>
          <dd>
            {[item.title ?? '', ...Object.entries(item.facts ?? {}).map(([name, value]) => {
              const part = factText(declared.get(name), name, value);
              return `${part.label.toLowerCase()}: ${part.text}`;
            })]
              .filter((text) => text !== '')
              .join(', ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
