/** The question of the Impact screen: which editions the URL names, which of them there are, and what stands for those it does not name. */
import {
  type EditionName,
  type ImpactView,
  isUnsaved,
  savedName,
  unsavedMark,
} from '../shared/impact-protocol.ts';
import { landlordOf } from '../shared/policy-id.ts';

/** What the URL says of the question, as it stands there; undefined and empty where it says nothing. */
export interface Question {
  readonly base: string | undefined;
  readonly with: readonly string[];
  readonly by: string | undefined;
  readonly as: string | undefined;
  readonly pair: string | undefined;
}

/** An edition that can be chosen: one that is saved, or the author's unsaved text of it. `from`: the day from which it holds. */
export interface EditionChoice {
  readonly value: EditionName;
  readonly label: string;
  readonly from: string;
  readonly isDraft: boolean;
}

/** The editions of a question. */
export interface Chosen {
  /** Empty where the URL names one that is not there, or where there are no editions. */
  readonly base: EditionName;
  readonly against: readonly EditionName[];
  /** Names that nothing stands behind, as the URL has them: for them nothing else is shown. */
  readonly missing: readonly string[];
  /** Every edition that is named is the base itself: what was not saved of it was saved meanwhile. */
  readonly isSame: boolean;
}

/** Whether two editions are of one landlord. The rules of two have nothing to do with each other: none of them is a cause. */
export const sharesRules = (base: EditionName, edition: EditionName): boolean =>
  landlordOf(base) === landlordOf(edition);

/** The one that holds from the latest day; the last of several. */
const newest = (choices: readonly EditionChoice[]): EditionChoice | undefined =>
  choices.reduce<EditionChoice | undefined>(
    (last, one) => (last === undefined || one.from >= last.from ? one : last),
    undefined,
  );

/** What an edition is held against where nobody says: the same as it is saved; else the newest saved one of its landlord, drafts last. */
export function usualBase(of: EditionName, choices: readonly EditionChoice[]): EditionName | undefined {
  const saved = choices.filter(({ value }) => !isUnsaved(value));
  const twin = saved.find(({ value }) => value === savedName(of));
  if (isUnsaved(of) && twin) return twin.value;
  const others = saved.filter((one) => one !== twin && sharesRules(one.value, of));
  return (newest(others.filter(({ isDraft }) => !isDraft)) ?? newest(others))?.value;
}

/** Without a choice: what is not saved; else the newest draft; else the first two editions. The base comes first. */
export function usualPair(choices: readonly EditionChoice[]): readonly [EditionName, EditionName] {
  const values = choices.map(({ value }) => value);
  const unsaved = values.filter(isUnsaved);
  const drafts = choices.filter(({ value, isDraft }) => isDraft && !isUnsaved(value));
  const edited = unsaved.find((value) => values.includes(savedName(value)));
  for (const other of [edited, unsaved[0], newest(drafts)?.value]) {
    const base = other === undefined ? undefined : usualBase(other, choices);
    if (other !== undefined && base !== undefined) return [base, other];
  }
  const saved = values.filter((value) => !isUnsaved(value));
  return [saved[0] ?? '', saved[1] ?? unsaved[0] ?? saved[0] ?? ''];
}

/** The name of an edition that is there: an unsaved text that is gone is the saved one; undefined where there is neither. */
export function resolved(name: string, choices: readonly EditionChoice[]): EditionName | undefined {
  const isThere = (value: string): boolean => choices.some((one) => one.value === value);
  return isThere(name) ? name : isThere(savedName(name)) ? savedName(name) : undefined;
}

function baseOf(
  asked: Question,
  named: readonly EditionName[],
  choices: readonly EditionChoice[],
): EditionName {
  if (asked.base !== undefined) return resolved(asked.base, choices) ?? '';
  const [usual] = usualPair(choices);
  const [first] = named;
  if (first === undefined) return usual;
  const other = usual === first ? choices.find(({ value }) => value !== first)?.value : usual;
  return usualBase(first, choices) ?? other ?? '';
}

/** The editions that are asked for. What is named and not there is missing; only for what is not named stands the usual. */
export function chosenBy(asked: Question, choices: readonly EditionChoice[]): Chosen {
  const names = asked.with.flatMap((name) => resolved(name, choices) ?? []);
  const base = baseOf(asked, names, choices);
  const missing = [...(asked.base === undefined ? [] : [asked.base]), ...asked.with].filter(
    (name) => resolved(name, choices) === undefined,
  );
  const against = [...new Set(names)].filter((name) => name !== base);
  if (asked.with.length > 0)
    return { base, against, missing, isSame: missing.length === 0 && against.length === 0 };
  const twin = `${base}${unsavedMark}`;
  const [usual, other] = usualPair(choices);
  const fallback = resolved(twin, choices) === twin ? twin : other === base ? usual : other;
  return { base, against: base === '' || fallback === base ? [] : [fallback], missing, isSame: false };
}

/** As changes of the URL. */
export const changesOf = ({ base, with: others, by, as, pair }: Question) => ({
  base,
  with: others.length === 0 ? undefined : others.join(','),
  by,
  as,
  pair,
});

/** The question that an answer answers, as changes of the URL. `usualFact` needs no word there. */
export function answeredBy(
  view: ImpactView,
  usualFact: string,
): Record<'base' | 'with' | 'by', string | undefined> {
  const by = view.pairs[0]?.by[0]?.fact;
  return {
    base: view.pairs[0]?.base,
    with: view.pairs.map(({ edition }) => edition).join(','),
    by: by === usualFact ? undefined : by,
  };
}
