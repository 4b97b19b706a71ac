/** From the names on the command line to policies. Whatever is wrong is thrown as one `InputError`. */
import {
  type Case,
  type Flag,
  type Library,
  type PreparedEdition,
  chooseEdition,
  datesOf,
  landlordEditions,
  readEditionFile,
  referenceIds,
} from '../engine/index.ts';
import type { Edges } from './edges.ts';
import { brokenBehind, brokenError, brokenIn, leaveOut } from './held.ts';
import { readAll, take } from './load.ts';
import { roleOf } from './placing.ts';
import { Faults, UsageError, unknownName } from './usage.ts';

/** A policy as it was named: it has an edition for every case. */
export interface Policy {
  /** The id that was named; for a file the id of its edition, or the path where that id means another edition, too. */
  readonly name: string;
  /** Where it is a file: that edition, whatever the case's date. */
  readonly fixed?: PreparedEdition;
  /** Where it is a file: its path. */
  readonly file?: string;
}

/** An edition for one case, with the flags of the choice. */
export interface Chosen {
  readonly edition: PreparedEdition;
  readonly flags: readonly Flag[];
}

/** All names by which a policy can be called. */
export function policyNames(library: Library): string[] {
  const ids = library.editions.map(({ edition }) => edition.id);
  return [...new Set([...landlordEditions(library), ...referenceIds(library), ...ids])];
}

const isName = (library: Library, name: string): boolean =>
  policyNames(library).includes(name) ||
  brokenBehind(library, name) !== undefined ||
  chooseEdition(library, name, {}) !== undefined;

/** Why a name means no policy: only drafts, or nothing of that name. */
function noSuchPolicy(library: Library, name: string): UsageError {
  const drafts = library.editions.filter(({ landlordId }) => landlordId === name);
  if (drafts.length === 0) return new UsageError(unknownName('policy', name, policyNames(library)));
  const ids = drafts.map(({ edition }) => `\`${edition.id}\``).join(', ');
  return new UsageError(`\`${name}\` has only drafts, which are used by name only: ${ids}`);
}

function loadPolicy(edges: Edges, library: Library, name: string): Policy {
  if (name === '') throw new UsageError('a policy’s name is empty');
  const broken = brokenBehind(library, name);
  if (broken) throw brokenError(name, broken);
  if (isName(library, name)) return { name };
  const kind = edges.disk.kindOf(name);
  if (kind === 'folder') {
    throw new UsageError(`\`${name}\` is a folder; name an edition file in it, or a policy’s id`);
  }
  if (kind === 'file' || /[\\/]|\.json$/.test(name)) {
    const [file] = readAll(edges, [name]);
    const fixed = take(edges, readEditionFile(library, file ?? { path: name, text: '' }));
    return { name: fixed.edition.id, fixed, file: name };
  }
  throw noSuchPolicy(library, name);
}

/** Gives files whose edition's id means another edition as well the name of their path. */
function toldApart(library: Library, policies: readonly Policy[]): Policy[] {
  const held = new Set(library.editions.map(({ edition }) => edition.id));
  const clashes = ({ name, file }: Policy): boolean =>
    held.has(name) || policies.some((other) => other.name === name && other.file !== file);
  return policies.map((policy) =>
    policy.file !== undefined && clashes(policy) ? { ...policy, name: policy.file } : policy,
  );
}

/** Every landlord's policy; what cannot be read is left out, and said. */
function everyLandlord(edges: Edges, library: Library): string[] {
  const held = landlordEditions(library);
  const named = new Set([
    ...held,
    ...brokenIn(library).flatMap((one) => (one.isDraft ? [] : one.landlordId)),
  ]);
  const out = [...named].flatMap((name) => {
    const broken = brokenBehind(library, name);
    return broken ? [[name, broken] as const] : [];
  });
  leaveOut(edges, out);
  const gone = new Set(out.map(([name]) => name));
  return held.filter((name) => !gone.has(name));
}

/**
 * The policies named, or every landlord's; with `references` those that are no landlord's, too. A name given twice
 * counts once. Throws what is wrong with any of them, together.
 */
export function loadPolicies(
  edges: Edges,
  library: Library,
  names: readonly string[],
  references = false,
): Policy[] {
  const wanted = names.length > 0 ? names : everyLandlord(edges, library);
  const all = [...new Set([...wanted, ...(references ? referenceIds(library) : [])])];
  const faults = new Faults();
  const policies = all.flatMap((name) => faults.try(() => loadPolicy(edges, library, name)) ?? []);
  faults.end();
  return toldApart(library, policies);
}

/** The edition of a policy for a case. */
export function editionFor(library: Library, policy: Policy, c: Case, asOf?: string): Chosen {
  if (policy.fixed) return { edition: policy.fixed, flags: [] };
  const chosen = chooseEdition(library, policy.name, datesOf(c, asOf));
  if (!chosen) throw noSuchPolicy(library, policy.name);
  return chosen;
}

/**
 * Tells policies from case paths where a list option took both (`--policy jmha case.json`): the first is what the
 * option is for; of the others a known policy or a file with an edition is a policy, what exists otherwise is a path.
 */
export function sortNames(
  edges: Edges,
  library: Library,
  values: readonly string[],
  first: 'policy' | 'path',
) {
  const policies: string[] = [];
  const paths: string[] = [];
  values.forEach((value, i) => {
    const kind = value === '-' ? 'file' : edges.disk.kindOf(value);
    const read = kind === 'file' && value !== '-' ? edges.disk.read(value) : undefined;
    const edition = isName(library, value) || (read?.ok === true && roleOf(read.value) === 'policy');
    const policy = i === 0 ? first === 'policy' : edition || (kind === null && first === 'policy');
    (policy ? policies : paths).push(value);
  });
  return { policies, paths };
}
