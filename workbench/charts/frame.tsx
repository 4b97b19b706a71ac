/** The frame of a picture: as wide as there is room, never wider than the window. */
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './charts.module.css';

/** Draws once the width is known. `picture` is the heading under which it stands in a PNG. */
export function Frame(props: {
  picture: string;
  height: number;
  children: (width: number, height: number) => ReactNode;
}) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className={classes.frame} data-picture={props.picture} style={{ minHeight: props.height }}>
      {width > 0 ? props.children(Math.floor(width), props.height) : null}
    </div>
  );
}
