/** Chooses the policies and the date as of which they answer. Bare landlords mean the edition in force at the case's date. */
import { Button, Checkbox, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { useChoice } from './choice.ts';
import { LandlordMark, usePolicyName } from './landlord.tsx';
import { monthOrDate, sinceWords } from './words.ts';

function useOptions(): { value: string; label: string; description?: string }[] {
  const { view } = useData();
  const name = usePolicyName();
  const landlords = view.landlords.map((id) => ({
    value: id,
    label: name(id).name,
    description: 'the edition in force when the case was received',
  }));
  const editions = view.editions
    .filter((one) => one.edition.reference !== true)
    .filter(
      (one) =>
        one.edition.status === 'draft' ||
        view.editions.filter((other) => other.landlordId === one.landlordId).length > 1,
    )
    .map((one) => ({
      value: one.id,
      label: one.id,
      description: `${one.edition.status}, from ${sinceWords(one.edition)}`,
    }));
  const references = view.editions
    .filter((one) => one.edition.reference === true)
    .map((one) => ({ value: one.id, label: one.edition.title, description: `reference ${one.id}` }));
  return [...landlords, ...editions, ...references];
}

/** A button with a pane; what is chosen goes to the URL. */
export function PolicyPicker({ dates = true }: { dates?: boolean }) {
  const query = useQuery();
  const choice = useChoice();
  const { view } = useData();
  const options = useOptions();
  const choose = (values: string[]): void => {
    const ordered = options.map((option) => option.value).filter((value) => values.includes(value));
    if (ordered.length === 0) return;
    const usual = ordered.join() === view.landlords.join();
    query.set({ policies: usual ? undefined : ordered.join(',') });
  };
  return (
    <Popover width={360} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default">
          Policies: {choice.policies.length}
          {choice.asOf === undefined ? '' : ` · as of ${monthOrDate(choice.asOf)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Policies and date" p="sm">
        <Stack gap="sm">
          <Checkbox.Group value={[...choice.policies]} onChange={choose} label="Policies side by side">
            <Stack gap={6} mt={6}>
              {options.map((option) => (
                <Checkbox
                  key={option.value}
                  size="xs"
                  value={option.value}
                  label={
                    <>
                      <LandlordMark landlord={option.value} /> {option.label}
                    </>
                  }
                  description={option.description}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          {dates ? (
            <TextInput
              type="date"
              label="As of"
              description="The date on which cases without a date of their own are decided"
              value={choice.asOf ?? ''}
              onChange={(event) => query.set({ asOf: event.currentTarget.value })}
            />
          ) : null}
          <Text size="xs">At least one stays. The reference editions follow the landlords.</Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
