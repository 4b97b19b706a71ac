/**
 * json-logic-engine, compiled: each rule made into a function by `engine.build`, once, and called with the values of a case.
 * A function a rule was faster than one function for all rules of an edition. Comparisons of kinds are strict (`===`).
 */
import { LogicEngine } from 'json-logic-engine';
import type { Leaf } from '../../engine/index.ts';
import { type Layout, setRule } from '../answers.ts';
import { write, type Writer } from './expression.ts';
import type { Peer, Row, Slice } from './peer.ts';

const symbols: Readonly<Record<string, string>> = {
  equal: '===',
  notEqual: '!==',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  lessThan: '<',
  lessThanInclusive: '<=',
};

function leafLogic({ fact, operator, value }: Leaf): unknown {
  if (operator === 'in') return { in: [{ var: fact }, value] };
  if (operator === 'notIn') return { '!': [{ in: [{ var: fact }, value] }] };
  return { [symbols[operator] as string]: [{ var: fact }, value] };
}

const logic: Writer<unknown> = {
  all: (parts) => ({ and: parts }),
  any: (parts) => ({ or: parts }),
  not: (part) => ({ '!': [part] }),
  leaf: leafLogic,
};

export function jsonLogicEngine(layout: Layout): Peer {
  const engine = new LogicEngine();
  const rules = layout.parts.flatMap((part) =>
    part.asked.flatMap(({ at, conditions }) =>
      conditions
        ? [{ part, at, holds: engine.build(write(conditions, part.edition, logic)) as (row: Row) => unknown }]
        : [],
    ),
  );
  const functions = rules.map(({ holds }) => holds);
  const prepare = (rows: readonly Row[]): Slice => {
    const held = new Uint8Array(rows.length * functions.length);
    return {
      ask() {
        let at = 0;
        for (const row of rows)
          for (let i = 0; i < functions.length; i += 1)
            held[at++] = (functions[i] as (row: Row) => unknown)(row) === true ? 1 : 0;
      },
      answers(layout) {
        const bits = new Int32Array(rows.length * layout.words);
        rows.forEach((_, row) => {
          rules.forEach(({ part, at }, i) => {
            if (held[row * rules.length + i] === 1) setRule(bits, layout, part, row, at);
          });
          for (const part of layout.parts)
            for (const { at, conditions } of part.asked)
              if (!conditions) setRule(bits, layout, part, row, at);
        });
        return bits;
      },
    };
  };
  return { name: 'json-logic-engine', prepare };
}
