/** Checks of what an edition declares: dates, documents, clauses, names of all kinds, named conditions. */
import { allSteps, type Vocabulary } from '../model/index.ts';
import { checkFact } from './declared-facts.ts';
import { checkDerived, checkParameters } from './declared-numbers.ts';
import { below, type EditionChecker, sharedKinds } from './names.ts';
import { checkDate, checkUnique, firstDay } from './once.ts';

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

/** Days, documents, clauses and the profile. */
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

const reserved = new Set<string>([...allSteps, 'asOf', 'awardMin', 'awardMax']);

/** Facts, parameters and derived facts under one namespace, named conditions, and kinds of items. */
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
