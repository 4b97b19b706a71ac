/** The engine's problems at the part of a condition that they are about. */
import type { PlacedProblem } from '../desk.ts';
import { useBuilding } from './context.ts';
import classes from './builder.module.css';

/** What a table says for its rows is told of each row. */
const meant = (pointer: string): string =>
  pointer.replace(/^(\/tables\/\d+)\/rows\/\d+(\/conditions\b)/, '$1$2');

/** The problems of a part: of all below it with `isWhole`, else of itself and its keys alone. */
export function useFaults(pointer: string, isWhole: boolean): readonly PlacedProblem[] {
  const { problems } = useBuilding();
  return problems.filter(({ problem }) => {
    const at = meant(problem.pointer);
    if (at === pointer) return true;
    if (!at.startsWith(`${pointer}/`)) return false;
    return isWhole || /^(?:all|any|not|condition)$/.test(at.slice(pointer.length + 1));
  });
}

/** The problems in words; each once. */
export function Faults({ faults }: { faults: readonly PlacedProblem[] }) {
  const told = new Map(faults.map((fault) => [fault.problem.what, fault.problem]));
  return [...told.values()].map((problem) => (
    <p key={problem.what} className={classes.fault} data-severity={problem.severity}>
      {problem.severity === 'error' ? '■ error' : '△ warning'}: {problem.what}
      {problem.mend === '' ? '' : `; ${problem.mend}`}
    </p>
  ));
}
