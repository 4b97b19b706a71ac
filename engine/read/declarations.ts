/** Checks of what an edition declares: dates, documents, clauses, facts, parameters, derived facts, named conditions. */
import { parseDate } from '../dates.ts';
import {
  allSteps,
  type Condition,
  encode,
  type FactDeclaration,
  operandsOf,
  type Vocabulary,
} from '../model/index.ts';
import { below, type EditionChecker } from './names.ts';

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
      mend: 'swap or correct `from` and `to`',
    });
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
        mend: 'add `because`',
      });
  });
  edition.notHeld?.forEach((document, i) => check.clauses(`/notHeld/${i}/clauses`, document.clauses));
  for (const [name, value] of Object.entries(edition.profile ?? {}))
    check.clauses(`${below('/profile', name)}/clauses`, value.clauses);
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
  if (fact.min !== undefined && fact.max !== undefined && fact.min > fact.max)
    check.say(`${at}/min`, {
      code: 'bad-range',
      what: `the domain of \`${fact.name}\` ends before it starts`,
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
        what: `${JSON.stringify(fact.default)} is not a value of \`${fact.name}\``,
        why: 'a default lies in the domain',
        mend: 'write a value of the domain, or null for not known',
      });
  }
  if (fact.when) check.condition(`${at}/when`, fact.when);
}

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
        mend: 'write it in camelCase',
        onKey: true,
      });
  }
  checkParameters(check);
  checkDerived(check);
  for (const [name, condition] of Object.entries(edition.conditions ?? {}))
    check.condition(below('/conditions', name), condition);
  checkConditionCycles(check);
  const kinds = (edition.kinds ?? []).map(({ name }, i) => ({ name, at: `/kinds/${i}/name` }));
  checkUnique(check, 'kind', kinds);
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
      check.money(`${at}/${i}/value`, entry.value);
      checkDate(check, `${at}/${i}/from`, entry.from);
      checkDate(check, `${at}/${i}/until`, entry.until);
      check.clauses(`${at}/${i}/clauses`, entry.clauses);
      const overlaps = entries.some(
        (other, j) => j < i && entry.from <= (other.until ?? '9999') && other.from <= (entry.until ?? '9999'),
      );
      if (overlaps)
        check.say(`${at}/${i}/from`, {
          code: 'parameter-overlap',
          what: `two values of \`${name}\` hold on the same day`,
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
  const cycles = findCycles(Object.keys(edition.derived ?? {}), (name) => {
    const derived =
      edition.derived && Object.hasOwn(edition.derived, name) ? edition.derived[name] : undefined;
    return derived ? operandsOf(derived) : [];
  });
  for (const name of cycles)
    check.say(below('/derived', name), {
      code: 'derived-cycle',
      what: `\`${name}\` is derived from itself`,
      mend: 'take it out of its own operands',
    });
}

const conditionNames = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(conditionNames);
  if ('any' in condition) return condition.any.flatMap(conditionNames);
  if ('not' in condition) return conditionNames(condition.not);
  return 'condition' in condition ? [condition.condition] : [];
};

function checkConditionCycles(check: EditionChecker): void {
  const { named } = check.edition;
  const cycles = findCycles(Object.keys(named), (name) =>
    Object.hasOwn(named, name) && named[name] ? conditionNames(named[name]) : [],
  );
  for (const name of cycles)
    check.say(below('/conditions', name), {
      code: 'condition-cycle',
      what: `condition \`${name}\` rests on itself`,
      mend: 'take it out of its own parts',
    });
}

/** Names that can be reached from themselves. */
export function findCycles(names: readonly string[], next: (name: string) => readonly string[]): string[] {
  return names.filter((start) => {
    const seen = new Set<string>();
    const open = [...next(start)];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === start) return true;
      if (!seen.has(name)) open.push(...next(name));
      seen.add(name);
    }
    return false;
  });
}
