/** One fact in the form: its question, control, where its value comes from, who reads it, and what is wrong with it. */
import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import type { FactDeclaration, Problem } from '../../engine/index.ts';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { valueText, type FactValue } from '../shared/facts.ts';
import { useReadable } from '../shared/readable.ts';
import { problemText } from '../shared/words.ts';
import { FactInput, needsUnknownButton } from './fact-input.tsx';
import classes from './cases.module.css';

export interface FactFieldProps {
  readonly fact: FactDeclaration;
  readonly idPrefix: string;
  readonly value: FactValue | undefined;
  readonly base: FactValue | undefined;
  readonly change: (name: string, value: FactValue | undefined) => void;
  readonly problems: readonly Problem[];
  /** Policies among the columns that read the fact. */
  readonly readers: readonly string[];
  /** A fact of an item: only its button takes it out (emptied, it is not known), and who reads it is not said. */
  readonly inItem?: boolean;
}

function Origin({
  fact,
  value,
  change,
  inItem,
}: Pick<FactFieldProps, 'fact' | 'value' | 'change' | 'inItem'>) {
  if (value === undefined) {
    return (
      <span className={classes.default}>{fact.default === null ? 'not known by default' : 'default'}</span>
    );
  }
  return (
    <UnstyledButton
      className={classes.back}
      onClick={() => change(fact.name, undefined)}
      aria-label={inItem === true ? `Remove ${fact.label}` : `Default for ${fact.label}`}
      title={
        inItem === true ? 'The item no longer says' : `Back to the default: ${valueText(fact, fact.default)}`
      }
    >
      {inItem === true ? 'remove' : 'use default'}
    </UnstyledButton>
  );
}

/** A row of the form. */
export const FactField = memo(function FactField({
  fact,
  idPrefix,
  value,
  base,
  change,
  problems,
  readers,
  inItem = false,
}: FactFieldProps) {
  const id = `${idPrefix}${fact.name}`;
  const wrong = problems.some((problem) => problem.severity === 'error');
  const altered = value !== base;
  const readable = useReadable();
  const policyName = usePolicyName();
  const readerNames = readers.map((policy) => policyName(policy).full).join(', ');
  return (
    <div className={classes.field} data-altered={altered || undefined} data-fact={fact.name}>
      <div className={classes.question}>
        <label id={`${id}-label`} htmlFor={fact.type === 'boolean' ? undefined : id}>
          {fact.question}
        </label>
        <span className={classes.origin}>
          {readers.length === 0 ? null : (
            <span className={classes.readers} title={`read by ${readerNames}`}>
              {readers.map((policy) => (
                <LandlordMark key={policy} landlord={policy} />
              ))}
              <span className="visually-hidden">read by {readerNames}</span>
            </span>
          )}
          {readers.length === 0 && !inItem ? <small>read by none</small> : null}
          <Origin fact={fact} value={value} change={change} inItem={inItem} />
          {needsUnknownButton(fact) && value !== null ? (
            <UnstyledButton
              className={classes.back}
              onClick={() => change(fact.name, null)}
              aria-label={`${fact.label} is not known`}
            >
              not known
            </UnstyledButton>
          ) : null}
        </span>
      </div>
      <div className={classes.control}>
        <FactInput
          fact={fact}
          id={id}
          value={value}
          change={(next) => change(fact.name, inItem && next === undefined ? null : next)}
          invalid={wrong}
        />
      </div>
      {problems.map((problem, index) => (
        <p key={index} className={classes.problem} data-severity={problem.severity}>
          {problem.severity === 'error' ? '■' : '△'} {readable(problemText(problem))}
        </p>
      ))}
    </div>
  );
});
