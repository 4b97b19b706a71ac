/** The way to another name for a row or a table: everywhere it stands, also in cases that expect it. */
import { ActionIcon } from '@mantine/core';
import { useDesk } from '../desk.ts';
import { spanOf } from '../places.ts';
import { useDeskSymbols } from '../use-symbols.ts';

/** A button; the dialog that it opens says where the name stands. */
export function RenameTool({ pointer, name }: { pointer: string; name: string }) {
  const { text } = useDesk();
  const symbols = useDeskSymbols();
  const span = spanOf(text, `${pointer}/name`);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`Rename ${name}`}
      title="Rename"
      disabled={!span}
      onClick={() => (span ? symbols.rename(span.offset + 1) : undefined)}
    >
      ✎
    </ActionIcon>
  );
}
