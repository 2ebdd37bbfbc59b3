import { request } from 'node:http';
import {
  cleanPath,
  cleanResponseSchema,
  dictationPath,
  fromWorkerSchema,
  statusPath,
  workerStatusSchema,
} from '@alfavoice/inference/contract';
import { WebSocket } from 'ws';
import type { Worker } from './worker.ts';

/** @returns the worker that listens on a unix socket of this machine */
export function socketWorker(socketPath: string, name: string): Worker {
  const ask = (path: string, signal: AbortSignal, body?: unknown) =>
    new Promise<string>((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST';
      const headers = { 'content-type': 'application/json' };
      const asked = request({ socketPath, path, method, headers, signal }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`worker ${name} answered ${answer.statusCode} to ${path}`));
        });
      });
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });

  return {
    name,
    status: async (signal) => workerStatusSchema.parse(JSON.parse(await ask(statusPath, signal))),
    metrics: (signal) => ask('/metrics', signal),
    clean: async (body, signal) => cleanResponseSchema.parse(JSON.parse(await ask(cleanPath, signal, body))),
    open(open, events) {
      const socket = new WebSocket(`ws+unix:${socketPath}:${dictationPath}`, { perMessageDeflate: false });
      const waiting: (Buffer | string)[] = [JSON.stringify(open)];
      let ended = false;
      const send = (data: Buffer | string) => {
        if (socket.readyState === socket.OPEN) socket.send(data);
        else if (socket.readyState === socket.CONNECTING) waiting.push(data);
      };
      const end = (how: () => void) => {
        if (ended) return;
        ended = true;
        how();
      };
      socket.on('open', () => {
        for (const data of waiting.splice(0)) socket.send(data);
      });
      socket.on('message', (data) => {
        if (ended) return;
        const message = fromWorkerSchema.parse(JSON.parse(String(data)));
        if (message.type === 'done' || message.type === 'failed') end(() => events.message(message));
        else events.message(message);
      });
      socket.on('error', () => end(events.lost));
      socket.on('close', () => end(events.lost));
      return {
        send,
        stop: () => send('{"type":"stop"}'),
        cancel() {
          ended = true;
          send('{"type":"cancel"}');
          if (socket.readyState === socket.CONNECTING) socket.terminate();
          else socket.close();
        },
      };
    },
  };
}
