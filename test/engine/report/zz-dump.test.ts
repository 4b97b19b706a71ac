import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { describeGate, describeHead, describeRule } from '../../../engine/report/index.ts';
import { example, realEditions } from './editions.ts';
test('dump', () => {
  const out: string[] = [];
  for (const e of [example, ...realEditions]) {
    out.push(
      `##### ${e.edition.id}`,
      describeGate(e),
      ...Object.keys(e.edition.heads).map((h) => describeHead(e, h) ?? ''),
    );
    for (const r of e.rules) out.push(`${r.name}: ${describeRule(e, r)}`);
  }
  writeFileSync('/tmp/dump.txt', out.join('\n'));
});
