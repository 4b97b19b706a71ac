/** What the Impact screen says where its link asks for nothing that could be worked out. */
import { isUnsaved, savedName } from '../shared/impact-protocol.ts';
import { EmptyState } from '../shared/states.tsx';
import type { ImpactUrl } from './view.ts';

/** What the link names and is not there; nothing else is shown in its place. */
export function missingText({ missing }: ImpactUrl): string {
  const names = [...new Set(missing.map((name) => savedName(name) || name))].join(', ');
  return missing.length === 1 ? `There is no edition ${names}` : `There are no editions ${names}`;
}

/** Why there is nothing to work out. */
export function NoQuestion({ url }: { url: ImpactUrl }) {
  if (url.missing.length > 0)
    return (
      <EmptyState
        title={missingText(url)}
        text="Nothing else is shown in its place. Choose another one above, or save the edition where the link was made."
      />
    );
  if (url.isSame)
    return (
      <EmptyState
        title="Both are the same edition"
        text={
          [url.asked.base ?? '', ...url.asked.with].some(isUnsaved)
            ? 'Nothing of it is unsaved any more, and there is nothing to hold it against. Choose another one above.'
            : 'There is nothing to hold it against. Choose another one above.'
        }
      />
    );
  return (
    <EmptyState
      title="There is no second edition"
      text="An impact is that of one edition against another. Write a draft on the Author screen."
    />
  );
}
