/** Every law of `npm test` draws the same cases each time, so that a red run can be repeated; `npm run fuzz` draws others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20261122) });
