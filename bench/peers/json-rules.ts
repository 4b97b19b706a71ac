/**
 * json-rules-engine as its manual has it: one Engine for each edition, made once, named conditions set, every rule added,
 * facts given to `run`. It gets the facts that the edition reads and no others, and no rule that always holds.
 */
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { encodeCondition } from '../../engine/index.ts';
import { type Layout, type Part, setRule } from '../answers.ts';
import type { Peer, Row, Slice } from './peer.ts';

/** The names of the rules that held in one case. */
type Held = readonly string[];

function engineFor({ edition, asked }: Part): Engine {
  const engine = new Engine([], { allowUndefinedFacts: false });
  const encoded = (conditions: Parameters<typeof encodeCondition>[0]): TopLevelCondition =>
    encodeCondition(conditions, (name) => edition.typeOf(name)) as TopLevelCondition;
  for (const [name, conditions] of Object.entries(edition.named))
    engine.setCondition(name, encoded(conditions));
  for (const { at, conditions } of asked)
    if (conditions)
      engine.addRule({ name: String(at), conditions: encoded(conditions), event: { type: 'holds' } });
  return engine;
}

export function jsonRulesEngine(layout: Layout): Peer {
  const engines = layout.parts.map(engineFor);
  const prepare = (rows: readonly Row[]): Slice => {
    const facts = layout.parts.map(({ edition }) =>
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => edition.reads.has(name)))),
    );
    let held: Held[][] = [];
    return {
      async ask() {
        held = [];
        for (let i = 0; i < engines.length; i += 1) {
          const engine = engines[i] as Engine;
          const mine: Held[] = [];
          for (const values of facts[i] ?? []) {
            const { results } = await engine.run(values);
            mine.push(results.map(({ name }) => name));
          }
          held.push(mine);
        }
      },
      answers(layout) {
        const bits = new Int32Array(rows.length * layout.words);
        layout.parts.forEach((part, i) => {
          held[i]?.forEach((names, row) => {
            for (const name of names) setRule(bits, layout, part, row, Number(name));
            for (const { at, conditions } of part.asked)
              if (!conditions) setRule(bits, layout, part, row, at);
          });
        });
        return bits;
      },
    };
  };
  return { name: 'json-rules-engine', prepare };
}
