/** The engine off the main thread: one message in, parts and a last answer out. A cancelled request ends at its next case. */
import { answerCase, runCases } from './worker/run.ts';
import { checkEditions } from './worker/code.ts';
import { load, type Loading } from './worker/load.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

let loading: Loading | null = null;
const cancelled = new Set<number>();
const post = (message: FromWorker): void => self.postMessage(message);

/** Lets a waiting `cancel` message in. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });

async function handle(message: Exclude<ToWorker, { type: 'cancel' }>): Promise<unknown> {
  if (message.type === 'load') {
    loading = load(message.ask.files);
    return loading.loaded;
  }
  if (!loading) throw new Error('the files have not been read yet');
  if (message.type === 'answer') return answerCase(loading, message.ask);
  if (message.type === 'code') return checkEditions(loading, message.ask.editions);
  return runCases(loading, message.ask.options, {
    part: (answer) => post({ id: message.id, kind: 'part', answer }),
    stopped: async () => {
      await breathe();
      return cancelled.has(message.id);
    },
  });
}

self.onmessage = async (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.type === 'cancel') {
    cancelled.add(message.id);
    return;
  }
  try {
    const answer = await handle(message);
    post({ id: message.id, kind: 'done', answer });
  } catch (error) {
    post({ id: message.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    cancelled.delete(message.id);
  }
};
