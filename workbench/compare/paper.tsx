/** The comparison's ways out: files, and the head that it has on paper. */
import { useData } from '../app/data.tsx';
import { ExportMenu, PaperHead, shownDay } from '../shared/export/index.ts';
import { usePolicyName } from '../shared/landlord.tsx';
import { compareSheet, notesOf, type Naming } from './export.ts';
import type { CompareView } from './view.ts';

function useNaming(): Naming {
  const { edition } = useData();
  const name = usePolicyName();
  return { name: (policy) => name(policy).full, edition, day: shownDay() };
}

/** The button with its menu; what is still under way does not leave; what was stopped does, and says so. */
export function CompareExport({ compare }: { compare: CompareView }) {
  const naming = useNaming();
  return (
    <ExportMenu
      what="the comparison"
      ready={(compare.run.finished || compare.run.isStopped) && compare.rows.length > 0}
      sheet={() => compareSheet(compare, naming)}
    />
  );
}

/** How the bars are to be read. */
const barsNote = ({ scale }: CompareView): string =>
  `from least to most, ${scale.kind === 'sqrt' ? 'on a square-root scale, which gives small sums room' : 'on a linear scale'}; an arrow at the end: no upper limit is stated`;

/** Title, day, policies, filters and sums, on paper only. */
export function ComparePaper({ compare }: { compare: CompareView }) {
  const naming = useNaming();
  return (
    <PaperHead
      title="Compensation case by case: what each policy says"
      day={naming.day}
      notes={[...notesOf(compare, naming).slice(1), ['Bars', barsNote(compare)]]}
    />
  );
}
