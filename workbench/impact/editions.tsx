/** Which edition is the base, and which are held against it. */
import { Button, Checkbox, NativeSelect, Popover, Stack } from '@mantine/core';
import { type ImpactUrl, useEditionName } from './view.ts';

/** Both choices; what is chosen goes to the URL. */
export function EditionChoosers({ url }: { url: ImpactUrl }) {
  const { query, base, against, choices } = url;
  const name = useEditionName();
  const others = choices.filter(({ value }) => value !== base);
  const choose = (values: string[]): void => {
    const ordered = others.map(({ value }) => value).filter((value) => values.includes(value));
    if (ordered.length > 0) query.set({ base, with: ordered.join(','), pair: undefined });
  };
  const first = against[0];
  return (
    <>
      <NativeSelect
        label="Base"
        value={base}
        onChange={(event) => {
          const next = event.currentTarget.value;
          const rest = against.filter((one) => one !== next);
          query.set({ base: next, with: (rest.length > 0 ? rest : [base]).join(','), pair: undefined });
        }}
        data={[...choices]}
      />
      <Popover width={340} position="bottom-start" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default">
            Against:{' '}
            {against.length === 1 && first !== undefined ? name(first) : `${against.length} editions`}
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
