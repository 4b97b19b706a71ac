import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { said } from './library.ts';
test('probe', async () => {
  for (const n of ['202409223','202430026','202509792']) {
    const c = JSON.parse(readFileSync(new URL(`../../fixtures/determinations/${n}.json`, import.meta.url), 'utf8'));
    const d = await said('derby-homes', c);
    console.log(n, d.outcome, JSON.stringify(d.award), JSON.stringify(d.heads.map(h=>[h.head,h.category,h.min,h.max,h.supersededBy])));
  }
});
