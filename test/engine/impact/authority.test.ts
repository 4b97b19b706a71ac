/** Roles as people write them, among the roles of an edition. */
import { describe, expect, it } from 'vitest';
import { Authority } from '../../../engine/impact/authority.ts';
import { theLibrary } from '../../support/library.ts';

describe('the role that decided', () => {
  it.each(theLibrary().editions.filter(({ roles }) => roles.length > 0))(
    'is known to $edition.id however it is capitalised, spaced and punctuated, and no role is another',
    (edition) => {
      const authority = new Authority(edition);
      edition.roles.forEach((role, level) => {
        for (const written of [role, role.toUpperCase(), ` ${role.replace(/ ?([/,-]) ?/g, ' $1 ')}. `])
          expect(authority.levelOf(written)).toBe(level);
        expect(authority.levelOf(role.replaceAll(' ', '  '))).toBe(level);
      });
      expect(authority.levelOf('Tea Lady')).toBe(undefined);
    },
  );
});
