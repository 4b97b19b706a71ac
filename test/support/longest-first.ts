/** The order of the test files: the long ones first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first; what is not named comes after them as vitest would have it. */
const long = [
  'laws/compiled-oracle',
  'laws/documents',
  'laws/differential',
  'laws/compiled-wasm',
  'laws/compiled',
  'laws/delta',
  'engine/compile/wasm-kernels',
  'engine/portfolio/store',
  'engine/compare/moves',
  'engine/edit/rename',
  'work/strip-edits',
  'engine/compare/certain',
  'engine/read/mutations',
  'cli/bench',
  'cli/server-kills',
  'workbench/impact',
  'workbench/work',
  'workbench/drafts',
  'workbench/keyboard',
  'workbench/author',
  'workbench/access',
  'workbench/author-access',
  'workbench/desk-walk',
  'workbench/builder',
  'workbench/states',
  'workbench/charts',
  'workbench/dialogs',
  'workbench/impact-states',
  'workbench/strip',
  'workbench/palette',
  'workbench/faults',
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
