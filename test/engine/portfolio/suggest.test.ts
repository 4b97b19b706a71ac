/** Mappings suggested for files that were never seen before. */
import { describe, expect, it } from 'vitest';
import { type Mapping, suggestColumn } from '../../../engine/index.ts';
import { csvHead, understood, vocabulary } from './read-support.ts';

/** What each column became: its target in a word, or why it was left out. */
const told = ({ columns }: Mapping): Record<string, string> =>
  Object.fromEntries(
    columns.map(({ column, to, leftOut }) => [
      column,
      !to
        ? `- ${leftOut}`
        : 'fact' in to
          ? to.fact
          : 'timeline' in to
            ? to.timeline
            : 'decided' in to
              ? to.decided
              : 'id',
    ]),
  );

/** Headers and rows as CSV, commas kept out of them. */
const csv = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

const wordings: readonly (readonly [string, string, Record<string, string>])[] = [
  [
    'a complaints system',
    csv(
      'Case reference,Complainant name,Date received,Stage,Category,Outcome,Impact,Vulnerability flag,Compensation awarded,Case handler,Date closed',
      'CMP-00123,Ms Ivy Marrow,03/02/2025,Stage 1,Repairs,Upheld,High,Yes,£250.00,J Wick,28/02/2025',
      'CMP-00124,Mr Odo Gable,14/02/2025,Stage 2,ASB,Not upheld,Low,No,£0.00,J Wick,30/04/2025',
    ),
    {
      'Case reference': '- personal',
      'Complainant name': '- personal',
      'Date received': 'received',
      Stage: 'complaintStage',
      Category: 'complaintSubject',
      Outcome: 'complaintOutcome',
      Impact: 'impact',
      'Vulnerability flag': 'vulnerableHousehold',
      'Compensation awarded': 'amount',
      'Case handler': '- personal',
      'Date closed': 'closed',
    },
  ],
  [
    'a finance ledger',
    csv(
      'Payment ref,Payee,Amount paid (£),Payment type,Paid on,Authorised by (role),Rent arrears,Sort code',
      '900123,T Quill,"1,200.50",Goodwill,04/03/25,Service Manager,310.20,20-00-00',
      '900124,N Bram,50.00,Goodwill,05/03/25,Director,0,20-00-01',
    ),
    {
      'Payment ref': '- personal',
      Payee: '- personal',
      'Amount paid (£)': 'amount',
      'Payment type': '- no-match',
      'Paid on': '- no-match',
      'Authorised by (role)': 'role',
      'Rent arrears': 'arrears',
      'Sort code': '- personal',
    },
  ],
  [
    'a surveyor’s list',
    csv(
      'Address,Severity,Months of delay,No. of missed appts,Damage to belongings,Redecoration costs,Hotel,Landlord at fault?,Works complete?,Comments',
      '1 Elm Road,Major,14 months,2,£85.00,,£0,Fully,Y,Called twice',
      '2 Elm Road,Minor,1 year 2 months,0,,£60,,Partly,N,',
    ),
    {
      Address: '- personal',
      Severity: 'impact',
      'Months of delay': 'durationMonths',
      'No. of missed appts': 'missedAppointments',
      'Damage to belongings': 'belongingsLoss',
      'Redecoration costs': 'redecorationCost',
      Hotel: 'alternativeAccommodationCost',
      'Landlord at fault?': 'landlordResponsibility',
      'Works complete?': 'remedialWorkComplete',
      Comments: '- free-text',
    },
  ],
  [
    'a form whose headers are the questions',
    csv(
      'Who is complaining or claiming?,How badly was the customer affected?,What did the landlord decide about the complaint?,Is anybody in the household vulnerable or disabled?,How many appointments were missed or moved without a reasonable excuse?,Email',
      'Tenant,Medium,Partly upheld,No,1,a@example.org',
      'Leaseholder,None,Upheld,Yes,0,b@example.org',
    ),
    {
      'Who is complaining or claiming?': 'customerType',
      'How badly was the customer affected?': 'impact',
      'What did the landlord decide about the complaint?': 'complaintOutcome',
      'Is anybody in the household vulnerable or disabled?': 'vulnerableHousehold',
      'How many appointments were missed or moved without a reasonable excuse?': 'missedAppointments',
      Email: '- personal',
    },
  ],
  [
    'an export with the names of the facts',
    csv(
      'customerType,complaint_stage,LANDLORD_RESPONSIBILITY,durationMonths,already-paid,timeline.received,decided.amount,decided.officer',
      'formerTenant,stage2,partial,3,25,2025-01-06,100,K7',
      'tenant,stage1,full,0,0,2025-01-07,0,K8',
    ),
    {
      customerType: 'customerType',
      complaint_stage: 'complaintStage',
      LANDLORD_RESPONSIBILITY: 'landlordResponsibility',
      durationMonths: 'durationMonths',
      'already-paid': 'alreadyPaid',
      'timeline.received': 'received',
      'decided.amount': 'amount',
      'decided.officer': '- personal',
    },
  ],
  [
    'a log of dates',
    csv(
      'Tenure,Logged,S1 ack,S1 response date,Escalated on,Stage 2 ack date,Stage 2 response,Ombudsman finding,Ombudsman ordered,Offer date,Rationale,D.O.B.,NI number',
      'General needs,2025-01-06,2025-01-08,2025-01-20,2025-02-01,2025-02-03,2025-03-01,Maladministration,£500,2025-03-01,Long delay,1990-01-01,QQ123456C',
      'Leasehold,2025-02-06,2025-02-08,2025-02-20,,,,None,,2025-03-02,,1991-01-01,QQ123457C',
    ),
    {
      Tenure: 'customerType',
      Logged: 'received',
      'S1 ack': 'stage1Acknowledged',
      'S1 response date': 'stage1Responded',
      'Escalated on': 'escalationRequested',
      'Stage 2 ack date': 'stage2Acknowledged',
      'Stage 2 response': 'stage2Responded',
      'Ombudsman finding': 'ombudsmanFinding',
      'Ombudsman ordered': 'ombudsmanOrder',
      'Offer date': 'date',
      Rationale: 'reasons',
      'D.O.B.': '- personal',
      'NI number': '- personal',
    },
  ],
];

describe('suggestMapping', () => {
  it.each(wordings)('understands the headers of %s', (_, text, wanted) => {
    expect(told(understood(text).mapping)).toEqual(wanted);
  });

  it('says of every fact without a column that it takes its default', () => {
    const { mapping } = understood('Impact,Arrears\nHigh,£5\n');
    const rest = vocabulary.facts.map(({ name }) => name).filter((n) => n !== 'impact' && n !== 'arrears');
    expect(Object.keys(mapping.withoutColumn)).toEqual(rest);
    expect(new Set(Object.values(mapping.withoutColumn))).toEqual(new Set(['default']));
  });

  it('writes out what words mean, the unclear ones too, for a person to agree', () => {
    const { mapping } = understood(
      'Upheld?,Sev.,Vulnerable,Arrears,Received\nYes,Major,Y,n/a,TBC\nNo,Significant,n/a,£5,1/2/2025\nPartly,n/a,-,nil,2/2/2025\n',
    );
    expect(mapping.columns.map(({ values }) => values)).toEqual([
      { Yes: 'upheld', No: 'notUpheld', Partly: 'partlyUpheld' },
      { Major: 'high', Significant: 'medium', 'n/a': null },
      { Y: true, 'n/a': null, '-': null },
      { 'n/a': null },
      { TBC: null },
    ]);
  });

  it('takes a header only where the values agree with it', () => {
    const { mapping } = understood('Impact,Received,Arrears\nroof,Monday,Jane\nwindow,Tuesday,Sam\n');
    expect(told(mapping)).toEqual({ Impact: '- no-match', Received: '- no-match', Arrears: '- no-match' });
  });

  it('reads the order of dates off those that show it, and takes day first where none does', () => {
    const orders = (...dates: string[]) =>
      understood(`Received\n${dates.join('\n')}\n`).mapping.columns[0]?.dates;
    expect(orders('03/04/2025', '14/03/2025')).toBe('dmy');
    expect(orders('03/04/2025', '03/14/2025')).toBe('mdy');
    expect(orders('03/04/2025')).toBe('dmy');
    expect(orders('2025-03-04')).toBe(undefined);
    expect(orders('14/03/2025', '15/03/2025', '03/16/2025')).toBe('dmy');
  });

  it('gives each target to one column, the better match', () => {
    const { mapping } = understood('Impact rating score,Impact\nHigh,Low\nLow,Low\n');
    expect(told(mapping)).toEqual({ 'Impact rating score': '- no-match', Impact: 'impact' });
  });

  it('proposes values and date order anew for a target that a person chose', () => {
    const head = csvHead('Band,When\nMajor,03/04/2025\nMinor,04/04/2025\n');
    expect(suggestColumn(vocabulary, head, 'Band', { fact: 'impact' })).toEqual({
      column: 'Band',
      to: { fact: 'impact' },
      values: { Major: 'high', Minor: 'low' },
      blank: 'unknown',
    });
    expect(suggestColumn(vocabulary, head, 'When', { timeline: 'closed' }).dates).toBe('dmy');
    expect(suggestColumn(vocabulary, head, 'Band', { id: true })).toEqual({
      column: 'Band',
      to: { id: true },
    });
  });
});

describe('personal data', () => {
  it.each([
    ['Name', 'x'],
    ['Tenant', 'x'],
    ['Customer', 'x'],
    ['Postcode', 'x'],
    ['UPRN', 'x'],
    ['Mobile', 'x'],
    ['Tenancy ref', 'x'],
    ['Case ID', 'x'],
    ['Complaint number', 'x'],
    ['Officer', 'x'],
    ['Approved by', 'x'],
    ['Ethnicity', 'x'],
    ['A', 'jo@example.org'],
    ['A', 'DE1 2AB'],
    ['A', 'Flat 2, 14 Elm Road, Derby, DE1 2AB'],
    ['A', '07700 900123'],
    ['A', 'QQ 12 34 56 C'],
    ['A', 'Mrs Quill'],
  ])('%s with %s is left out as personal', (header, value) => {
    const { mapping } = understood(`"${header}",Impact\n"${value}",High\n`);
    expect(mapping.columns[0]).toEqual({ column: header, leftOut: 'personal' });
  });

  it('knows columns of names and of references by their values', () => {
    const rows = ['Ivy Marrow,CMP-1001', 'Odo Gable,CMP-1002', 'Tess Wick,CMP-1003', 'Mab Quill,CMP-1004'];
    const { mapping } = understood(`A,B\n${rows.join('\n')}\n`);
    expect(mapping.columns.map(({ leftOut }) => leftOut)).toEqual(['personal', 'personal']);
  });

  it.each(['Notes', 'Description', 'Case summary', 'A'])(
    '%s with sentences is left out as free text',
    (header) => {
      const { mapping } = understood(
        `${header},Impact\n"The boiler was off for weeks, and nobody rang back",High\n`,
      );
      expect(mapping.columns[0]?.leftOut).toBe('free-text');
    },
  );

  it('takes no date for a telephone number', () => {
    const { mapping } = understood('A,Impact\n01-02-2025,High\n');
    expect(mapping.columns[0]?.leftOut).toBe('no-match');
  });

  it('never proposes an id or an officer', () => {
    const { mapping } = understood('id,Officer,decided officer,Impact\nabc,KT,KT,High\n');
    expect(mapping.columns.slice(0, 3).map(({ leftOut }) => leftOut)).toEqual([
      'personal',
      'personal',
      'personal',
    ]);
  });
});
