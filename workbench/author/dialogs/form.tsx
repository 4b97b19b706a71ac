/** A dialog with a form: fields, what stands in the way, one thing that it does. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly type?: 'text' | 'date';
  readonly start?: string;
  readonly isOptional?: boolean;
}

interface Props {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly intro?: ReactNode;
  readonly fields: readonly FieldOf[];
  readonly action: string;
  readonly isDangerous?: boolean;
  /** Does it; answers what stands in the way, or null where it is done. */
  readonly done: (values: Readonly<Record<string, string>>) => string | null;
}

function Form({ close, intro, fields, action, isDangerous, done }: Omit<Props, 'opened' | 'title'>) {
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, field.start ?? ''])),
  );
  const [fault, setFault] = useState<string | null>(null);
  const isReady = fields.every(
    (field) => field.isOptional === true || (values[field.name] ?? '').trim() !== '',
  );
  const submit = (): void => {
    const found = done(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])),
    );
    setFault(found);
    if (found === null) close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) submit();
      }}
    >
      <Stack gap="sm">
        {intro === undefined ? null : <Text size="sm">{intro}</Text>}
        {fields.map((field, i) => (
          <TextInput
            key={field.name}
            label={field.label}
            description={field.description}
            type={field.type ?? 'text'}
            required={field.isOptional !== true}
            withAsterisk={false}
            data-autofocus={i === 0 || undefined}
            value={values[field.name] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setValues((before) => ({ ...before, [field.name]: value }));
            }}
          />
        ))}
        {fault === null ? null : (
          <Text size="sm" c="var(--bad)" role="alert">
            {fault}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isReady} color={isDangerous === true ? 'red' : undefined}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The dialog; its form starts afresh whenever it opens. */
export function FormDialog({ opened, close, title, ...form }: Props) {
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened ? <Form close={close} {...form} /> : null}
    </Modal>
  );
}
