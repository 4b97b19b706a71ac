/** The engine: text to documents, a case under an edition to a determination, a policy to findings; pure. */
import { decideCase, type DecideOptions } from './decide/index.ts';
import type { Case, Determination, PreparedEdition } from './model/index.ts';
import type { Library } from './read/library.ts';
import type { Result } from './problems.ts';

export * from './money.ts';
export * from './dates.ts';
export * from './calendar.ts';
export * from './problems.ts';
export * from './model/index.ts';
export * from './read/index.ts';
export { decideCase, type DecideOptions } from './decide/index.ts';

/** What an edition says of a case, by json-rules-engine, explained. Money is pence. */
export const decide = (
  library: Library,
  edition: PreparedEdition,
  c: Case,
  options: DecideOptions = {},
): Promise<Result<Determination>> => decideCase(library.calendar, edition, c, options);

export * from './compare/index.ts';
export * from './model/code.ts';
export { checkPolicy, newestSelfAssessment } from './check/policy.ts';
export * from './report/index.ts';
export * from './edit/index.ts';
export * as compiled from './compile/index.ts';
export * from './portfolio/index.ts';
export * from './impact/index.ts';
