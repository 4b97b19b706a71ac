/** Checks of heads, tables and rules: everything named exists, every event says what it needs. */
import { type Event, type PreparedRule, type Rule, rowEvent, type Table } from '../model/index.ts';
import { checkAmount, checkPounds } from './amounts.ts';
import { checkUnique } from './once.ts';
import { below, type EditionChecker, sharedKinds } from './names.ts';

const totals: ReadonlySet<string> = new Set(['awardMin', 'awardMax']);
const none: ReadonlySet<string> = new Set();

const headNames = (check: EditionChecker): string[] => [
  ...Object.keys(check.edition.edition.heads),
  'ombudsman-order',
];

function checkHeads(check: EditionChecker, at: string, heads: readonly string[] | undefined): void {
  const known = headNames(check);
  heads?.forEach((head, i) => {
    if (!known.includes(head))
      check.unknown(`${at}/${i}`, 'unknown-head', 'head', head, known, 'declare it under `heads`');
  });
}

function checkKind(check: EditionChecker, at: string, kind: string | undefined): void {
  const kinds = [...sharedKinds, ...(check.edition.edition.kinds ?? []).map(({ name }) => name)];
  if (kind !== undefined && !kinds.includes(kind))
    check.unknown(at, 'unknown-kind', 'kind of item', kind, kinds, 'declare it under `kinds`');
}

function checkOf(
  check: EditionChecker,
  at: string,
  of: 'case' | 'item' | readonly string[],
  hasKind: boolean,
): void {
  if (of === 'item' && !hasKind)
    check.say(at, {
      code: 'item-without-for',
      what: 'this rule looks at no item',
      why: 'only a rule with `for` has an item to bar',
      mend: 'add `for`, or write "case"',
    });
  if (typeof of === 'string') return;
  const heads = headNames(check);
  const losses = [...check.edition.facts.values()]
    .filter((fact) => fact.type === 'money')
    .map((fact) => fact.name);
  of.forEach((name, i) => {
    if (!heads.includes(name) && !losses.includes(name))
      check.unknown(
        `${at}/${i}`,
        'unknown-of',
        'head or loss',
        name,
        [...heads, ...losses],
        'name a head or a money fact',
      );
  });
}

function checkRole(
  check: EditionChecker,
  at: string,
  role: string | null | undefined,
  unspecified: string | undefined,
): void {
  const { roles } = check.edition.edition;
  if (role === null && unspecified === undefined)
    check.say(at, {
      code: 'missing-reason',
      what: 'this authority cannot be read, and no reason is given',
      why: 'a role of null is an authority that the source does not show',
      mend: 'add `unspecified` with what is missing',
    });
  if (typeof role === 'string' && roles && !roles.includes(role))
    check.unknown(at, 'unknown-role', 'role', role, roles, 'list it under `roles`');
}

/** Everything an event names. `at` is the pointer of its params; a table's row points at the row. */
function checkEvent(check: EditionChecker, at: string, event: Event, hasKind: boolean): void {
  const { params: p } = event;
  check.clauses(`${at}/clauses`, p.clauses);
  if ('flags' in p) p.flags?.forEach((flag, i) => check.clauses(`${at}/flags/${i}/clauses`, flag.clauses));
  if (event.type === 'award') {
    // Only a declared head has a line: `ombudsman-order` is the engine's own unless the edition declares it.
    const declared = Object.keys(check.edition.edition.heads);
    if (!declared.includes(event.params.head))
      check.unknown(
        `${at}/head`,
        'unknown-head',
        'head',
        event.params.head,
        declared,
        'declare it under `heads`',
      );
    checkAmount(check, `${at}/amount`, event.params.amount);
    checkRole(check, `${at}/role`, event.params.role, event.params.unspecified);
  } else if (event.type === 'exclude' || event.type === 'refer')
    checkOf(check, `${at}/of`, event.params.of, hasKind);
  else if (event.type === 'limit') {
    if (event.params.of !== 'case') checkHeads(check, `${at}/of`, event.params.of);
    checkPounds(check, `${at}/cap`, event.params.cap);
  } else if (event.type === 'authorise') {
    checkHeads(check, `${at}/heads`, event.params.heads);
    checkRole(check, `${at}/role`, event.params.role, event.params.unspecified);
  } else if (event.type === 'pay') checkHeads(check, `${at}/heads`, event.params.heads);
}

function checkTable(check: EditionChecker, at: string, table: Table): void {
  const extra = table.event === 'authorise' ? totals : none;
  table.inputs.forEach((input, i) => check.comparable(`${at}/inputs/${i}`, input, extra));
  if (table.scale !== undefined && !table.inputs.includes(table.scale))
    check.unknown(
      `${at}/scale`,
      'unknown-input',
      'input of this table',
      table.scale,
      table.inputs,
      'name one of its inputs',
    );
  checkKind(check, `${at}/for`, table.for);
  check.clauses(`${at}/clauses`, table.clauses);
  if (table.conditions) check.condition(`${at}/conditions`, table.conditions, extra);
  table.rows.forEach((row, i) => {
    check.cells(`${at}/rows/${i}/when`, table.inputs, row.when, extra);
    checkEvent(check, `${at}/rows/${i}`, rowEvent(table, row), table.for !== undefined);
  });
}

function checkRule(check: EditionChecker, at: string, rule: Rule): void {
  checkKind(check, `${at}/for`, rule.for);
  if (rule.conditions)
    check.condition(`${at}/conditions`, rule.conditions, rule.event.type === 'authorise' ? totals : none);
  checkEvent(check, `${at}/event/params`, rule.event, rule.for !== undefined);
}

/** Gate, heads, exclusive heads, tables, rules. */
export function checkRules(check: EditionChecker): void {
  const { edition } = check.edition;
  check.condition('/gate/conditions', edition.gate.conditions);
  check.clauses('/gate/clauses', edition.gate.clauses);
  checkHeads(check, '/gate/heads', edition.gate.heads);
  for (const [name, head] of Object.entries(edition.heads)) {
    const at = below('/heads', name);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      check.say(at, {
        code: 'bad-format',
        what: `\`${name}\` is not the name of a head`,
        why: 'heads are named in kebab-case',
        mend: 'write lower-case words joined by hyphens',
        onKey: true,
      });
    check.clauses(`${at}/clauses`, head.clauses);
    if (typeof head.category === 'string') continue;
    const table = head.category;
    table.inputs.forEach((input, i) => check.comparable(`${at}/category/inputs/${i}`, input));
    check.clauses(`${at}/category/clauses`, table.clauses);
    table.rows.forEach((row, i) => {
      check.cells(`${at}/category/rows/${i}/when`, table.inputs, row.when);
      check.clauses(`${at}/category/rows/${i}/clauses`, row.clauses);
    });
  }
  edition.exclusive?.forEach((group, i) => {
    checkHeads(check, `/exclusive/${i}/heads`, group.heads);
    check.clauses(`/exclusive/${i}/clauses`, group.clauses);
  });
  edition.tables?.forEach((table, i) => checkTable(check, `/tables/${i}`, table));
  edition.rules?.forEach((rule, i) => checkRule(check, `/rules/${i}`, rule));
  checkUnique(
    check,
    'table',
    (edition.tables ?? []).map(({ name }, i) => ({ name, at: `/tables/${i}/name` })),
  );
  const name = (rule: PreparedRule): { name: string; at: string } => ({
    name: rule.name,
    at: `${rule.pointer}/name`,
  });
  checkUnique(check, 'rule', check.edition.rules.map(name));
}
