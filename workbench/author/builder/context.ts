/** What every part of the builder works with. */
import { createContext, useContext } from 'react';
import type { Edits } from '../../../engine/edit/index.ts';
import type { Names } from '../language/names.ts';
import type { PlacedProblem } from '../desk.ts';
import type { Act } from './acts.ts';
import type { FactGroup } from './fact-list.ts';
import type { Subject } from './subjects.ts';
import type { Part } from './tree.ts';

/** The builder of one subject. */
export interface Building {
  readonly text: string;
  readonly subject: Subject;
  readonly root: Part;
  readonly names: Names;
  readonly facts: readonly FactGroup[];
  /** Nothing can be changed: in force, or the text is no JSON at the moment. */
  readonly isLocked: boolean;
  /** In force: there is nothing to choose, and all stands as words. */
  readonly isRead: boolean;
  readonly problems: readonly PlacedProblem[];
  /** One step; the focus goes with it. */
  act(label: string, act: Act | undefined): void;
  /** One step; with `merge` one with those before it. */
  edit(label: string, edits: Edits, merge?: string): void;
}

export const BuildingContext = createContext<Building | null>(null);

/** The builder; only inside of it. */
export function useBuilding(): Building {
  const building = useContext(BuildingContext);
  if (!building) throw new Error('useBuilding outside the builder');
  return building;
}
