/** Problems of the files: where, what, why, and how to mend it. */
import { Code, Stack, Text } from '@mantine/core';
import type { Problem } from '../../engine/index.ts';
import classes from './app.module.css';

/** All problems, errors first, in the order in which they were found: causes before what follows from them. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const ordered = [...problems].sort(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  );
  return (
    <ol className={classes.problems}>
      {ordered.map((problem, index) => (
        <li key={index}>
          <Stack gap={2}>
            <Text size="xs">
              <span className={classes.severity} data-severity={problem.severity}>
                {problem.severity === 'error' ? '■ error' : '△ warning'}
              </span>{' '}
              <Code>
                {problem.file}:{problem.line}:{problem.column}
              </Code>{' '}
              <Code>{problem.code}</Code>
            </Text>
            <Text size="sm" fw={600}>
              {problem.what}
            </Text>
            <Text size="sm">
              {problem.why}
              {problem.mend === '' ? null : <> — {problem.mend}</>}
            </Text>
          </Stack>
        </li>
      ))}
    </ol>
  );
}
