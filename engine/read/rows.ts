/** Rows of decision tables: the words of table and row together must make a whole event. Looked for before rows are expanded. */
import { z } from 'zod';
import { type Edition, type Event, rowEvent } from '../model/index.ts';
import { params } from '../model/rule.ts';
import { explainSchema, type Located, type Schema } from './explain-schema.ts';

const paramSchemas = new Map<string, Schema>();

function paramSchema(type: Event['type']): Schema {
  const known = paramSchemas.get(type);
  if (known) return known;
  const made = z.toJSONSchema(params[type], { target: 'draft-7', io: 'input' }) as Schema;
  paramSchemas.set(type, made);
  return made;
}

/** What is missing in a row or does not belong there; a fault of the table's own words stands at the table. */
export function rowFaults(edition: Edition): Located[] {
  return (edition.tables ?? []).flatMap((table, t) =>
    table.rows.flatMap((row, r) =>
      explainSchema(paramSchema(table.event), rowEvent(table, row).params).map(
        ({ pointer, finding }): Located => {
          const key = pointer.split('/')[1] ?? '';
          const ofTable = key !== '' && !Object.hasOwn(row, key);
          const why = `a row of \`${table.name}\` is an event of type ${table.event}`;
          return {
            pointer: `/tables/${t}${ofTable ? '' : `/rows/${r}`}${pointer}`,
            finding: { ...finding, why },
          };
        },
      ),
    ),
  );
}
