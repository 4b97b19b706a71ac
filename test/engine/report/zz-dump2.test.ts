import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { decideCase, readLibrary, Case } from '../../../engine/index.ts';
import { explain } from '../../../engine/report/index.ts';
const walk = (d: string): { path: string; text: string }[] =>
  readdirSync(d, { recursive: true, encoding: 'utf8' })
    .filter((p) => p.endsWith('.json'))
    .sort()
    .map((p) => ({ path: `${d}/${p}`, text: readFileSync(`${d}/${p}`, 'utf8') }));
test('dump', async () => {
  const lib = readLibrary(walk('rules').filter((f) => !f.path.includes('/schema/')));
  if (!lib.ok) {
    writeFileSync('/tmp/ex.txt', JSON.stringify(lib.problems.slice(0, 20), null, 1));
    return;
  }
  const out: string[] = [];
  for (const f of walk('fixtures')) {
    const v: unknown = JSON.parse(f.text);
    for (const raw of Array.isArray(v) ? v : [v]) {
      const p = Case.safeParse(raw);
      if (!p.success) {
        out.push(`BAD ${f.path}`);
        continue;
      }
      for (const e of lib.value.editions) {
        const r = await decideCase(lib.value.calendar, e, p.data, {});
        if (!r.ok) {
          out.push(`PROBLEM ${f.path} ${r.problems[0]?.what}`);
          continue;
        }
        out.push(
          `\n===== ${p.data.id} ${JSON.stringify(p.data.facts)} ${JSON.stringify(p.data.items ?? '')} @@ ${e.edition.id}: ${r.value.outcome}`,
        );
        for (const s of explain(e, p.data, r.value)) {
          out.push(`# ${s.title}`);
          for (const l of s.lines)
            out.push(
              `  ${l.tone === 'warn' ? '!' : l.tone === 'muted' ? '~' : '-'} ${l.text} [${l.clauses.join(' ')}]`,
            );
        }
      }
    }
  }
  writeFileSync('/tmp/ex.txt', out.join('\n'));
});
