/** The names in a file of cases: facts, and what is expected of a policy. */
import type { Node } from 'jsonc-parser';
import type { Dates } from '../read/choose.ts';
import { pointerPart } from '../read/document.ts';
import { type Collector, itemsOf, propertiesOf, type Scope, type Space, textOf, valueOf } from './outline.ts';

/** Keys of an expectation under which names stand, alone or in a list. */
const expected: Readonly<Record<string, Space>> = {
  head: 'head',
  heads: 'head',
  supersededBy: 'head',
  unspecified: 'head',
  rule: 'rule',
  rules: 'rule',
  limitedBy: 'rule',
  clauses: 'clause',
  because: 'clause',
  assumed: 'fact',
  unread: 'fact',
  needs: 'fact',
  role: 'role',
  steps: 'role',
};

function walkExpectation(collect: Collector, node: Node, pointer: string, scope: Scope): void {
  for (const [item, at] of itemsOf(node, pointer)) walkExpectation(collect, item, at, scope);
  for (const { key, value } of propertiesOf(node)) {
    const at = `${pointer}/${pointerPart(key)}`;
    const space = expected[key];
    if (key === 'of' && value.type === 'array') collect.addAll('of', value, at, scope);
    else if (space) collect.addAll(space, value, at, scope);
    walkExpectation(collect, value, at, scope);
  }
}

function walkFacts(collect: Collector, facts: Node | undefined, pointer: string): void {
  collect.addKeys('fact', facts, pointer);
  for (const { key, value } of propertiesOf(facts))
    collect.add('value', value, `${pointer}/${pointerPart(key)}`, { of: key });
}

/** The dates of a case that choose the edition, as `datesOf` takes them. */
function datesIn(node: Node): Dates {
  const received = textOf(valueOf(node, 'timeline'), 'received');
  const decided =
    textOf(valueOf(node, 'decided'), 'date') ?? textOf(valueOf(node, 'determination'), 'decisionDate');
  return { received, decided };
}

function walkCase(collect: Collector, node: Node, pointer: string): void {
  walkFacts(collect, valueOf(node, 'facts'), `${pointer}/facts`);
  for (const [item, at] of itemsOf(valueOf(node, 'items'), `${pointer}/items`)) {
    collect.add('kind', valueOf(item, 'kind'), `${at}/kind`);
    walkFacts(collect, valueOf(item, 'facts'), `${at}/facts`);
  }
  const dates = datesIn(node);
  for (const { key, value } of propertiesOf(valueOf(node, 'expect')))
    walkExpectation(collect, value, `${pointer}/expect/${pointerPart(key)}`, { policy: key, dates });
}

/** A file of one case, or of a family. */
export function walkCases(root: Node, collect: Collector): void {
  if (root.type === 'array') for (const [one, at] of itemsOf(root, '')) walkCase(collect, one, at);
  else walkCase(collect, root, '');
}
