/** One part of a merge: base, mine and theirs side by side; where they clash, a choice. */
import { Group, Radio, Text, Textarea } from '@mantine/core';
import type { Pick, Region } from './merge.ts';
import classes from './work.module.css';

const outcomes = {
  mine: 'only you changed it: yours is taken',
  theirs: 'only they changed it: theirs is taken',
  'both alike': 'both made the same change',
  clash: 'both changed it: choose',
} as const;

function Lines({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div className={classes.side}>
      <Text size="xs" fw={600}>
        {name}
      </Text>
      <pre tabIndex={0} role="region" aria-label={name} data-scrolls>
        {lines.length === 0 ? '(nothing)' : lines.join('\n')}
      </pre>
    </div>
  );
}

/** Shows a part; `choose` is called for clashes only. */
export function MergePart(props: {
  part: Extract<Region, { kind: 'changed' }>;
  name: string;
  pick: Pick | undefined;
  choose: (pick: Pick) => void;
}) {
  const { part, name, pick, choose } = props;
  const byHand = typeof pick === 'object';
  const value = byHand ? 'hand' : (pick ?? null);
  const choices = (to: string): Pick => {
    if (to === 'mine' || to === 'theirs' || to === 'both') return to;
    return [...part.mine];
  };
  return (
    <section aria-label={name} className={classes.part} data-clash={part.by === 'clash' || undefined}>
      <Text size="sm" fw={600}>
        {name}: {outcomes[part.by]}
      </Text>
      <div className={classes.sides}>
        <Lines name="Before" lines={part.base} />
        <Lines name="Mine" lines={part.mine} />
        <Lines name="Theirs, on disk now" lines={part.theirs} />
      </div>
      {part.by === 'clash' ? (
        <Radio.Group aria-label={`${name}: take`} value={value} onChange={(to) => choose(choices(to))}>
          <Group gap="md">
            <Radio size="xs" value="mine" label="Mine" />
            <Radio size="xs" value="theirs" label="Theirs" />
            <Radio size="xs" value="both" label="Both, mine first" />
            <Radio size="xs" value="hand" label="By hand" />
          </Group>
        </Radio.Group>
      ) : null}
      {byHand ? (
        <Textarea
          mt="xs"
          autosize
          minRows={3}
          maxRows={20}
          aria-label={`${name}: by hand`}
          classNames={{ input: classes.mono }}
          value={pick.join('\n')}
          onChange={(event) => choose(event.currentTarget.value.split('\n'))}
        />
      ) : null}
    </section>
  );
}
