/** Which edition is the base, and which are held against it. */
import { Button, Checkbox, NativeSelect, Popover, Stack } from '@mantine/core';
import { type ImpactUrl, useEditionName } from './view.ts';

/** Both choices; what is chosen goes to the URL. */
export function EditionChoosers({ url }: { url: ImpactUrl }) {
  const { query, asked, base, against, missing, choices } = url;
  const name = useEditionName();
  const others = choices.filter(({ value }) => value !== base);
  const choose = (values: string[]): void => {
    const ordered = others.map(({ value }) => value).filter((value) => values.includes(value));
    // An edition that the link names and that is not there stays named until another one takes its place.
    if (ordered.length > 0)
      query.set({ base: base === '' ? asked.base : base, with: ordered.join(','), pair: undefined });
  };
  const first = against[0];
  return (
    <>
      <NativeSelect
        label="Base"
        value={base}
        onChange={(event) => {
          const next = event.currentTarget.value;
          const gone = asked.with.filter((one) => missing.includes(one));
          const rest = [...against.filter((one) => one !== next), ...gone];
          query.set({ base: next, with: (rest.length > 0 ? rest : [base]).join(','), pair: undefined });
        }}
        data={[
          ...(base === '' ? [{ value: '', label: 'Choose an edition' }] : []),
          ...choices.map(({ value, label }) => ({ value, label })),
        ]}
      />
      <Popover width={340} position="bottom-start" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default">
            Against:{' '}
            {against.length > 1
              ? `${against.length} editions`
              : first === undefined
                ? 'choose an edition'
                : name(first)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Editions held against the base" p="sm">
          <Checkbox.Group value={[...against]} onChange={choose} label="Editions held against the base">
            <Stack gap={6} mt={6}>
              {others.map(({ value, label }) => (
                <Checkbox key={value} size="xs" value={value} label={label} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
