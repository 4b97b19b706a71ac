/** Opens the palette: Ctrl K everywhere, the editor included, and the button in the rail. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { SearchIcon } from '../../shared/icons.tsx';
import { isOverlayOpen } from '../keys.ts';
import classes from '../app.module.css';

const Palette = lazy(() => import('./index.tsx'));

/** The button, and the palette once it was asked for. */
export function PaletteOpener() {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const open = (): void => {
    setWasOpen(true);
    setOpen(true);
  };
  useEffect(() => {
    // Heard on the way down: the editor would keep Ctrl K for itself.
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      event.stopPropagation();
      if (!isOverlayOpen()) open();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return (
    <>
      <UnstyledButton
        className={classes.finder}
        onClick={open}
        aria-haspopup="dialog"
        title="Find anything (Ctrl K)"
      >
        <SearchIcon size={14} />
        <span>Find</span>
        <kbd className={classes.railKey}>Ctrl K</kbd>
      </UnstyledButton>
      {wasOpen ? (
        <Suspense fallback={null}>
          <Palette opened={isOpen} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
