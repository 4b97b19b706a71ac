/** What can be done to one part of a condition: moved, wrapped, unwrapped, removed. */
import { ActionIcon, Menu } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { canUnwrap, type Layer, movePart, removable, removePart, unwrapPart, wrapPart } from './acts.ts';
import { useBuilding } from './context.ts';
import type { Part } from './tree.ts';

const layers: readonly { layer: Layer; label: string }[] = [
  { layer: 'all', label: 'Wrap in “all of these”' },
  { layer: 'any', label: 'Wrap in “any of these”' },
  { layer: 'not', label: 'Wrap in “not”' },
];

/** Alt with an arrow moves a part; undefined where nothing can be changed. */
export function useMoveKeys(part: Part): ((event: KeyboardEvent) => void) | undefined {
  const { text, subject, root, isLocked, act } = useBuilding();
  if (isLocked) return undefined;
  return (event) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    act('Move a condition', movePart(text, subject, root, part, event.key === 'ArrowUp' ? -1 : 1));
  };
}

/** The buttons at the end of a part; `what` names it for those who do not see where they stand. */
export function PartTools({ part, what }: { part: Part; what: string }) {
  const { text, subject, root, isLocked, act } = useBuilding();
  if (isLocked) return null;
  const up = movePart(text, subject, root, part, -1);
  const down = movePart(text, subject, root, part, 1);
  const goes = removable(subject, root, part);
  // The keyboard goes into the menu also where it was opened with the pointer; else Escape would not close it.
  const first = up ? 'up' : down ? 'down' : 'all';
  const startsAt = (item: string): true | undefined => item === first || undefined;
  return (
    <span>
      <Menu position="bottom-end" returnFocus withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Change: ${what}`}>
            ⋯
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            data-autofocus={startsAt('up')}
            disabled={!up}
            onClick={() => act('Move a condition up', up)}
            rightSection={<kbd>Alt ↑</kbd>}
          >
            Move up
          </Menu.Item>
          <Menu.Item
            data-autofocus={startsAt('down')}
            disabled={!down}
            onClick={() => act('Move a condition down', down)}
            rightSection={<kbd>Alt ↓</kbd>}
          >
            Move down
          </Menu.Item>
          <Menu.Divider />
          {layers.map(({ layer, label }) => (
            <Menu.Item
              key={layer}
              data-autofocus={startsAt(layer)}
              onClick={() => act(label, wrapPart(text, part, layer))}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Item
            disabled={!canUnwrap(subject, part)}
            onClick={() => act('Unwrap a group', unwrapPart(text, part))}
          >
            Unwrap: keep what is inside
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove: ${what}`}
        disabled={!goes}
        title={goes ? undefined : 'The last condition here: something must be asked'}
        onClick={() => act('Remove a condition', removePart(text, subject, root, part))}
      >
        ✕
      </ActionIcon>
    </span>
  );
}
