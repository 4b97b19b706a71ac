/** What stands at the point under the pointer or the keyboard. */
import classes from './charts.module.css';

interface Shown {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: unknown }[];
}

/** Words for the row of a chart; the first line is its heading. Read out when it changes. */
export function PlainTooltip<Row>({
  active,
  payload,
  words,
}: Shown & { words: (row: Row) => readonly string[] }) {
  const row = payload?.[0]?.payload as Row | undefined;
  if (active !== true || row === undefined) return null;
  const [heading, ...rest] = words(row);
  return (
    <div className={classes.tooltip} role="status">
      <strong>{heading}</strong>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
