/** How many cases gain, lose, or change otherwise; each number opens its cases. */
import type { ChangeKind } from '../../../engine/impact/index.ts';
import type { PairView } from '../../shared/impact-protocol.ts';
import { changeWords } from '../words.ts';
import { CaseCount, Section, type Show } from './parts.tsx';
import classes from '../impact.module.css';

const tiles: readonly { kind: Exclude<ChangeKind, 'all'>; label: string; mark: string }[] = [
  { kind: 'gain', label: 'gain', mark: '▲' },
  { kind: 'lose', label: 'lose', mark: '▼' },
  { kind: 'same', label: 'the same figure', mark: '=' },
  { kind: 'notComparable', label: 'not comparable', mark: '?' },
  { kind: 'outcome', label: 'another outcome', mark: '' },
  { kind: 'route', label: 'another route', mark: '' },
  { kind: 'authoriser', label: 'another authoriser', mark: '' },
  { kind: 'terms', label: 'other terms', mark: '' },
  { kind: 'moved', label: 'changed in any way', mark: '' },
];

export function Changes({ pair, place, show }: { pair: PairView; place: number; show: Show }) {
  const { change } = pair;
  return (
    <Section id="impact-changes" title="Who gets more, who gets less">
      <dl className={classes.tiles}>
        {tiles.map(({ kind, label, mark }) => (
          <div key={kind} data-kind={kind}>
            <dt>
              {mark === '' ? null : <span aria-hidden>{mark} </span>}
              {label}
            </dt>
            <dd>
              <CaseCount
                n={change[kind]}
                what={changeWords[kind]}
                show={() =>
                  show({ pick: { kind: 'change', change: kind, pair: place }, title: changeWords[kind] })
                }
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
