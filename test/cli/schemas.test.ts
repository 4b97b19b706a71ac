import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaFiles } from '../../cli/schemas.ts';
import { root } from '../../cli/setup.mjs';

describe('rules/schema', () => {
  it.each(schemaFiles().map(({ path, text }) => [path, text]))(
    '%s is what the models say (else: npm run schemas)',
    (path, text) => {
      expect(readFileSync(join(root, path), 'utf8')).toBe(text);
    },
  );
  it('has no other files', () => {
    const names = readdirSync(join(root, 'rules/schema')).map((name) => `rules/schema/${name}`);
    expect(names.sort()).toEqual(
      schemaFiles()
        .map(({ path }) => path)
        .sort(),
    );
  });
});
