/** Loading, empty and failed: said in words, where a screen would stand. */
import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Something is under way. */
export function LoadingState({ what }: { what: string }) {
  return (
    <Center mih={240} role="status">
      <Stack align="center" gap="xs">
        <Loader size="sm" type="dots" aria-hidden />
        <Text size="sm">{what} …</Text>
      </Stack>
    </Center>
  );
}

/** There is nothing to show, and what to do about it. */
export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <Center mih={200} p="md">
      <Stack align="center" gap="xs" maw={520}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {text === undefined ? null : (
          <Text size="sm" ta="center">
            {text}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}

/** Something went wrong; `again` tries once more. */
export function FailedState(props: {
  title: string;
  text: string;
  again?: () => void;
  children?: ReactNode;
}) {
  return (
    <Stack p="md" gap="sm" maw={920} role="alert">
      <Title order={2} size="h4">
        {props.title}
      </Title>
      <Text size="sm">{props.text}</Text>
      {props.again === undefined ? null : (
        <Button variant="default" size="xs" w="fit-content" onClick={props.again}>
          Read the files again
        </Button>
      )}
      {props.children}
    </Stack>
  );
}
