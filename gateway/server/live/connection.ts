import type { WebSocket } from 'ws';
import { watchPeer } from './heartbeat.ts';
import type { LiveParts } from './live-dictation.ts';
import { createSession, type LiveSession } from './session.ts';

export interface ConnectionOptions {
  /** A peer that answers no ping until the next one is dead. */
  heartbeatMs: number;
  /** A client that lets this much text wait unread does not read at all. */
  maxWaitingBytes: number;
}
export const defaultConnectionOptions: ConnectionOptions = { heartbeatMs: 15_000, maxWaitingBytes: 1024 * 1024 };

/** Ties a WebSocket to a session until either ends. */
export function serveConnection(
  socket: WebSocket,
  userId: string,
  parts: LiveParts,
  { heartbeatMs, maxWaitingBytes }: ConnectionOptions = defaultConnectionOptions,
): { session: LiveSession; gone: Promise<void> } {
  const { log, metrics } = parts;
  const session = createSession(
    userId,
    {
      send(message) {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > maxWaitingBytes) {
          log.warn({ userId }, 'a client does not read: disconnected');
          return socket.terminate();
        }
        socket.send(JSON.stringify(message));
      },
      close: (code, reason) => socket.close(code, reason),
    },
    parts,
  );

  watchPeer(socket, heartbeatMs);
  metrics.activeConnections.inc();
  socket.on('message', (data, isBinary) => {
    if (Buffer.isBuffer(data)) session.receive(data, isBinary);
  });
  socket.on('error', (error) => log.info({ userId, error: error.message }, 'live connection failed'));
  const gone = new Promise<void>((resolve) => {
    socket.on('close', () => {
      metrics.activeConnections.dec();
      session.disconnected();
      resolve();
    });
  });
  return { session, gone };
}
