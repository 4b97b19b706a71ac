/** A process of `npm run differential`: does the jobs that it is handed, one after the other, and reports each. */
import { type DocumentsSlice, runSlice, type Slice } from './differential-jobs.ts';

const seen = new Set<number>();

process.on('message', (slice: Slice | DocumentsSlice | null) => {
  if (slice === null) return process.disconnect();
  runSlice(slice, seen).then(
    (report) => process.send?.({ slice, report }),
    (error: unknown) =>
      process.send?.({ slice, failure: error instanceof Error ? error.stack : String(error) }),
  );
});
process.send?.({ ready: true });
