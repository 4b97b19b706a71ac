/** The engine off the main thread: one message in, parts and a last answer out. A cancelled request ends at its next case. */
import { answerCase, runCases } from './worker/run.ts';
import { check } from './worker/check.ts';
import { checkEditions } from './worker/code.ts';
import { load, type Loading } from './worker/load.ts';
import { differ, look } from './worker/look.ts';
import { explainSides, findMoves } from './worker/moves.ts';
import { Rehearsal } from './worker/rehearse.ts';
import { sweepCases } from './worker/sweep.ts';
import type { ImpactRequests } from './impact-protocol.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

let loading: Loading | null = null;
let newestMoves = 0;
/** The strip's question that is under way: `look` is answered after it, so that the figures come first. */
let moving: Promise<unknown> = Promise.resolve();
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

const rehearsal = new Rehearsal(breathe);

type Question = Exclude<ToWorker, { type: 'cancel' }>;

/** The Impact screen has a worker of its own; the readers of files that it needs are loaded there alone. */
const isImpact = (message: Question): message is Extract<Question, { type: keyof ImpactRequests }> =>
  message.type.startsWith('impact');

async function handle(message: Question): Promise<unknown> {
  if (message.type === 'load') {
    loading = load(message.ask.files);
    rehearsal.forget();
    return loading.loaded;
  }
  if (!loading) throw new Error('the files have not been read yet');
  if (message.type === 'answer') return answerCase(loading, message.ask);
  if (message.type === 'look') {
    await moving;
    return cancelled.has(message.id) ? null : look(loading, message.ask);
  }
  if (message.type === 'check') return check(loading, message.ask);
  if (message.type === 'differ') return differ(loading, message.ask);
  if (message.type === 'sides') return explainSides(loading, message.ask);
  if (message.type === 'moves') {
    newestMoves = message.id;
    const found = findMoves(loading, message.ask, {
      part: (answer) => post({ id: message.id, kind: 'part', answer }),
      stopped: async () => {
        await breathe();
        return newestMoves !== message.id || cancelled.has(message.id);
      },
    });
    moving = found.catch(() => undefined);
    const { ask } = message;
    const [own, answer] = [loading, await found];
    if (answer !== null) rehearsal.answered(own, ask);
    return answer;
  }
  if (message.type === 'code') return checkEditions(loading, message.ask.editions);
  const tell = {
    part: (answer: unknown) => post({ id: message.id, kind: 'part', answer }),
    stopped: async () => {
      await breathe();
      return cancelled.has(message.id);
    },
  };
  if (message.type === 'sweep') return sweepCases(loading, message.ask, tell);
  if (isImpact(message)) return (await import('./worker/impact.ts')).answerImpact(loading, message, tell);
  return runCases(loading, message.ask.options, tell);
}

self.onmessage = async (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  rehearsal.heard();
  if (message.type === 'cancel') {
    cancelled.add(message.id);
    rehearsal.over();
    return;
  }
  try {
    const answer = await handle(message);
    post({ id: message.id, kind: 'done', answer });
  } catch (error) {
    post({ id: message.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    cancelled.delete(message.id);
    rehearsal.over();
  }
};
