import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { WebSocket } from 'ws';
import { z } from 'zod';

const targetsSchema = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }));
/** Heap of scripts, of the page's own objects, and buffers; newer Chromiums tell all three. */
const usageSchema = z.object({
  usedSize: z.number(),
  embedderHeapUsedSize: z.number(),
  backingStorageSize: z.number(),
});

/** What the page in a browser holds. */
export interface Heap {
  /** Bytes that are still referred to: everything else is collected first. */
  heldBytes(): Promise<number>;
  close(): void;
}

/**
 * Looks into a browser started with `--remote-debugging-port=0`. Two commands of its devtools are used and no more: with
 * its network panel it would keep every byte that is sent.
 */
export async function openHeap(profile: string, url: string): Promise<Heap> {
  const port = await firstLine(path.join(profile, 'DevToolsActivePort'));
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const page = targetsSchema.parse(await answer.json()).find((target) => target.url.startsWith(url));
  if (!page) throw new Error(`no page at ${url}`);
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let last = 0;
  const ask = (method: string) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last;
      const hear = (data: Buffer) => {
        const said = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } };
        if (said.id !== id) return;
        socket.off('message', hear);
        if (said.error) reject(new Error(said.error.message));
        else resolve(said.result);
      };
      socket.on('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  return {
    async heldBytes() {
      await ask('HeapProfiler.collectGarbage');
      const { usedSize, embedderHeapUsedSize, backingStorageSize } = usageSchema.parse(
        await ask('Runtime.getHeapUsage'),
      );
      return usedSize + embedderHeapUsedSize + backingStorageSize;
    },
    close: () => socket.terminate(),
  };
}

/** Of a file that a browser writes when it has started. */
async function firstLine(file: string): Promise<string> {
  const read = async () => (await readFile(file, 'utf8').catch(() => '')).split('\n')[0] ?? '';
  await expect.poll(read, { timeout: 20_000 }).not.toBe('');
  return read();
}
