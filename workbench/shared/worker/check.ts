/** What would be wrong in some texts once they are saved: every error that makes the command line fail. */
import { readCaseFiles, readWhatCanBeRead, type Library, type Problem } from '../../../engine/index.ts';
import type { Requests } from '../protocol.ts';
import type { Loading } from './load.ts';
import { look, overlaid, withEditions } from './look.ts';

const isRule = ({ path }: { path: string }): boolean => path.startsWith('rules/');
const isPolicy = ({ path }: { path: string }): boolean => path.startsWith('rules/policies/');

/** Errors of rules: of edited editions only their own, where something else is edited of all files; and the rules to read cases by. */
function ofRules(
  loading: Loading,
  files: Requests['check']['ask']['files'],
): { problems: readonly Problem[]; library: Library | null } {
  const rules = files.filter(isRule);
  if (loading.library && rules.every(isPolicy)) {
    const problems = rules.flatMap(({ path }) => look(loading, { path, files: rules }).problems);
    // Cases are not blamed for an edition that cannot be read: they are held against it as it is saved.
    const broken = new Set(problems.flatMap(({ file, severity }) => (severity === 'error' ? [file] : [])));
    const whole = rules.filter(({ path }) => !broken.has(path));
    return { problems, library: withEditions(loading.library, whole) };
  }
  const read = readWhatCanBeRead(overlaid(loading.files, rules).filter(isRule));
  return { problems: read.problems, library: read.library ?? null };
}

/** Answers `check`. Cases are read by the rules as they would be then. */
export function check(loading: Loading, { files }: Requests['check']['ask']): readonly Problem[] {
  const { problems, library } = ofRules(loading, files);
  const cases = files.filter((file) => !isRule(file));
  const read = library && cases.length > 0 ? readCaseFiles(library, cases).problems : [];
  return [...problems, ...read].filter(({ severity }) => severity === 'error');
}
