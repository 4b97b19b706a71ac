/** The types of `find-browser.mjs`. */
export const NO_BROWSER: string;
export function findBrowser(env?: NodeJS.ProcessEnv, platform?: string): string | undefined;
export function ensureBrowser(env?: NodeJS.ProcessEnv): string;
