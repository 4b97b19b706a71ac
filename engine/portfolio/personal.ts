/** What in a file is about a person or written freely: recognised by header and by values, so that it is left out. */
import type { LeftOutReason, RawCell } from './model.ts';
import { tokensOf } from './tokens.ts';

/** Words of a header, any of which makes a column personal. */
const personalWords = new Set(
  tokensOf(
    'name names forename forenames firstname surname lastname initials salutation complainant claimant payee beneficiary recipient ' +
      'address addr addresses street postcode postal uprn email mail phone telephone tel mobile ' +
      'dob birth birthday birthdate age nino gender sex ethnicity ethnic religion nationality orientation disability disabilities ' +
      'health diagnosis passport iban signature username userid ' +
      'ref reference references refs id ids identifier uid ' +
      'officer handler caseworker caseholder investigator manager coordinator author assignee assigned allocated owner',
  ),
);
/** Words of a header that together make it personal. */
const personalPairs: readonly (readonly string[])[] = [
  ['post', 'code'],
  ['national', 'insurance'],
  ['ni', 'number'],
  ['sort', 'code'],
  ['account', 'number'],
  ['bank', 'account'],
  ['tenancy', 'number'],
  ['case', 'number'],
  ['complaint', 'number'],
  ['payment', 'number'],
  ['staff', 'member'],
  ['house', 'number'],
  ['flat', 'number'],
  ['first', 'name'],
  ['approved', 'by'],
  ['authorised', 'by'],
  ['closed', 'by'],
  ['decided', 'by'],
  ['contact', 'detail'],
];
const freeWords = new Set(
  tokensOf(
    'notes note comments comment description details detail summary narrative remarks text title headline ' +
      'background circumstances lessons learning learnt resolution explanation story feedback allegation message',
  ),
);
/** Headers that are a person's where they stand alone. */
const alone = new Set([
  'tenant',
  'customer',
  'resident',
  'complainant',
  'claimant',
  'household',
  'property',
  'case',
]);

/** What a header says of a column: about a person, free text, or neither. "Policy name" and the like are left out too: rather too much. */
export function headerReason(header: string): LeftOutReason | undefined {
  const tokens = tokensOf(header);
  const has = (word: string): boolean => tokens.includes(word);
  if (tokens.some((token) => personalWords.has(token))) return 'personal';
  if (personalPairs.some((pair) => pair.every(has))) return 'personal';
  if (tokens.length === 1 && alone.has(tokens[0] ?? '')) return 'personal';
  return tokens.some((token) => freeWords.has(token)) ? 'free-text' : undefined;
}

const emailAddress = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i;
const phone = /^(?:\+44|0)[\d\s()-]{8,14}\d$/;
const insuranceNumber = /^[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]$/i;
const titled = /^(?:mr|mrs|ms|miss|mx|dr|rev|sir|lady)\b\.?\s+\p{L}/iu;
const fullName = /^\p{Lu}[\p{L}'’-]+(?:,\s*|\s+)(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}'’-]+$/u;
const streetAddress =
  /^(?:flat|apartment|unit)?\s*\d+[a-z]?,?\s+[\p{L}'’ ]+\b(?:street|st|road|rd|avenue|ave|lane|close|drive|court|way|place|crescent|terrace|gardens|grove|house)\b/iu;
/** A reference: letters and a long number, or a number of six digits and more. */
const reference = /^(?:[A-Z]{1,6}[-/_ ]?\d{2,}[-/_\dA-Z]*|\d{6,})$/i;

const certain = [emailAddress, insuranceNumber, titled, streetAddress];

/** Ten digits at least: "01-02-2025" is a date. */
const isPhone = (text: string): boolean => phone.test(text) && text.replace(/\D/g, '').length >= 10;

/** Whether a message had better not quote a value: it may be about a person, or a person's own words. */
export const isTelling = (value: string): boolean =>
  samplesReason([value]) !== undefined || reference.test(value) || emailAddress.test(value);

/** What the values of a column say: about people where many look like it (all of them different), free where they are long. */
export function samplesReason(samples: readonly RawCell[]): LeftOutReason | undefined {
  const texts = samples.filter((sample) => typeof sample !== 'boolean').map(String);
  if (texts.length === 0) return undefined;
  const share = (test: (text: string) => boolean): number => texts.filter(test).length / texts.length;
  if (share((text) => isPhone(text) || certain.some((pattern) => pattern.test(text))) >= 0.2)
    return 'personal';
  if (share((text) => postcode.test(text)) >= 0.2) return 'personal';
  if (texts.length >= 4 && share((text) => fullName.test(text)) >= 0.7) return 'personal';
  if (texts.length >= 4 && share((text) => reference.test(text)) >= 0.7) return 'personal';
  return share((text) => text.length > 40 || text.split(/\s+/).length > 6) >= 0.3 ? 'free-text' : undefined;
}
