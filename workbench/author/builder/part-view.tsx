/** A part of a condition: a group with what is in it, a negation, a named condition, a comparison. */
import { Anchor, NativeSelect } from '@mantine/core';
import { pointerOf } from '../places.ts';
import { useDesk } from '../desk.ts';
import { count, spaced } from '../../shared/words.ts';
import { addTo, setGroup, setNamed } from './acts.ts';
import { AddMenu } from './add-menu.tsx';
import { useBuilding } from './context.ts';
import { Faults, useFaults } from './faults.tsx';
import { LeafRow } from './leaf-row.tsx';
import { PartTools, useMoveKeys } from './part-tools.tsx';
import type { Part } from './tree.ts';
import classes from './builder.module.css';

const kinds = [
  { value: 'all', label: 'all of these hold' },
  { value: 'any', label: 'any of these holds' },
];

function GroupView({ part }: { part: Part & { kind: 'all' | 'any' } }) {
  const { text, isLocked, isRead, act, edit } = useBuilding();
  const faults = useFaults(part.pointer, false);
  const keys = useMoveKeys(part);
  const what = `${part.kind} of ${count(part.parts.length, 'condition')}`;
  return (
    <div
      role="group"
      aria-label={`Group: ${what}`}
      className={classes.group}
      data-kind={part.kind}
      data-part={part.pointer}
      onKeyDown={keys}
    >
      <div className={classes.row}>
        {isRead ? (
          <strong>{kinds.find((one) => one.value === part.kind)?.label}</strong>
        ) : (
          <NativeSelect
            size="xs"
            aria-label={`How the group holds: ${what}`}
            disabled={isLocked}
            value={part.kind}
            data={kinds}
            onChange={(event) =>
              edit(
                'Change a group',
                setGroup(text, part, event.currentTarget.value === 'any' ? 'any' : 'all'),
              )
            }
          />
        )}
        <PartTools part={part} what={`group, ${what}`} />
      </div>
      <Faults faults={faults} />
      {part.parts.map((inner) => (
        <PartView key={inner.pointer} part={inner} />
      ))}
      {isLocked ? null : (
        <AddMenu
          what={`group, ${what}`}
          group={part}
          add={(label, condition) => act(label, addTo(text, part, condition))}
        />
      )}
    </div>
  );
}

function NotView({ part }: { part: Part & { kind: 'not' } }) {
  const keys = useMoveKeys(part);
  return (
    <div
      role="group"
      aria-label="Not"
      className={classes.group}
      data-kind="not"
      data-part={part.pointer}
      onKeyDown={keys}
    >
      <div className={classes.row}>
        <strong>not</strong>
        <PartTools part={part} what="not" />
      </div>
      <Faults faults={useFaults(part.pointer, false)} />
      <PartView part={part.part} />
    </div>
  );
}

function NamedView({ part }: { part: Part & { kind: 'named' } }) {
  const { text, names, subject, isLocked, isRead, edit } = useBuilding();
  const { looking, select } = useDesk();
  const keys = useMoveKeys(part);
  const at = pointerOf(['conditions', part.name]);
  const own = subject.group === 'Named conditions' ? subject.name : undefined;
  const all = [...names.conditions.keys()].filter((name) => name !== own || name === part.name);
  const told = looking.view?.conditions[at];
  return (
    <div
      role="group"
      aria-label={`Named condition: ${spaced(part.name)}`}
      className={classes.leaf}
      data-part={part.pointer}
      onKeyDown={keys}
    >
      <div className={classes.row}>
        {isRead ? (
          <span>the condition “{spaced(part.name)}” holds</span>
        ) : (
          <NativeSelect
            size="xs"
            aria-label="Named condition"
            disabled={isLocked}
            value={part.name}
            data={[...all, ...(all.includes(part.name) ? [] : [part.name])].map((name) => ({
              value: name,
              label: `the condition “${spaced(name)}” holds`,
            }))}
            onChange={(event) =>
              edit('Another named condition', setNamed(text, part.pointer, event.currentTarget.value))
            }
          />
        )}
        <Anchor component="button" type="button" size="xs" onClick={() => select(at)}>
          Open {spaced(part.name)}
        </Anchor>
        <PartTools part={part} what={spaced(part.name)} />
      </div>
      {told === undefined ? null : <p className={classes.told}>that is: {told}</p>}
      <Faults faults={useFaults(part.pointer, true)} />
    </div>
  );
}

/** What is no condition is left to the text. */
function OtherView({ part }: { part: Part & { kind: 'other' } }) {
  const { select } = useDesk();
  return (
    <div role="group" aria-label="Not a condition" className={classes.leaf} data-part={part.pointer}>
      <div className={classes.row}>
        <code>{JSON.stringify(part.value) ?? ''}</code>
        <Anchor component="button" type="button" size="xs" onClick={() => select(part.pointer, true)}>
          Edit in the text
        </Anchor>
        <PartTools part={part} what="this part" />
      </div>
      <Faults faults={useFaults(part.pointer, true)} />
    </div>
  );
}

/** One part, with all that is in it. */
export function PartView({ part }: { part: Part }) {
  switch (part.kind) {
    case 'all':
    case 'any':
      return <GroupView part={part} />;
    case 'not':
      return <NotView part={part} />;
    case 'named':
      return <NamedView part={part} />;
    case 'leaf':
      return <LeafRow part={part} />;
    case 'other':
      return <OtherView part={part} />;
  }
}
