/**
 * How much memory the tab takes, in Chromium, while the Impact screen works out a large CSV and saves its changed cases, and
 * while the Author screen holds an edition against all of them.
 *
 *   npm run bench:tab -- [--rows 1000000]
 *
 * The file is made from a seed, one row in twenty broken. What counts is the most that the page's process ever had in memory,
 * its worker included, as the system tells it (`VmHWM`, so on Linux only). Exit status 1 over the bar.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureBuilt, ensureDependencies, guarded, requireNode, root } from '../cli/setup.mjs';
import { ensureBrowser } from '../test/support/find-browser.mjs';

const BAR_MB = 1000;

/** Writes the file, a piece at a time. */
async function makeFile(path, rows) {
  let state = 20261122;
  const pick = (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 4294967296) * list.length)];
  };
  const days = Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, '0'));
  const months = days.slice(0, 9);
  const out = createWriteStream(path);
  out.write('Case ref,Severity of impact,Responsibility,Vulnerable?,Duration (months),Missed appointments,');
  out.write('Damaged belongings (£),Date received,Compensation offered,Notes\r\n');
  for (let i = 0; i < rows; i += 1) {
    const cells = [
      `C/${i}`,
      i % 20 === 13 ? 'Catastrophic' : pick(['Major', 'Minor', 'Medium', 'None']),
      pick(['Full', 'Partial', 'None']),
      pick(['Y', 'N']),
      pick(['14 months', '3', '0', '7']),
      pick(['0', '1', '2']),
      pick(['"£1,200.50"', '£40', '0']),
      `${pick(days)}/${pick(months)}/2025`,
      pick(['£250.00', '£50', '']),
      'They said nothing',
    ];
    if (!out.write(`${cells.join(',')}\r\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** The most that any page's process had in memory so far, in MB. */
async function peakOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0));
  return Math.round(Math.max(...peaks) / 1024);
}

async function measure(browser, url, file) {
  const page = await browser.newPage();
  await page.goto(`${url}impact`);
  await page.locator('input[type=file]').setInputFiles(file);
  const start = page.getByRole('button', { name: 'Work out the impact' });
  await start.waitFor();
  const began = Date.now();
  await start.click();
  await page.locator('#impact-totals').waitFor({ timeout: 600_000 });
  const seconds = (Date.now() - began) / 1000;
  const answer = await peakOf(browser);
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 600_000 }),
    page.getByRole('menuitem', { name: 'Changed cases (CSV)' }).click(),
  ]);
  const saved = statSync(await download.path()).size;
  const exported = await peakOf(browser);
  return { seconds, answer, saved, exported, ...(await edited(page)), glanced: await peakOf(browser) };
}

/** The portfolio in the strip of the Author screen: held against the base once, then against an edition that is chosen there. */
async function edited(page) {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /Author/ })
    .click();
  const against = page.getByRole('combobox', { name: 'Compared with' });
  await against.waitFor();
  const began = Date.now();
  await against.selectOption({ index: 1 });
  await page.getByRole('link', { name: /past cases/ }).waitFor({ timeout: 600_000 });
  return { strip: (Date.now() - began) / 1000 };
}

await guarded(async () => {
  requireNode();
  ensureDependencies();
  ensureBuilt('server');
  ensureBuilt('workbench');
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
  const rows = Number(values.rows);
  const folder = mkdtempSync(join(tmpdir(), 'tab-'));
  const file = join(folder, 'portfolio.csv');
  await makeFile(file, rows);
  const { startServer } = await import(pathToFileURL(join(root, 'dist/server/main.js')).href);
  const server = await startServer({ root, workbench: join(root, 'dist/workbench') }, { port: 0 });
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: asRoot });
  try {
    const { seconds, answer, saved, exported, strip, glanced } = await measure(browser, server.url, file);
    const size = (bytes) => `${Math.round(bytes / 1e6)} MB`;
    console.log(`${rows.toLocaleString('en-GB')} rows, ${size(statSync(file).size)} of CSV`);
    console.log(`answered in ${seconds.toFixed(1)} s; the tab had ${answer} MB at most`);
    console.log(
      `${size(saved)} of changed cases saved; the tab had ${exported} MB at most (bar ${BAR_MB} MB)`,
    );
    console.log(
      `in the strip of the Author screen after ${strip.toFixed(1)} s; the tab had ${glanced} MB at most (bar ${BAR_MB} MB)`,
    );
    if (glanced > BAR_MB) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
