/** Reads a file that somebody brought, a moment at a time: the page answers meanwhile, and it can be stopped. */
import { bringing, type Brought, zipLimits } from './zip.ts';

/** Milliseconds of work between two breaths, and before anybody is told how far it is. */
const [moment, patience] = [12, 300];

/** What is given along: `tell` hears what part is done (0 to 1) once it takes a while, `signal` stops it. */
export interface Bringing {
  readonly signal: AbortSignal;
  readonly tell: (share: number) => void;
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The documents in a file; null where it was stopped. Nothing is changed by it. */
export async function broughtFrom(
  file: File,
  paths: readonly string[],
  { signal, tell }: Bringing,
): Promise<Brought | null> {
  if (file.size > zipLimits.zip)
    return { documents: [], refused: [{ name: file.name, why: 'it is larger than 50 MB' }] };
  const began = performance.now();
  const steps = bringing(file.name, new Uint8Array(await file.arrayBuffer()), paths);
  let rested = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (signal.aborted) return null;
    if (step.done) return step.value;
    const now = performance.now();
    if (now - rested < moment) continue;
    if (now - began > patience) tell(step.value);
    await breath();
    rested = performance.now();
  }
}
