/** Keyboard: `g` then a letter switches screens, `/` finds the search, `?` shows the sheet; screens add their own keys. */
import { useEffect, useRef } from 'react';

/** Key as `KeyboardEvent.key` gives it, with `ctrl+` and `shift+` in front where held; or two keys as `g c`. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Whether keys go into a text field, a list that is open, or an editor. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)) ||
    target.closest('[role="listbox"], .monaco-editor') !== null);

const nameOf = (event: KeyboardEvent): string => {
  const control = event.ctrlKey || event.metaKey ? 'ctrl+' : '';
  const shift = event.shiftKey && control !== '' ? 'shift+' : '';
  return control + shift + (control === '' ? event.key : event.key.toLowerCase());
};

/** Radios, tabs and panes that scroll (`data-scrolls`) use the arrows themselves. */
const ownsArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('[role="radiogroup"], [role="tablist"], input[type="radio"], [data-scrolls]') !== null;

/** What is open on top of the screen closes itself, and alone. */
export const isOverlayOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="listbox"]')].some((overlay) =>
    overlay.checkVisibility(),
  );

interface Press {
  readonly key: string;
  readonly at: number;
}

/**
 * The last key and the one before it (`g c` is two of them within 1.2 s), and whether something was open on top when it
 * was pressed: by the time that the screens hear of the key it may have closed.
 */
const presses: { before: Press | null; last: Press | null; overlay: boolean } = {
  before: null,
  last: null,
  overlay: false,
};
window.addEventListener(
  'keydown',
  (event) => {
    presses.overlay = isOverlayOpen();
    presses.before = presses.last;
    presses.last = isTyping(event.target) ? null : { key: nameOf(event), at: event.timeStamp };
  },
  { capture: true },
);

/** Listens while the caller is mounted. In a text field only keys with `ctrl` and Escape are heard. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      const name = nameOf(event);
      const inField = isTyping(event.target);
      if (inField && !name.startsWith('ctrl+') && name !== 'Escape') return;
      if (/^(Arrow|Home$|End$)/.test(name) && ownsArrows(event.target)) return;
      if (presses.overlay) return;
      const before = presses.before;
      const two =
        before && event.timeStamp - before.at < 1200 ? latest.current[`${before.key} ${name}`] : undefined;
      const action = two ?? latest.current[name];
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Puts the cursor into the field marked `data-search` of the screen. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  field?.focus();
  field?.select();
}
