import { connect, type Socket } from 'node:net';
import { z } from 'zod';

const failureSchema = z.object({ error: z.string(), message: z.string() });
const responseSchema = z.tuple([z.literal(1), z.int(), failureSchema.nullable(), z.unknown()]);

/** Firefox's own remote control, protocol 3: `length:json` over TCP. */
export interface Marionette {
  /** @throws what Firefox answers as an error, and when it ends before it answers */
  send(command: string, parameters?: object): Promise<unknown>;
  close(): void;
}

/** @returns once Firefox has greeted */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const asked = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    onMessages(socket, (message) => {
      // The greeting is an object, an answer is `[1, id, error, result]`.
      if (!Array.isArray(message)) return resolve();
      const [, id, failure, result] = responseSchema.parse(message);
      if (failure) asked.get(id)?.reject(new Error(`${failure.error}: ${failure.message}`));
      else asked.get(id)?.resolve(result);
      asked.delete(id);
    });
  });
  socket.once('close', () => {
    for (const { reject } of asked.values()) reject(new Error('Firefox has ended'));
  });
  let lastId = 0;
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        asked.set(lastId, { resolve, reject });
        const text = JSON.stringify([0, lastId, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}

/** Cuts the stream into messages; a length counts bytes. */
function onMessages(socket: Socket, take: (message: unknown) => void) {
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const colon = received.indexOf(':');
      const end = colon + 1 + Number(received.toString('ascii', 0, colon));
      if (colon < 0 || received.length < end) return;
      take(JSON.parse(received.toString('utf8', colon + 1, end)));
      received = received.subarray(end);
    }
  });
}
