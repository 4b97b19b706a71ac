/** The example edition of the contract, a landlord of our own making, as data. */

export const exampleHomes: unknown = {
  $schema: '../../schema/policy.schema.json',
  id: 'example-homes@2025-01',
  landlord: 'Example Homes',
  title: 'Compensation policy',
  status: 'published',
  from: '2025-01-01',
  to: null,
  reviewBy: '2027-01-01',
  documents: [
    {
      id: 'main',
      title: 'Compensation policy',
      published: '2025-01',
      file: null,
      url: null,
      read: '2026-11-21',
    },
  ],
  facts: [
    {
      name: 'heatingLossDays',
      type: 'integer',
      min: 0,
      max: 400,
      default: 0,
      unit: 'days',
      label: 'Days without heating',
      question: 'For how many days was there no heating?',
    },
    {
      name: 'tenancyEnded',
      type: 'date',
      default: null,
      label: 'Tenancy ended',
      question: 'When did the tenancy end?',
    },
  ],
  parameters: { weeklyRent: [{ value: 104.54, from: '2025-04-07', until: '2026-04-05', clauses: ['2.9'] }] },
  derived: { daysFromEnd: { daysBetween: ['tenancyEnded', 'received'] } },
  conditions: {
    'at-fault': { all: [{ fact: 'landlordResponsibility', operator: 'notEqual', value: 'none' }] },
  },
  clauses: [
    { ref: '2.1', summary: 'Pays only where the landlord is at fault.', encoded: true },
    { ref: '2.4', summary: 'Up to £50 for low impact, £50 to £250 above.', encoded: true },
    { ref: '2.5', summary: '£10 for each missed appointment, £30 at most.', encoded: true },
    {
      ref: '2.6',
      summary: '£2 for each day without heating, or the evidenced cost if that is more.',
      encoded: true,
    },
    {
      ref: '2.7',
      summary: 'Of the payment for impact and that for appointments the larger is made.',
      encoded: true,
    },
    { ref: '2.8', summary: 'Own contractors are not repaid without written permission.', encoded: true },
    { ref: '2.9', summary: 'The average weekly rent used in sums.', encoded: true },
    { ref: '3.1', summary: 'There are two stages.', encoded: true },
    { ref: '4.1', summary: 'The Complaints Manager approves up to £250.', encoded: true },
    {
      ref: '9.1',
      summary: 'The policy is published on the website.',
      encoded: false,
      because: 'bears on the Code only',
    },
  ],
  profile: {
    stageCount: { value: 2, clauses: ['3.1'] },
    publishedOnWebsite: { value: true, clauses: ['9.1'] },
  },
  gate: { conditions: { condition: 'at-fault' }, clauses: ['2.1'] },
  heads: {
    'service-failure': { hitPolicy: 'unique', category: 'financial-redress' },
    'missed-appointment': { hitPolicy: 'collect-sum', category: 'goodwill' },
    heating: { hitPolicy: 'first', category: 'reimbursement' },
  },
  exclusive: [{ heads: ['service-failure', 'missed-appointment'], keep: 'larger', clauses: ['2.7'] }],
  tables: [
    {
      name: 'impact-bands',
      for: 'failure',
      event: 'award',
      head: 'service-failure',
      clauses: ['2.4'],
      inputs: ['impact'],
      scale: 'impact',
      rows: [
        { name: 'low', when: ['low'], amount: { upTo: 50 } },
        { name: 'high', when: [['medium', 'high']], amount: { between: [50, 250] } },
      ],
    },
  ],
  rules: [
    {
      name: 'missed-appointment',
      for: 'appointment',
      conditions: { all: [{ fact: 'missedAppointments', operator: 'greaterThanInclusive', value: 1 }] },
      event: {
        type: 'award',
        params: {
          head: 'missed-appointment',
          clauses: ['2.5'],
          amount: { each: 10, of: 'missedAppointments', cap: 30 },
        },
      },
    },
    {
      name: 'no-heating',
      conditions: { all: [{ fact: 'heatingLossDays', operator: 'greaterThan', value: 0 }] },
      event: {
        type: 'award',
        params: {
          head: 'heating',
          clauses: ['2.6'],
          amount: { greaterOf: [{ each: 2, of: 'heatingLossDays' }, { sumOf: ['heatingCost'] }] },
        },
      },
    },
    {
      name: 'own-contractor',
      conditions: { all: [{ fact: 'priorWrittenPermission', operator: 'equal', value: false }] },
      event: {
        type: 'exclude',
        params: { of: ['ownRepairCost'], reason: 'own contractor without permission', clauses: ['2.8'] },
      },
    },
    {
      name: 'approver',
      conditions: { all: [{ fact: 'awardMax', operator: 'lessThanInclusive', value: 250 }] },
      event: { type: 'authorise', params: { role: 'Complaints Manager', clauses: ['4.1'] } },
    },
  ],
};
