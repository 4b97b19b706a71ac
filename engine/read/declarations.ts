/** Checks of what an edition declares: dates, documents, clauses, facts, parameters, derived facts, named conditions. */
import { parseDate } from '../dates.ts';
import { allSteps, encode, type FactDeclaration, operandsOf, type Vocabulary } from '../model/index.ts';
import { checkPounds } from './amounts.ts';
import { below, type EditionChecker, sharedKinds, shownValue } from './names.ts';

const firstDay = (text: string): string =>
  text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;

/** A date, month or year that exists, or a problem. */
export function checkDate(check: EditionChecker, at: string, text: string | null | undefined): void {
  if (text != null && parseDate(firstDay(text)) === null)
    check.say(at, {
      code: 'bad-date',
      what: `\`${text}\` is not a date`,
      why: 'there is no such day',
      mend: 'write a date that exists as YYYY-MM-DD',
    });
}

/** Names that stand twice in a list. */
export function checkUnique(
  check: EditionChecker,
  kind: string,
  entries: readonly { name: string; at: string }[],
): void {
  const seen = new Set<string>();
  for (const { name, at } of entries) {
    if (seen.has(name))
      check.say(at, {
        code: 'duplicate-name',
        what: `${kind} \`${name}\` stands twice`,
        why: 'a name means one thing',
        mend: 'rename one of them',
      });
    seen.add(name);
  }
}

/** Approval and corrections: dates that exist, clauses that are there, and no approval of what is still a draft. */
function checkLife(check: EditionChecker): void {
  const { approval, corrections, status } = check.edition.edition;
  checkDate(check, '/approval/date', approval?.date);
  corrections?.forEach((correction, i) => {
    checkDate(check, `/corrections/${i}/date`, correction.date);
    check.clauses(`/corrections/${i}/clauses`, correction.clauses);
  });
  if (approval && status === 'draft')
    check.say('/approval', {
      code: 'draft-approved',
      severity: 'warning',
      what: 'this draft has an approval',
      why: 'an approved edition is in force from its first day, a draft never is',
      mend: 'write `published` as its status, or take the approval out',
      onKey: true,
    });
}

export function checkHeader(check: EditionChecker): void {
  const { edition } = check.edition;
  for (const key of ['from', 'to', 'reviewBy'] as const) checkDate(check, `/${key}`, edition[key]);
  edition.documents.forEach((document, i) => {
    checkDate(check, `/documents/${i}/published`, document.published);
    checkDate(check, `/documents/${i}/read`, document.read);
  });
  const stamp = edition.id.split('@')[1] ?? '';
  if (!edition.from.startsWith(stamp))
    check.say('/id', {
      code: 'id-mismatch',
      what: `\`${edition.id}\` does not agree with \`from\` (${edition.from})`,
      why: 'the part after @ is the year or month in which the edition starts',
      mend: `write ${edition.id.split('@')[0]}@${edition.from.slice(0, 7)}`,
    });
  if (edition.to != null && firstDay(edition.to) < firstDay(edition.from))
    check.say('/to', {
      code: 'bad-range',
      what: 'the edition ends before it starts',
      why: `it goes from ${edition.from} to ${edition.to}`,
      mend: 'swap or correct `from` and `to`',
    });
  checkLife(check);
  checkUnique(
    check,
    'document',
    edition.documents.map(({ id }, i) => ({ name: id, at: `/documents/${i}/id` })),
  );
  checkUnique(
    check,
    'clause',
    edition.clauses.map(({ ref }, i) => ({ name: ref, at: `/clauses/${i}/ref` })),
  );
  const documents = new Set(edition.documents.map((document) => document.id));
  edition.clauses.forEach((clause, i) => {
    const document = clause.ref.includes('#') ? (clause.ref.split('#')[0] ?? '') : undefined;
    if (document !== undefined && !documents.has(document))
      check.unknown(
        `/clauses/${i}/ref`,
        'unknown-document',
        'document',
        document,
        documents,
        'list it under `documents`',
      );
    if (!clause.encoded && clause.because === undefined)
      check.say(`/clauses/${i}`, {
        code: 'missing-reason',
        what: `clause \`${clause.ref}\` is not encoded and says no reason`,
        why: 'every clause of a source is accounted for',
        mend: 'add `because`',
      });
  });
  edition.notHeld?.forEach((document, i) => check.clauses(`/notHeld/${i}/clauses`, document.clauses));
  for (const [name, value] of Object.entries(edition.profile ?? {}))
    check.clauses(`${below('/profile', name)}/clauses`, value.clauses);
}

/** The ends of a domain: whole numbers for a count, pennies for money, none for anything else; "-" means any in a table. */
function checkDomain(check: EditionChecker, at: string, fact: FactDeclaration): void {
  const say = (key: string, what: string, why: string, mend: string): void =>
    check.say(`${at}/${key}`, { code: 'fact-domain', what, why, mend });
  for (const key of ['min', 'max'] as const) {
    const end = fact[key];
    if (end === undefined) continue;
    if (fact.type === 'money') check.money(`${at}/${key}`, end);
    else if (fact.type !== 'integer')
      say(
        key,
        `\`${fact.name}\` is of type ${fact.type} and has \`${key}\``,
        'only integer and money have ends',
        `take \`${key}\` out`,
      );
    else if (!Number.isSafeInteger(end))
      say(
        key,
        `\`${key}\` of \`${fact.name}\` is ${end}`,
        'a count is a whole number',
        'write a whole number',
      );
  }
  fact.values?.forEach((value, i) => {
    if (value === '-')
      say(
        `values/${i}`,
        `\`-\` cannot be a value of \`${fact.name}\``,
        'in a table it means any value',
        'write a word',
      );
    else if (fact.values?.indexOf(value) !== i)
      say(
        `values/${i}`,
        `value \`${value}\` of \`${fact.name}\` stands twice`,
        'a value means one thing',
        'take one of them out',
      );
  });
}

/** A fact's own declaration: domain, default, and `when`. Used for the vocabulary too. */
export function checkFact(check: EditionChecker, at: string, fact: FactDeclaration): void {
  if ((fact.type === 'enumeration') !== (fact.values !== undefined))
    check.say(at, {
      code: 'fact-domain',
      what: `\`${fact.name}\` is of type ${fact.type}${fact.values ? ' and lists values' : ' and lists no values'}`,
      why: 'an enumeration has `values`, nothing else has',
      mend: fact.values ? 'take `values` out' : 'add `values`',
    });
  checkDomain(check, at, fact);
  if (fact.min !== undefined && fact.max !== undefined && fact.min > fact.max)
    check.say(`${at}/min`, {
      code: 'bad-range',
      what: `the domain of \`${fact.name}\` ends before it starts`,
      why: `it goes from ${fact.min} to ${fact.max}`,
      mend: 'swap `min` and `max`',
    });
  if (fact.default !== null) {
    const fits = encode(fact.type, fact.default) !== null;
    const inside =
      typeof fact.default !== 'number' ||
      (fact.default >= (fact.min ?? -Infinity) && fact.default <= (fact.max ?? Infinity));
    const known = fact.type !== 'enumeration' || (fact.values ?? []).includes(String(fact.default));
    if (!fits || !inside || !known)
      check.say(`${at}/default`, {
        code: 'fact-default',
        what: `${shownValue(fact.default)} is not a value of \`${fact.name}\``,
        why: 'a default lies in the domain',
        mend: 'write a value of the domain, or null for not known',
      });
  }
  if (fact.when) check.condition(`${at}/when`, fact.when);
}

const reserved = new Set<string>([...allSteps, 'asOf', 'awardMin', 'awardMax']);

export function checkDeclarations(check: EditionChecker, vocabulary: Vocabulary): void {
  const { edition } = check.edition;
  const shared = new Set(vocabulary.facts.map((fact) => fact.name));
  edition.facts?.forEach((fact, i) => {
    if (shared.has(fact.name))
      check.say(`/facts/${i}/name`, {
        code: 'fact-redefined',
        what: `\`${fact.name}\` is in the shared vocabulary`,
        why: 'an edition may extend it, not redefine it',
        mend: 'choose another name, or take it out',
      });
    checkFact(check, `/facts/${i}`, fact);
  });
  const named = [
    ...(edition.facts ?? []).map((fact, i) => ({ name: fact.name, at: `/facts/${i}/name` })),
    ...Object.keys(edition.parameters ?? {}).map((name) => ({ name, at: below('/parameters', name) })),
    ...Object.keys(edition.derived ?? {}).map((name) => ({ name, at: below('/derived', name) })),
  ];
  checkUnique(check, 'fact', named);
  for (const { name, at } of named)
    if (reserved.has(name))
      check.say(at, {
        code: 'reserved-name',
        what: `\`${name}\` cannot be declared`,
        why: 'it is the name of a date of the timeline or of the total',
        mend: 'choose another name',
        onKey: true,
      });
  for (const { name, at } of named.slice((edition.facts ?? []).length)) {
    if (shared.has(name))
      check.say(at, {
        code: 'fact-redefined',
        what: `\`${name}\` is in the shared vocabulary`,
        why: 'facts, parameters and derived facts share one namespace',
        mend: 'choose another name',
      });
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      check.say(at, {
        code: 'bad-format',
        what: `\`${name}\` is not a name`,
        why: 'rules name facts in camelCase',
        mend: 'write it in camelCase',
        onKey: true,
      });
  }
  checkParameters(check);
  checkDerived(check);
  for (const [name, condition] of Object.entries(edition.conditions ?? {}))
    check.condition(below('/conditions', name), condition);
  const kinds = (edition.kinds ?? []).map(({ name }, i) => ({ name, at: `/kinds/${i}/name` }));
  checkUnique(check, 'kind', [...sharedKinds.map((name) => ({ name, at: '' })), ...kinds]);
  edition.kinds?.forEach((kind, i) =>
    kind.facts?.forEach((name, j) => {
      if (!check.edition.facts.has(name))
        check.unknown(
          `/kinds/${i}/facts/${j}`,
          'unknown-fact',
          'fact',
          name,
          check.edition.facts.keys(),
          'declare it under `facts`',
        );
    }),
  );
}

function checkParameters(check: EditionChecker): void {
  for (const [name, entries] of Object.entries(check.edition.edition.parameters ?? {})) {
    const at = below('/parameters', name);
    entries.forEach((entry, i) => {
      checkPounds(check, `${at}/${i}/value`, entry.value);
      checkDate(check, `${at}/${i}/from`, entry.from);
      checkDate(check, `${at}/${i}/until`, entry.until);
      check.clauses(`${at}/${i}/clauses`, entry.clauses);
      const overlaps = entries.some(
        (other, j) => j < i && entry.from <= (other.until ?? '9999') && other.from <= (entry.until ?? '9999'),
      );
      if (entry.until != null && entry.until < entry.from)
        check.say(`${at}/${i}/until`, {
          code: 'bad-range',
          what: `this value of \`${name}\` ends before it starts`,
          why: `it goes from ${entry.from} to ${entry.until}`,
          mend: 'swap or correct `from` and `until`',
        });
      if (overlaps)
        check.say(`${at}/${i}/from`, {
          code: 'parameter-overlap',
          what: `two values of \`${name}\` hold on the same day`,
          why: 'a parameter has one value on a day',
          mend: 'end one before the other starts',
        });
    });
  }
}

function checkDerived(check: EditionChecker): void {
  const { edition, facts } = check.edition;
  const dates = new Set<string>([...allSteps, 'asOf']);
  for (const [name, derived] of Object.entries(edition.derived ?? {})) {
    const kind = Object.keys(derived)[0] ?? '';
    const wantsDate = kind.endsWith('Between');
    operandsOf(derived).forEach((operand, i) => {
      const at = `${below('/derived', name)}/${kind}/${i}`;
      const type = check.edition.typeOf(operand);
      if (type === undefined ? !dates.has(operand) : operand === 'awardMin' || operand === 'awardMax') {
        const known = [
          ...facts.keys(),
          ...dates,
          ...Object.keys(edition.parameters ?? {}),
          ...Object.keys(edition.derived ?? {}),
        ];
        check.unknown(
          at,
          'unknown-fact',
          'fact, parameter or step of the timeline',
          operand,
          known,
          'declare it',
        );
        return;
      }
      const isDate = type === undefined || type === 'date';
      const isNumber = type === 'integer' || type === 'money' || type === 'scaled';
      if (wantsDate ? !isDate : !isNumber)
        check.say(at, {
          code: 'derived-type',
          what: `\`${operand}\` cannot stand in \`${kind}\``,
          why: wantsDate ? 'it needs dates' : 'it needs numbers',
          mend: wantsDate ? 'name a date' : 'name a number',
        });
    });
  }
}
