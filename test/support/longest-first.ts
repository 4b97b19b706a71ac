/** The order of the test files: the long ones first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first; what is not named comes after them as vitest would have it. */
const long = [
  'laws/compiled-oracle',
  'laws/documents',
  'laws/compiled-wasm',
  'laws/differential',
  'laws/compiled',
  'laws/delta',
  'engine/portfolio/store',
  'cli/start',
  'workbench/impact',
  'workbench/charts',
  'workbench/author',
  'workbench/drafts',
  'workbench/work',
  'workbench/access',
  'workbench/builder',
  'workbench/keyboard',
  'workbench/author-access',
  'workbench/states',
  'workbench/dialogs',
  'workbench/impact-states',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at === -1 ? long.length : at;
};

/** Which project comes first is decided by `groupOrder`, not here. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
