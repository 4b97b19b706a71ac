/** Before the browser tests: the workbench as it is served. */
import { ensureBuilt } from '../../cli/setup.mjs';

export default function setup(): void {
  ensureBuilt('workbench');
}
