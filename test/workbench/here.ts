/** Where the tests of a file stand: the browser of this worker, and a server of their own. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { theBrowser } from '../support/browser.ts';
import type { Running } from '../../workbench/server/main.ts';
import { leaveAll } from './page.ts';

/** There once the tests run, not while they are collected. */
export interface Here<Server> {
  readonly browser: Browser;
  readonly server: Server;
}

/**
 * Begins a server before the tests of this file or group, and ends it after them with every page that is still open; the
 * browser stays for the next file. `serve` is asked once.
 */
export function beginHere<Server extends Pick<Running, 'close'>>(serve: () => Promise<Server>): Here<Server> {
  let [browser, server]: [Browser?, Server?] = [];
  beforeAll(async () => {
    [browser, server] = await Promise.all([theBrowser(), serve()]);
  });
  afterAll(async () => {
    await leaveAll(browser);
    await server?.close();
  });
  const begun = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('asked for before the tests begin');
    return thing;
  };
  return {
    get browser() {
      return begun(browser);
    },
    get server() {
      return begun(server);
    },
  };
}
