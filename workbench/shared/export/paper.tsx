/** What paper needs and a screen says elsewhere: title, day, what was chosen, and sums. */
import classes from './paper.module.css';

/** The day on which something is shown, where the reader is: "22 November 2026". */
export const shownDay = (): string =>
  new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The head of a printed screen. `day` is handed in; `notes` are what and what it is. */
export function PaperHead(props: {
  readonly title: string;
  readonly day: string;
  readonly notes: readonly (readonly [string, string])[];
}) {
  return (
    <div className={`print-only ${classes.head}`} data-paper-head>
      <h2>{props.title}</h2>
      <p>Printed on {props.day}.</p>
      <dl>
        {props.notes.map(([what, text]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
