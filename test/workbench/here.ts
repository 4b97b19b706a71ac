/** Where the tests of a file stand: the browser of this worker, a server of their own, and a page that may stay open. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { theBrowser } from '../support/browser.ts';
import type { Running } from '../../workbench/server/main.ts';
import { leave, leaveAll, type Looks, open, type Opened, walkTo } from './page.ts';

/** There once the tests run, not while they are collected. */
export interface Here<Server> {
  readonly browser: Browser;
  readonly server: Server;
  /** A page that is loaded at a path of the server, and has nothing of those before it. */
  open(path: string, looks?: Looks): Promise<Opened>;
  /**
   * The page that was opened last, led to a path as a link leads there: loading one takes longer than most tests. So a
   * test that leaves more behind than the screen that it was on must `leave` its page. Where there is none, `open`.
   */
  stay(path: string, looks?: Looks): Promise<Opened>;
  /**
   * Leaves every page, and serves anew. A test that failed is followed by this, for its second try must not begin in what
   * the first left: its pages, what they keep in the browser, the files that they saved.
   */
  anew(): Promise<void>;
}

/**
 * Begins a server before the tests of this file or group, and ends it after them with every page that is still open; the
 * browser stays for the next file. `serve` is asked once, and again after a test that failed.
 */
export function beginHere<Server extends Pick<Running, 'close' | 'url'>>(
  serve: () => Promise<Server>,
): Here<Server> {
  let [browser, server, stayed]: [Browser?, Server?, Opened?] = [];
  const begin = async (): Promise<void> => {
    [browser, server] = await Promise.all([theBrowser(), serve()]);
  };
  const end = async (): Promise<void> => {
    stayed = undefined;
    await leaveAll(browser);
    await server?.close();
    server = undefined;
  };
  beforeAll(begin);
  afterAll(end);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await here.anew();
  });
  const begun = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('asked for before the tests begin');
    return thing;
  };
  const here: Here<Server> = {
    get browser() {
      return begun(browser);
    },
    get server() {
      return begun(server);
    },
    open: async (path, looks) => {
      if (stayed && !stayed.page.isClosed()) await leave(stayed.page);
      stayed = await open(here.browser, here.server.url + path, looks);
      return stayed;
    },
    stay: async (path, looks) => {
      if (!stayed || stayed.page.isClosed()) return here.open(path, looks);
      await walkTo(stayed, path, looks);
      return stayed;
    },
    anew: async () => {
      await end();
      await begin();
    },
  };
  return here;
}
