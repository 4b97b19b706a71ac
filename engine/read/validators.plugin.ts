/**
 * A Vite plugin: compiles the JSON Schemas with ajv when the bundle is made, as `virtual:validators`. The strict content
 * security policy of the workbench forbids code made from text, so nothing is compiled in the browser.
 */
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { schemaFor, schemaNames } from './schemas.ts';

const id = 'virtual:validators';
const resolved = `\0${id}`;

/** ES module text with one validating function for each schema, under the schema's name in camelCase. */
export function validatorsModule(): string {
  const ajv = new Ajv({
    strict: false,
    allErrors: false,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: false },
  });
  const names: Record<string, string> = {};
  for (const name of schemaNames) {
    ajv.addSchema({ ...schemaFor(name), $id: name }, name);
    names[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] = name;
  }
  const code = standaloneCode(ajv, names);
  return code.replace(
    /const (\w+) = require\("([^"]+)"\)\.default;/g,
    (_, name: string, from: string) =>
      `import ${name}_module from "${from}.js";const ${name} = ${name}_module.default ?? ${name}_module;`,
  );
}

/** The plugin; needed wherever the engine's reader is bundled or tested. */
export function validatorsPlugin(): {
  name: string;
  resolveId(source: string): string | undefined;
  load(source: string): string | undefined;
} {
  let text: string | undefined;
  return {
    name: 'redress-validators',
    resolveId: (source) => (source === id ? resolved : undefined),
    load: (source) => (source === resolved ? (text ??= validatorsModule()) : undefined),
  };
}
