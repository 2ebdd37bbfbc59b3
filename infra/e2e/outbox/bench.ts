import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestGateway } from '@alfavoice/gateway/client/testing';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import {
  answerMicrophonePrompt,
  killBrowser,
  type OpenBrowser,
  openChromium,
  quiet,
  systemChromium,
} from '../chromium.ts';
import { openHeap } from './heap.ts';
import { writeNoise } from './noise.ts';

/** The file the worklet is bundled from, and the page. */
const entryPoints = {
  page: new URL('./page.ts', import.meta.url).pathname,
  'pcm-worklet': '@alfavoice/gateway/client/pcm-worklet',
};

/** A gateway of tests that serves a page with an outbox, and a Chromium profile that outlives its browsers. */
export async function openOutboxBench() {
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', outdir: '/' });
  const pages = new Map([
    ['/', { type: 'text/html', body: '<!doctype html><title>Outbox</title><script src="/page.js"></script>' }],
    ...outputFiles.map(({ path: name, text }) => [name, { type: 'text/javascript', body: text }] as const),
  ]);
  const gateway = await startTestGateway({ pages });
  const profile = await mkdtemp(path.join(tmpdir(), 'alfavoice-outbox-'));
  const microphone = path.join(profile, 'noise.wav');
  await writeNoise(microphone);
  let browser: OpenBrowser | undefined;
  let unwatched: ChildProcess | undefined;
  return {
    gateway,
    async open(): Promise<{ page: Page; browser: OpenBrowser }> {
      browser = await openChromium({ profile, microphone });
      await answerMicrophonePrompt(browser, gateway.gateway, 'granted');
      const page = await browser.context.newPage();
      await page.goto(gateway.gateway);
      return { page, browser };
    },
    async kill(): Promise<void> {
      if (browser) await killBrowser(browser);
      browser = undefined;
    },
    /** A browser at a page, without the devtools of tests. */
    openUnwatched(hash: string): ChildProcess {
      unwatched = spawn(
        systemChromium ?? chromium.executablePath(),
        [
          ...['--headless=new', ...quiet, '--no-sandbox', '--remote-debugging-port=0'],
          ...[`--user-data-dir=${profile}`, `${gateway.gateway}/${hash}`],
        ],
        { stdio: 'ignore' },
      );
      return unwatched;
    },
    heapOfUnwatched: () => openHeap(profile, gateway.gateway),
    async closeBrowser(): Promise<void> {
      await browser?.close();
      browser = undefined;
    },
    async close(): Promise<void> {
      await browser?.close();
      if (unwatched) {
        const ended = new Promise((resolve) => unwatched?.once('exit', resolve));
        unwatched.kill('SIGTERM');
        await ended;
      }
      await gateway.goAway();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Resident memory of the largest process of a browser that shows a page, in MB. */
export async function rendererMegabytes(browser: ChildProcess): Promise<number> {
  const sizes = await Promise.all(
    (await descendants(browser.pid ?? 0)).map(async (id) => {
      const [command, status] = await Promise.all([
        readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''),
        readFile(`/proc/${id}/status`, 'utf8').catch(() => ''),
      ]);
      if (!command.includes('--type=renderer')) return 0;
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    }),
  );
  return Math.max(0, ...sizes);
}

async function descendants(root: number): Promise<number[]> {
  const ids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const parents = new Map<number, number>();
  for (const id of ids) {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
    parents.set(id, Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]));
  }
  const within = (id: number): boolean => id === root || (parents.has(id) && within(parents.get(id) ?? 0));
  return ids.filter((id) => id > 1 && within(id));
}
