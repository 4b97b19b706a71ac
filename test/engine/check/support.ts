/** The shipped Code, profile vocabulary, self-assessment and editions, for the tests of the checks. */
import { readFileSync } from 'node:fs';
import { prepareEdition, type PreparedEdition } from '../../../engine/model/prepare.ts';
import { Code, ProfileVocabulary, SelfAssessment } from '../../../engine/model/code.ts';
import { Edition } from '../../../engine/model/edition.ts';
import { Vocabulary } from '../../../engine/model/fact.ts';

const rules = new URL('../../../rules/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, rules), 'utf8'));

export const code = Code.parse(json('codes/complaint-handling-code-2024.json'));
export const profileVocabulary = ProfileVocabulary.parse(json('profile.json'));
export const jmhaClaims = SelfAssessment.parse(json('self-assessments/jmha.json'));

const vocabulary = Vocabulary.parse(json('vocabulary.json'));
const files = {
  jmha: 'policies/jmha/2023-07.json',
  jliving: 'policies/jliving/2018.json',
  'derby-homes': 'policies/derby-homes/2024-04.json',
  'alliance-homes': 'policies/alliance-homes/2024-12.json',
} as const;
export type Landlord = keyof typeof files;
export const landlords = Object.keys(files) as Landlord[];

/** A landlord's edition as shipped, or as a test changes it. */
export function prepared(
  landlord: Landlord,
  change: (edition: Edition) => Edition = (edition) => edition,
): PreparedEdition {
  return prepareEdition(change(Edition.parse(json(files[landlord]))), vocabulary, files[landlord], '');
}
