/** A desk for the tests of the author's work: a folder, a server over it that can be stopped, and the panel on a page. */
import {
  createReadStream,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../cli/setup.mjs';
import { securityHeaders } from '../../workbench/server/guard.ts';
import { type Running, startServer } from '../../workbench/server/main.ts';
import { startHere } from '../support/serve.ts';

const built = join(root, 'dist', 'workbench');

/** A served folder. `stop` leaves the folder, `start` serves it again at the same address, `close` ends all. */
export interface Desk {
  readonly url: string;
  readonly folder: string;
  read(path: string): string;
  write(path: string, text: string): void;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Serves a copy of the documents. */
export async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  for (const part of ['rules', 'fixtures']) cpSync(join(root, part), join(folder, part), { recursive: true });
  let running: Running | null = await startHere(folder);
  const { url, port } = running;
  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  return {
    url,
    folder,
    stop,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => writeFileSync(join(folder, path), text),
    start: async () => {
      running = await startServer({ root: folder, workbench: built }, { port });
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Any static host: the built folder and nothing else, under the same content security policy. */
export async function openStaticHost(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const file = join(built, path === '/' ? 'index.html' : path);
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not found</h1>');
      return;
    }
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The panel of the author's work. */
export const panelOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Your work' });

/** The line in the rail. */
export const statusOf = (page: Page): Locator => page.locator('button[data-tone]');

/** Opens the panel, where it is not open. */
export async function openPanel(page: Page): Promise<Locator> {
  if (!(await panelOf(page).isVisible())) await statusOf(page).click();
  await panelOf(page).waitFor();
  return panelOf(page);
}

/** Chooses a file for import; its dialog opens. */
export async function choose(page: Page, name: string, content: Uint8Array | string): Promise<Locator> {
  await openPanel(page);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  const dialog = page.getByRole('dialog', { name: 'Import documents' });
  await dialog.waitFor();
  return dialog;
}

/** Changes a document by importing it, and closes the panel. */
export async function bring(page: Page, name: string, content: string): Promise<void> {
  const dialog = await choose(page, name, content);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await panelOf(page).waitFor({ state: 'detached' });
  await page.locator('button[data-tone]:not(:has-text("All saved"))').waitFor();
}
