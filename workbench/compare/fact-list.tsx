/** The facts that a case states, on a line or two; what it leaves out takes its default. */
import { useData } from '../app/data.tsx';
import type { Case } from '../../engine/index.ts';
import { formatPence, poundsToPence } from '../../engine/money.ts';
import { factText, readableStep } from '../shared/facts.ts';
import { capital, monthOrDate, spaced } from '../shared/words.ts';
import classes from './compare.module.css';

const pounds = (sum: number | null | undefined): string =>
  sum === null || sum === undefined
    ? 'nothing stated'
    : formatPence(poundsToPence(sum) ?? Math.round(sum * 100));

/** What was decided in the case itself, and what the Ombudsman found and ordered, where it is a published one. */
export function DecidedList({ case: c }: { case: Case }) {
  const { decided, determination } = c;
  if (!decided && !determination) return null;
  return (
    <dl className={classes.facts}>
      {decided?.amount === undefined ? null : (
        <div>
          <dt>Decided</dt>
          <dd>
            {[pounds(decided.amount), decided.role, decided.date && monthOrDate(decided.date)]
              .filter((part) => part !== undefined)
              .join(', ')}
          </dd>
        </div>
      )}
      {determination === undefined ? null : (
        <>
          <div>
            <dt>Ombudsman {determination.ref}</dt>
            <dd>
              {determination.landlord}
              {determination.decisionDate === null ? '' : `, ${monthOrDate(determination.decisionDate)}`}
            </dd>
          </div>
          <div>
            <dt>Landlord offered</dt>
            <dd>{pounds(determination.offered)}</dd>
          </div>
          <div>
            <dt>Ordered</dt>
            <dd>{pounds(determination.ordered)}</dd>
          </div>
          {determination.findings.map((finding) => (
            <div key={finding.aspect}>
              <dt>{capital(finding.aspect)}</dt>
              <dd>{finding.finding}</dd>
            </div>
          ))}
        </>
      )}
    </dl>
  );
}

/** Facts, items and timeline in short. */
export function FactList({ case: c }: { case: Case }) {
  const { view } = useData();
  const declared = new Map(
    [...view.editions.flatMap((one) => one.facts), ...view.vocabulary.facts].map((fact) => [fact.name, fact]),
  );
  const parts = Object.entries(c.facts).map(([name, value]) => ({
    name,
    ...factText(declared.get(name), name, value),
  }));
  const kinds = new Map(
    view.editions.flatMap((one) => one.edition.kinds ?? []).map((kind) => [kind.name, kind.label]),
  );
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
          <dd>{monthOrDate(date)}</dd>
        </div>
      ))}
      {(c.items ?? []).map((item, index) => (
        <div key={`item-${index}`}>
          <dt>
            {kinds.get(item.kind) ?? capital(spaced(item.kind))} {index + 1}
          </dt>
          <dd>
            {[
              item.title ?? '',
              ...Object.entries(item.facts ?? {}).map(([name, value]) => {
                const part = factText(declared.get(name), name, value);
                return `${part.label.toLowerCase()}: ${part.text}`;
              }),
            ]
              .filter((text) => text !== '')
              .join(', ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
