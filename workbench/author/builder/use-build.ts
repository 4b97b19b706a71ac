/** The builder's hands: edits of the desk's text, and a focus that goes where the edit went. */
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { edited, useDesk } from '../desk.ts';
import type { Building } from './context.ts';
import { factGroups } from './fact-list.ts';
import type { Subject } from './subjects.ts';
import type { Part } from './tree.ts';

/** A closing menu gives the focus back to its button after a moment; the part that is meant gets it after that. */
const afterMenus = 60;

/** The first control of a part; the button that adds where there is no part. */
function controlOf(box: HTMLElement, pointer: string | null): HTMLElement | null {
  if (pointer === null) return box.querySelector('[data-add]');
  const part = box.querySelector(`[data-part="${CSS.escape(pointer)}"]`);
  return part?.querySelector<HTMLElement>('input:enabled, select:enabled, button:enabled') ?? null;
}

const isAuthorise = (document: unknown, subject: Subject): boolean => {
  const [, list = '', at = ''] = subject.pointer.split('/');
  const owner = (document as Record<string, Record<string, unknown>>)[list]?.[at] as
    { event?: unknown } | undefined;
  const event = owner?.event;
  return (
    event === 'authorise' ||
    (typeof event === 'object' && event !== null && 'type' in event && event.type === 'authorise')
  );
};

/** Makes the builder of a subject over a text. `isGood`: the text is JSON and the newest. */
export function useBuild(
  box: RefObject<HTMLElement | null>,
  text: string,
  document: unknown,
  isGood: boolean,
): (subject: Subject, root: Part) => Building {
  const desk = useDesk();
  const names = useMemo(() => desk.names(text), [desk, text]);
  const wanted = useRef<{ readonly pointer: string | null } | null>(null);
  useEffect(() => {
    if (!wanted.current) return undefined;
    const timer = setTimeout(() => {
      const target = wanted.current && box.current && controlOf(box.current, wanted.current.pointer);
      wanted.current = null;
      target?.focus();
    }, afterMenus);
    return () => clearTimeout(timer);
  }, [box, text]);
  return (subject, root) => ({
    text,
    subject,
    root,
    names,
    facts: factGroups(names, isAuthorise(document, subject)),
    isLocked: desk.isLocked || !isGood,
    isRead: desk.isLocked,
    problems: desk.problems,
    act: (label, act) => {
      if (!act) return;
      wanted.current = { pointer: act.focus };
      desk.edit(label, act.edits);
    },
    edit: (label, edits, merge) => {
      const result = edited(text, edits);
      if ('fault' in result) desk.say(result.fault);
      else desk.change(label, result.text, merge);
    },
  });
}
