/** Provisions down, policies across, in the sections of the Code. */
import { Link } from 'wouter';
import { carried, useQuery, withQuery } from '../app/query.ts';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import { ClaimBadge, StatusBadge, StatusShape, statusList } from '../shared/status.tsx';
import { countsOf, sectionTitles, type CodeRow } from './rows.ts';
import classes from './code.module.css';

function ColumnTotals({ rows, column }: { rows: readonly CodeRow[]; column: number }) {
  const { statuses, contradicted } = countsOf(rows, column);
  return (
    <ul className={classes.counts}>
      {statusList
        .filter((one) => (statuses[one.id] ?? 0) > 0)
        .map((one) => (
          <li key={one.id} title={one.meaning}>
            <StatusShape status={one.id} />
            {statuses[one.id]} <span className={classes.countWord}>{one.word.toLowerCase()}</span>
          </li>
        ))}
      {contradicted === 0 ? null : (
        <li className={classes.contradicted}>
          ✗ {contradicted} {contradicted === 1 ? 'claim' : 'claims'} contradicted
        </li>
      )}
    </ul>
  );
}

function ProvisionRow({
  row,
  index,
  isOpen,
  open,
}: {
  row: CodeRow;
  index: number;
  isOpen: boolean;
  open: (ref: string) => void;
}) {
  const { provision, findings } = row;
  return (
    <tr className={classes.row} data-open={isOpen || undefined} onClick={() => open(provision.ref)}>
      <th scope="row">
        <button
          type="button"
          className={classes.provision}
          data-row={index}
          data-ref={provision.ref}
          aria-expanded={isOpen}
          aria-controls={isOpen ? 'provision-detail' : undefined}
          onClick={(event) => {
            event.stopPropagation();
            open(provision.ref);
          }}
        >
          <strong>{provision.ref}</strong>
          <span>{provision.summary}</span>
        </button>
      </th>
      {findings.map((finding, column) => (
        <td key={column}>
          {finding ? (
            <>
              <StatusBadge finding={finding} />
              <ClaimBadge finding={finding} />
              <div className="print-only">
                {finding.text}
                {finding.clauses.length === 0 ? null : <small> ({finding.clauses.join(', ')})</small>}
              </div>
            </>
          ) : (
            '–'
          )}
        </td>
      ))}
    </tr>
  );
}

/** `all` counts for the heads, `rows` are drawn. */
export function CodeTable(props: {
  all: readonly CodeRow[];
  rows: readonly CodeRow[];
  editions: readonly string[];
  openRef: string | undefined;
  open: (ref: string) => void;
}) {
  const { all, rows, editions, openRef, open } = props;
  const name = usePolicyName();
  const { search } = useQuery();
  const sections = [...new Set(rows.map((row) => row.provision.section))];
  let index = -1;
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">
        Provisions of the Complaint Handling Code, and how each policy stands
      </caption>
      <thead>
        <tr>
          <th scope="col" className={classes.first}>
            Provision
          </th>
          {editions.map((edition, column) => (
            <th key={edition} scope="col">
              <span className={classes.policy}>
                <LandlordMark landlord={edition} /> {name(edition).name}{' '}
                <Link href={withQuery(`/policy/${edition}`, carried(search))}>
                  {edition.split('@')[1]}
                  <span className="visually-hidden"> edition of {name(edition).name}</span>
                </Link>
              </span>
              <ColumnTotals rows={all} column={column} />
            </th>
          ))}
        </tr>
      </thead>
      {sections.map((section) => (
        <tbody key={section}>
          <tr className={classes.section}>
            <th scope="rowgroup" colSpan={editions.length + 1}>
              {section}. {sectionTitles[section] ?? `Section ${section}`}
            </th>
          </tr>
          {rows
            .filter((row) => row.provision.section === section)
            .map((row) => {
              index += 1;
              const { ref } = row.provision;
              return <ProvisionRow key={ref} row={row} index={index} isOpen={ref === openRef} open={open} />;
            })}
        </tbody>
      ))}
    </table>
  );
}
