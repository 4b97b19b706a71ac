/** A real Chromium for the browser tests. */
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { NO_BROWSER, findBrowser } from './find-browser.mjs';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Pages of tests live for seconds: what V8 would spend on making their code fast for longer, they never get back.
  '--js-flags=--no-turbofan',
];

const options = (): { executablePath: string; headless: true; args: string[] } => {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, headless: true, args: [...flags, ...asRoot] };
};

/** Starts the browser of this machine, headless. Throws, and so fails the test, where there is none. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(options());
}

let started: Promise<Browser> | undefined;

/**
 * The browser of this process: started once, for all the test files that run in it, since starting one and filling its
 * cache of scripts takes longer than many a test. It ends with the process. One that is gone is started anew.
 */
export async function theBrowser(): Promise<Browser> {
  const running = await started;
  if (!running?.isConnected()) started = launchBrowser();
  return started as Promise<Browser>;
}

/** Starts it on a profile in a folder, which outlives it. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options(), reducedMotion: 'reduce' });
}
