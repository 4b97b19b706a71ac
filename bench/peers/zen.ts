/**
 * `@gorules/zen-engine`: one decision for all editions, compiled beforehand (`ZenDecisionContent`), an expression node that
 * loops over the cases of a call and gives for each a list of truths, one a rule. One call with many cases, in turn: it was
 * faster than a call a case, than a decision table and than `evaluateExpressionSync`.
 */
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import type { Leaf } from '../../engine/index.ts';
import { type Layout, setRule } from '../answers.ts';
import { write, type Writer } from './expression.ts';
import type { Peer, Row, Slice } from './peer.ts';

const symbols: Readonly<Record<string, string>> = {
  equal: '==',
  notEqual: '!=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  lessThan: '<',
  lessThanInclusive: '<=',
};

function leafText({ fact, operator, value }: Leaf): string {
  if (operator === 'in' || operator === 'notIn')
    return `(${fact} ${operator === 'in' ? 'in' : 'not in'} ${JSON.stringify(value)})`;
  return `${fact} ${symbols[operator] as string} ${JSON.stringify(value)}`;
}

const text: Writer<string> = {
  all: (parts) => `(${parts.join(' and ')})`,
  any: (parts) => `(${parts.join(' or ')})`,
  not: (part) => `not (${part})`,
  leaf: leafText,
};

/** How the node goes over the cases of one call. */
const looping = { inputField: 'cases', outputPath: 'cases', executionMode: 'loop' };

/** A graph of one expression node between an input and an output. */
const graphOf = (value: string, loop: boolean): object => ({
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    {
      id: 'rules',
      name: 'rules',
      type: 'expressionNode',
      position: { x: 1, y: 0 },
      content: {
        expressions: [{ id: 'holds', key: 'holds', value }],
        passThrough: false,
        ...(loop ? looping : {}),
      },
    },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'first', sourceId: 'in', targetId: 'rules', type: 'edge' },
    { id: 'second', sourceId: 'rules', targetId: 'out', type: 'edge' },
  ],
});

/** One call for all cases of a slice, or one a case. */
export function zenEngine(layout: Layout, manner: 'one call' | 'a call a case'): Peer {
  const loop = manner === 'one call';
  const rules = layout.parts.flatMap((part) =>
    part.asked.flatMap(({ at, conditions }) =>
      conditions ? [{ part, at, text: write(conditions, part.edition, text) }] : [],
    ),
  );
  const content = new ZenDecisionContent(graphOf(`[${rules.map((rule) => rule.text).join(', ')}]`, loop));
  const decision = new ZenEngine().createDecision(content);
  const read = new Set(layout.parts.flatMap(({ asked }) => asked.flatMap(({ rule }) => [...rule.mentions])));
  const prepare = (rows: readonly Row[]): Slice => {
    const cases = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => read.has(name))),
    );
    let held: readonly { readonly holds: readonly boolean[] }[] = [];
    return {
      async ask() {
        if (loop) {
          const { result } = await decision.evaluate({ cases });
          held = (result as { cases: typeof held }).cases;
          return;
        }
        const given: (typeof held)[number][] = [];
        for (const values of cases)
          given.push((await decision.evaluate(values)).result as (typeof held)[number]);
        held = given;
      },
      answers(layout) {
        const bits = new Int32Array(rows.length * layout.words);
        rows.forEach((_, row) => {
          rules.forEach(({ part, at }, i) => {
            if (held[row]?.holds[i] === true) setRule(bits, layout, part, row, at);
          });
          for (const part of layout.parts)
            for (const { at, conditions } of part.asked)
              if (!conditions) setRule(bits, layout, part, row, at);
        });
        return bits;
      },
    };
  };
  return { name: loop ? '@gorules/zen-engine' : '@gorules/zen-engine, a call a case', prepare };
}
