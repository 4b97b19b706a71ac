/** The first steps: six stops over what is really there. No case, policy or clause is named here; they are taken from the files. */
import type { LibraryView } from '../../shared/protocol.ts';

/** One stop. `target` is tried in order; the first that is in sight is shown. */
export interface Step {
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly target: readonly string[];
}

/** A case that all landlords have an expectation of tells most; else the first. */
function tellingCase({ cases, landlords }: LibraryView): string | undefined {
  const full = cases.find(({ case: one }) =>
    landlords.every((id) => {
      const outcome = one.expect?.[id]?.outcome;
      return outcome === 'award';
    }),
  );
  return (full ?? cases[0])?.case.id;
}

/** A clause that a decision table cites, and that table. */
function tellingTable(view: LibraryView) {
  for (const landlord of view.landlords) {
    const edition = view.editions
      .filter((one) => one.landlordId === landlord && one.edition.status === 'published')
      .at(-1);
    const table = edition?.edition.tables?.find((one) => one.event === 'award');
    if (edition && table) return { id: edition.id, table, clause: table.clauses?.[0] };
  }
  const any = view.editions[0];
  return any ? { id: any.id, table: undefined, clause: undefined } : null;
}

/** The stops that the files allow. */
export function stepsOf(view: LibraryView): Step[] {
  const id = tellingCase(view);
  const told = tellingTable(view);
  const steps: (Step | null)[] = [
    {
      title: 'Compare: cases down, policies across',
      text: 'Each cell is what one policy pays in one case: a bar from the least to the most, and the figure. The totals stand above. Click a row to read why, clause by clause.',
      path: '/',
      query: {},
      target: ['[role="region"][aria-label="Comparison, scrolls"]'],
    },
    id === undefined
      ? null
      : {
          title: 'Case: change a fact',
          text: 'This is one of the cases. Change a fact and all policies answer at once. What you changed stands in the address; it can be kept as a fixture.',
          path: `/case/${id}`,
          query: {},
          target: ['[data-fact="impact"]', '[data-fact]'],
        },
    told === null
      ? null
      : {
          title: 'Policy: the clause behind it',
          text: 'Every figure leads to a clause, summarised in our own words, and each clause to the rules that were made from it, or to the reason why none was.',
          path: `/policy/${told.id}`,
          query: told.clause === undefined ? {} : { clause: told.clause },
          target: ['[role="tabpanel"] [data-chosen]', '[role="tabpanel"] tbody tr', '[role="tabpanel"]'],
        },
    told === null
      ? null
      : {
          title: 'Author: change an amount',
          text: 'The same rules as text and as tables. An edition in force opens locked: make a draft from it, then change an amount in a cell. Only its own characters change.',
          path: `/author/${told.id}`,
          query: { tab: 'tables' },
          target: ['[role="tabpanel"] table', '[role="tabpanel"]'],
        },
    told === null
      ? null
      : {
          title: 'The strip: what moves',
          text: 'While you type, the strip says which cases move, by how much, and through which rule. Accept each one with a clause and a reason, then save with Ctrl S.',
          path: `/author/${told.id}`,
          query: { tab: 'tables' },
          target: ['[data-strip]', '[aria-label="What moves"]', 'section[aria-labelledby*="strip"]'],
        },
    view.provisions.length === 0
      ? null
      : {
          title: 'Code: what a person must look at',
          text: 'The Complaint Handling Code, provision by provision: what each policy’s text shows, what it is silent on, and claims that it contradicts. Filter to what needs work, and export it.',
          path: '/code',
          query: {},
          target: ['[role="region"][aria-label="Findings, scrolls"]'],
        },
  ];
  return steps.filter((step): step is Step => step !== null);
}
