/** What a fault of a screen comes to: said in words with a way out, never a blank window. */
import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';

/** Loads the page anew once the server answers; a part that failed to load is asked for again only by a fresh page. */
async function reloadOnceServed(): Promise<boolean> {
  const answer = await fetch(`${import.meta.env.BASE_URL}favicon.svg`, { cache: 'no-store' }).catch(
    () => null,
  );
  if (answer?.ok !== true) return false;
  window.location.reload();
  return true;
}

/** Plain elements would do where Mantine itself failed: `bare` uses these only. */
function Fault({ message, bare }: { message: string; bare: boolean }) {
  const [note, setNote] = useState('');
  const again = (): void => {
    setNote('Asking the server …');
    void reloadOnceServed().then((served) => {
      if (!served) setNote('The server does not answer. Start it again (npm start), then try once more.');
    });
  };
  const title = 'This screen could not be opened';
  const text = `${message}. What was typed stands in the address and comes back with it.`;
  if (bare)
    return (
      <main role="alert">
        <h1>{title}</h1>
        <p>{text}</p>
        <button type="button" onClick={again}>
          Try again
        </button>
        <p role="status">{note}</p>
      </main>
    );
  return (
    <Stack p="md" gap="sm" maw={720} role="alert">
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text size="sm">{text}</Text>
      <Button variant="default" size="xs" w="fit-content" onClick={again}>
        Try again
      </Button>
      <Text size="sm" role="status">
        {note}
      </Text>
    </Stack>
  );
}

interface Props {
  readonly children: ReactNode;
  readonly bare?: boolean;
}

/** Catches what its children throw while they are drawn. */
export class Boundary extends Component<Props, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: (error instanceof Error ? error.message : String(error)).replace(/\.$/, '') };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return <Fault message={message} bare={this.props.bare === true} />;
  }
}

/** A boundary round the screens: on another screen it starts afresh. */
export function ScreenBoundary({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  return <Boundary key={location.split('/')[1]}>{children}</Boundary>;
}
