/** The strip: what the unsaved texts move, in one line that is always there, and behind it the cases, fixtures and provisions. */
import { Button, NativeSelect, Tabs, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useData } from '../../app/data.tsx';
import { useQuery } from '../../app/query.ts';
import { type Glancing, useGlance } from '../../impact/use-glance.ts';
import { useWorkState } from '../../work/index.ts';
import { Review, unreviewed } from '../accept/index.tsx';
import { useRejected } from '../accept/rejected.ts';
import { Groups } from './groups.tsx';
import { FlippedList, Problems } from './lists.tsx';
import { PastCases, PastFigures } from './past-cases.tsx';
import { filesOf, type Moving, overlay, useMoves } from './use-moves.ts';
import { count, figures, isNothing, spoken } from './words.ts';
import classes from './strip.module.css';

/** Figures are read out when they have stood for so long. */
const settleTime = 900;

/** What is said politely once the figures stand. */
function useSpoken({ moved, isBusy, isOld }: Moving): string {
  const text = spoken(moved, isOld);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (isBusy) return undefined;
    const timer = setTimeout(() => setSaid(text), settleTime);
    return () => clearTimeout(timer);
  }, [isBusy, text]);
  return said;
}

function Figures({ moving, open, past }: { moving: Moving; open: number; past: Glancing }) {
  const { moved, isOld, failed } = moving;
  if (failed !== null) return <span className={classes.bad}>The engine failed: {failed}</span>;
  if (!moved)
    return <span className={classes.dim}>{isOld ? 'The text has errors' : 'Running the cases …'}</span>;
  const list = isNothing(moved) ? [] : figures(moved);
  return (
    <>
      {isOld ? <span className={classes.bad}>The text has errors; before them:</span> : null}
      {list.length === 0 ? <strong>Nothing changes</strong> : null}
      {list.map((text) => (
        <strong key={text}>{text}</strong>
      ))}
      {open > 0 ? <span className={classes.warn}>{open} unreviewed</span> : null}
      <span className={classes.dim}>{count(moved.cases, 'case')} run</span>
      <PastFigures past={past} />
    </>
  );
}

/** Against what: the saved text, or another edition. */
function Baseline({ path, baseline, set }: { path: string; baseline: string; set: (id: string) => void }) {
  const { view } = useData();
  const others = view.editions.filter(({ file }) => file !== path).map(({ id }) => id);
  return (
    <NativeSelect
      size="xs"
      aria-label="Compared with"
      value={baseline}
      onChange={(event) => set(event.currentTarget.value)}
      data={[
        { value: 'saved', label: 'against: as saved' },
        ...others.map((id) => ({ value: id, label: `against: ${id}` })),
      ]}
    />
  );
}

function Panel(props: { moving: Moving; past: Glancing; path: string; baseline: string }) {
  const { moving, past, path, baseline } = props;
  const query = useQuery();
  const { moved } = moving;
  const rejected = useRejected();
  if (!moved) return <Text size="sm">There is nothing to show yet.</Text>;
  const tab = query.get('moved') ?? 'cases';
  return (
    <Tabs value={tab} onChange={(value) => query.set({ moved: value ?? undefined })} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="cases">Cases ({moved.moved})</Tabs.Tab>
        <Tabs.Tab value="fixtures">
          Fixtures ({moved.failing.length}, {unreviewed(moved.failing, rejected).length} unreviewed)
        </Tabs.Tab>
        <Tabs.Tab value="code">Code ({moved.flipped.length})</Tabs.Tab>
        <Tabs.Tab value="problems">Problems ({moving.problems.length})</Tabs.Tab>
        <Tabs.Tab value="past">Past cases</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="cases" pt="xs">
        <Groups moved={moved} path={path} baseline={baseline} />
      </Tabs.Panel>
      <Tabs.Panel value="fixtures" pt="xs">
        <Review moved={moved} />
      </Tabs.Panel>
      <Tabs.Panel value="code" pt="xs">
        <FlippedList flipped={moved.flipped} />
      </Tabs.Panel>
      <Tabs.Panel value="problems" pt="xs">
        <Problems fresh={moving.problems} gone={moved.goneProblems} />
      </Tabs.Panel>
      <Tabs.Panel value="past" pt="xs">
        <PastCases past={past} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** The strip of the edition at a path. What is open, and against what, stands in the URL. */
export function Strip({ path }: { path: string }) {
  const query = useQuery();
  const baseline = query.get('against') ?? 'saved';
  const moving = useMoves(path, baseline);
  const files = useWorkState(filesOf);
  const texts = useMemo(() => overlay(files), [files]);
  const past = useGlance(moving.moved, texts, !moving.isBusy && !moving.isOld);
  const rejected = useRejected();
  const said = useSpoken(moving);
  const isOpen = query.get('strip') === 'open';
  const toggle = (): void => query.set({ strip: isOpen ? undefined : 'open' });
  const open = moving.moved ? unreviewed(moving.moved.failing, rejected).length : 0;
  const state = moving.isBusy ? 'busy' : moving.isWhole ? 'settled' : 'figures';
  return (
    <section
      className={classes.strip}
      aria-label="What moves"
      data-state={state}
      data-old={moving.isOld || undefined}
    >
      <div className={classes.line}>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={isOpen}
          aria-controls="strip-panel"
          onClick={toggle}
          leftSection={<span aria-hidden>{isOpen ? '▾' : '▸'}</span>}
        >
          What moves
        </Button>
        <div className={classes.figures}>
          <Figures moving={moving} open={open} past={past} />
        </div>
        <span className={classes.busy} data-busy={moving.isBusy || undefined} aria-hidden>
          ●
        </span>
        <Baseline
          path={path}
          baseline={baseline}
          set={(id) => query.set({ against: id === 'saved' ? undefined : id })}
        />
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {isOpen ? (
        <div
          id="strip-panel"
          className={classes.panel}
          data-scrolls
          tabIndex={0}
          role="region"
          aria-label="What moves, scrolls"
        >
          <Panel moving={moving} past={past} path={path} baseline={baseline} />
        </div>
      ) : null}
    </section>
  );
}
