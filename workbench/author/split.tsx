/** Two panes side by side with a bar between them that mouse and arrow keys move; one above the other where there is little room. */
import {
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import classes from './author.module.css';

const least = 25;
const most = 75;
const within = (percent: number): number => Math.min(most, Math.max(least, Math.round(percent)));

/** `left` and `right`; the share of the left one lasts while the window does. */
export function Split({ left, right }: { left: ReactNode; right: ReactNode }) {
  const [share, setShare] = useState(52);
  const box = useRef<HTMLDivElement>(null);
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return;
    const { left: start, width } = box.current.getBoundingClientRect();
    setShare(within(((event.clientX - start) / width) * 100));
  };
  const key = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -4, ArrowRight: 4 }[event.key];
    const end = { Home: least, End: most }[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    setShare((now) => end ?? within(now + (step ?? 0)));
  };
  return (
    <div ref={box} className={classes.split} style={{ '--share': `${share}%` } as CSSProperties}>
      <div className={classes.left}>{left}</div>
      <div
        role="separator"
        tabIndex={0}
        data-scrolls
        aria-label="Width of the text"
        aria-orientation="vertical"
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={share}
        className={classes.bar}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={move}
        onKeyDown={key}
      />
      <div className={classes.right}>{right}</div>
    </div>
  );
}
