/** Copies the address: every state of every screen stands in it. */
import { ActionIcon, Modal, TextInput, Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useActions } from './palette/actions.ts';
import { LinkIcon } from './tool-icons.tsx';

/** The clipboard of the browser; where there is none, or it is refused, the old way; false where neither works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const field = document.createElement('textarea');
    field.value = text;
    field.setAttribute('aria-hidden', 'true');
    field.className = 'visually-hidden';
    document.body.append(field);
    field.select();
    let isDone = false;
    const heard = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      isDone = true;
    };
    document.addEventListener('copy', heard, { once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', heard);
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return isDone;
  }
}

/** The button in the rail. Where nothing can be copied, the link is shown to be copied by hand. */
export function CopyLink() {
  const [said, setSaid] = useState('');
  const [byHand, setByHand] = useState<string | null>(null);
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    const link = window.location.href;
    void copyText(link).then((isDone) => (isDone ? setSaid('Link copied') : setByHand(link)));
  };
  useActions([{ id: 'copy-link', label: 'Copy a link to what is shown', act: copy }]);
  return (
    <>
      <Tooltip
        label={said === '' ? 'Copy a link to what is shown' : said}
        opened={said === '' ? undefined : true}
      >
        <ActionIcon variant="subtle" color="gray" aria-label="Copy a link to what is shown" onClick={copy}>
          <LinkIcon />
        </ActionIcon>
      </Tooltip>
      <span role="status" className="visually-hidden">
        {said}
      </span>
      <Modal
        opened={byHand !== null}
        onClose={() => setByHand(null)}
        title="Copy this link"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <TextInput
          label="This browser lets no page copy; the text is selected"
          readOnly
          data-autofocus
          value={byHand ?? ''}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Modal>
    </>
  );
}
