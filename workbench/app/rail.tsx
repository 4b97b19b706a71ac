/** The left rail: the screens, the editions in force, the problems, help and the colour scheme. Narrow below 1,000 px. */
import {
  ActionIcon,
  NavLink,
  SegmentedControl,
  Tooltip,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import {
  AuthorIcon,
  AutoIcon,
  CaseIcon,
  ChartsIcon,
  CodeIcon,
  CompareIcon,
  HelpIcon,
  ImpactIcon,
  MoonIcon,
  PolicyIcon,
  SunIcon,
} from '../shared/icons.tsx';
import { LandlordMark } from '../shared/landlord.tsx';
import { count, monthOrDate, sinceWords } from '../shared/words.ts';
import { useData } from './data.tsx';
import { useNarrow } from './narrow.ts';
import { CopyLink } from './copy-link.tsx';
import { PaletteOpener } from './palette/opener.tsx';
import { carried, useQuery, withQuery } from './query.ts';
import { screens } from './screens.ts';
import { TourOffer } from './tour/index.tsx';
import { WordsHelp } from './words-help.tsx';
import classes from './app.module.css';

const icons = {
  Compare: CompareIcon,
  Policy: PolicyIcon,
  Author: AuthorIcon,
  Case: CaseIcon,
  Charts: ChartsIcon,
  Impact: ImpactIcon,
  Code: CodeIcon,
} as const;

/** The newest edition of each landlord, with the dates between which it holds. */
function EditionDates() {
  const { view } = useData();
  const { search } = useQuery();
  const newest = view.landlords.flatMap((id) => {
    const edition = view.editions
      .filter((one) => one.landlordId === id && one.edition.status !== 'draft')
      .at(-1);
    return edition ? [edition] : [];
  });
  if (newest.length === 0) return null;
  return (
    <section className={classes.editions} aria-labelledby="rail-editions">
      <h2 id="rail-editions">Editions</h2>
      <ul>
        {newest.map((edition) => (
          <li key={edition.id}>
            <Link href={withQuery(`/policy/${edition.id}`, carried(search))} className={classes.editionLink}>
              <LandlordMark landlord={edition.landlordId} />
              <span>
                {edition.edition.landlord}
                <small>
                  from {sinceWords(edition.edition)}
                  {edition.edition.to ? ` to ${monthOrDate(edition.edition.to)}` : ''}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SchemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const option = (value: string, label: string, Icon: typeof SunIcon) => ({
    value,
    label: (
      <span className={classes.schemeIcon} title={label}>
        <Icon size={14} />
        <VisuallyHidden>{label}</VisuallyHidden>
      </span>
    ),
  });
  return (
    <SegmentedControl
      aria-label="Colours"
      className={classes.scheme}
      size="xs"
      orientation={useNarrow() ? 'vertical' : 'horizontal'}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        option('light', 'Light', SunIcon),
        option('auto', 'As the system', AutoIcon),
        option('dark', 'Dark', MoonIcon),
      ]}
    />
  );
}

/** Navigation and settings; `status` says how the author's work stands. */
export function Rail(props: { openHelp: () => void; showProblems: () => void; status: ReactNode }) {
  const { openHelp, showProblems, status } = props;
  const [location] = useLocation();
  const { search } = useQuery();
  const { problems } = useData();
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <header className={classes.rail}>
      <div className={classes.brand}>
        <span className={classes.brandMark} aria-hidden>
          £
        </span>
        <span className={classes.brandName}>Redress Workbench</span>
      </div>
      <PaletteOpener />
      <nav aria-label="Screens">
        {screens.map(({ path, label, key }) => {
          const Icon = icons[label];
          const active = path === '/' ? location === '/' : location.startsWith(path);
          return (
            <NavLink
              key={path}
              component={Link}
              href={withQuery(path, carried(search))}
              label={label}
              leftSection={<Icon />}
              rightSection={<kbd className={classes.railKey}>g {key}</kbd>}
              active={active}
              aria-current={active ? 'page' : undefined}
              className={classes.railLink}
            />
          );
        })}
      </nav>
      <EditionDates />
      <div className={classes.railFoot}>
        {status}
        {problems.length === 0 ? null : (
          <UnstyledButton
            className={classes.railButton}
            data-severity={errors > 0 ? 'error' : 'warning'}
            onClick={showProblems}
          >
            <span aria-hidden>{errors > 0 ? '■' : '△'}</span>{' '}
            {errors > 0 ? count(errors, 'error') : count(problems.length, 'warning')} in files
          </UnstyledButton>
        )}
        <TourOffer />
        <div className={classes.railTools}>
          <CopyLink />
          <WordsHelp />
          <Tooltip label="Keyboard and signs (?)">
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={openHelp}
              aria-label="Help: keyboard and signs"
            >
              <HelpIcon />
            </ActionIcon>
          </Tooltip>
          <SchemeToggle />
        </div>
      </div>
    </header>
  );
}
