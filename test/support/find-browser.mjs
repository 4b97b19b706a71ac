/** Which browser the tests drive. Plain Node: the runner asks before anything else is loaded. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where browsers stand that are not on the path. */
function usualPlaces(env, platform) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform !== 'win32') return ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'];
  const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  const inside = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
  return bases.flatMap((base) => inside.map((path) => `${base}\\${path}`));
}

/** The path of a browser: CHROMIUM_PATH, else a Chrome or Chromium of the system; undefined where there is none. */
export function findBrowser(env = process.env, platform = process.platform) {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH names \`${env.CHROMIUM_PATH}\`, and there is no such file`);
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = onPath.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...usualPlaces(env, platform)].find((path) => existsSync(path));
}

/** What to do where there is none. */
export const NO_BROWSER =
  'no browser found: the browser tests need Chromium or Chrome; install one (Debian and Ubuntu: apt-get install chromium), or name it in CHROMIUM_PATH';

const inContainer = () =>
  existsSync('/.dockerenv') ||
  existsSync('/run/.containerenv') ||
  (existsSync('/proc/1/cgroup') &&
    /docker|kubepods|containerd|lxc/.test(readFileSync('/proc/1/cgroup', 'utf8')));

/** A browser at any rate: finds one, else installs one where we are root in CI or a container; throws otherwise. */
export function ensureBrowser(env = process.env) {
  const found = findBrowser(env);
  if (found) return found;
  const mayInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && (env.CI === 'true' || inContainer());
  if (mayInstall) {
    process.stderr.write('No browser found: installing chromium.\n');
    const options = { stdio: ['ignore', 'ignore', 2], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  }
  const installed = findBrowser(env);
  if (!installed) throw new Error(NO_BROWSER);
  return installed;
}
