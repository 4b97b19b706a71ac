/** A case's clock: its timeline against the Code's 6.2–6.15, and the policy's own deadlines as dates. */
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../calendar.ts';
import { type Day, formatDate, parseDate } from '../dates.ts';
import type {
  Case,
  CaseCompliance,
  ComplianceStatus,
  Deadline,
  PreparedEdition,
  Step,
} from '../model/index.ts';

/** From this day the Code of 2024 is statutory; earlier cases are not judged by it. */
const codeInForce = parseDate('2024-04-01') as Day;

/** A step of the Code with its period in working days (code-2024 6.2, 6.3, 6.11, 6.14). */
interface CodeStep {
  readonly provision: string;
  readonly from: Step;
  readonly to: Step;
  readonly days: number;
  readonly name: string;
  /** An extension and the provision that bounds it (6.4, 6.15). */
  readonly extension?: { readonly to: Step; readonly days: number; readonly provision: string };
}

const codeSteps: readonly CodeStep[] = [
  { provision: '6.2', from: 'received', to: 'stage1Acknowledged', days: 5, name: 'stage 1 acknowledgement' },
  {
    provision: '6.3',
    from: 'stage1Acknowledged',
    to: 'stage1Responded',
    days: 10,
    name: 'stage 1 response',
    extension: { to: 'stage1ExtendedTo', days: 10, provision: '6.4' },
  },
  {
    provision: '6.11',
    from: 'escalationRequested',
    to: 'stage2Acknowledged',
    days: 5,
    name: 'stage 2 acknowledgement',
  },
  {
    provision: '6.14',
    from: 'stage2Acknowledged',
    to: 'stage2Responded',
    days: 20,
    name: 'stage 2 response',
    extension: { to: 'stage2ExtendedTo', days: 20, provision: '6.15' },
  },
];

interface Clock {
  readonly calendar: WorkingCalendar;
  readonly day: (step: Step) => Day | null;
  readonly asOf: Day | null;
}

const days = (n: number): string => `${n} working day${n === 1 ? '' : 's'}`;

/** The due date, moved by an extension within its bound, and what the Code says of the extension. */
function dueOf(clock: Clock, step: CodeStep, start: Day): { due: Day; extension: CaseCompliance[] } {
  const due = addWorkingDays(clock.calendar, start, step.days);
  const to = step.extension ? clock.day(step.extension.to) : null;
  if (!step.extension || to === null || to <= due) return { due, extension: [] };
  const by = workingDaysBetween(clock.calendar, due, to);
  const { provision, days: bound } = step.extension;
  if (by <= bound)
    return {
      due: to,
      extension: [
        {
          provision,
          status: 'met',
          text: `${step.name} extended by ${days(by)} to ${formatDate(to)}; up to ${bound} are allowed`,
        },
      ],
    };
  const text = `${step.name} extended by ${days(by)} to ${formatDate(to)}; more than ${bound} need a good reason, which a person must judge`;
  return { due, extension: [{ provision, status: 'judgement', text }] };
}

function judge(clock: Clock, step: CodeStep): CaseCompliance[] {
  const start = clock.day(step.from);
  if (start === null) return [];
  const end = clock.day(step.to);
  const { due, extension } = dueOf(clock, step, start);
  const say = (status: ComplianceStatus, text: string): CaseCompliance[] => [
    { provision: step.provision, status, text },
    ...extension,
  ];
  if (end !== null) {
    const text = `${step.name} on ${formatDate(end)}, due by ${formatDate(due)} (${days(step.days)} after ${formatDate(start)}${due === addWorkingDays(clock.calendar, start, step.days) ? '' : ', extended'})`;
    return say(end <= due ? 'met' : 'not-met', text);
  }
  if (clock.asOf === null || clock.asOf <= due) return extension;
  return say(
    'overdue',
    `${step.name} was due by ${formatDate(due)} and is not recorded by ${formatDate(clock.asOf)}`,
  );
}

/** The policy's own periods: facts of its profile, and the step that each starts from. */
const ownSteps: readonly { step: Step; fact: string; clock?: string; from: Step; acknowledged?: Step }[] = [
  { step: 'stage1Acknowledged', fact: 'stage1AckWorkingDays', from: 'received' },
  {
    step: 'stage1Responded',
    fact: 'stage1ResponseWorkingDays',
    clock: 'stage1ClockStart',
    from: 'received',
    acknowledged: 'stage1Acknowledged',
  },
  { step: 'stage2Acknowledged', fact: 'stage2AckWorkingDays', from: 'escalationRequested' },
  {
    step: 'stage2Responded',
    fact: 'stage2ResponseWorkingDays',
    clock: 'stage2ClockStart',
    from: 'escalationRequested',
    acknowledged: 'stage2Acknowledged',
  },
];

function ownDeadlines(clock: Clock, edition: PreparedEdition): Deadline[] {
  const profile = edition.edition.profile ?? {};
  return ownSteps.flatMap(({ step, fact, clock: clockFact, from, acknowledged }): Deadline[] => {
    const period = profile[fact];
    if (typeof period?.value !== 'number' || period.asserted) return [];
    const start = clockFact ? profile[clockFact] : undefined;
    const event = acknowledged && start?.value === 'acknowledgement' ? acknowledged : from;
    const day = clock.day(event);
    if (day === null) return [];
    return [
      {
        step,
        due: formatDate(addWorkingDays(clock.calendar, day, period.value)),
        clauses: [...new Set([...period.clauses, ...(start?.clauses ?? [])])],
      },
    ];
  });
}

/**
 * The Code's clock and the policy's own deadlines for a case. A case received before 1 April 2024 is not judged by the
 * Code. Throws `OutsideCalendar` where a period leaves the calendar.
 */
export function caseClock(
  calendar: WorkingCalendar,
  edition: PreparedEdition,
  c: Case,
  asOf: string | undefined,
): { deadlines: Deadline[]; compliance: CaseCompliance[] } {
  const day = (step: Step): Day | null => parseDate(c.timeline?.[step] ?? '');
  const clock: Clock = { calendar, day, asOf: parseDate(asOf ?? '') };
  const received = day('received');
  const compliance =
    received !== null && received < codeInForce
      ? codeSteps
          .filter((step) => day(step.from) !== null)
          .map((step): CaseCompliance => ({
            provision: step.provision,
            status: 'not-applicable',
            text: `received before ${formatDate(codeInForce)}, when the Code of 2024 came into force`,
          }))
      : codeSteps.flatMap((step) => judge(clock, step));
  return { deadlines: ownDeadlines(clock, edition), compliance };
}
