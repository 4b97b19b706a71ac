/** Keys of the author's work, on every screen: save, and undo and redo outside text fields. */
import { useEffect } from 'react';
import { isTyping } from '../app/keys.ts';
import { useSave } from './saving.ts';
import { useWork } from './use-work.tsx';

/** Ctrl S saves all. Ctrl Z and Ctrl Shift Z go back and forth where no screen has used them for something of its own. */
export function useWorkKeys(): void {
  const work = useWork();
  const save = useSave();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key === 's' && !event.shiftKey) {
        event.preventDefault();
        void save();
      }
      if ((key !== 'z' && key !== 'y') || isTyping(event.target)) return;
      const isRedo = key === 'y' || event.shiftKey;
      setTimeout(() => {
        if (event.defaultPrevented) return;
        if (isRedo) work.redo();
        else work.undo();
      });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [work, save]);
}
