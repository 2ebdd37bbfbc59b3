import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { liveProtocol } from '../../contract/live/messages.ts';
import type { Parts } from '../parts.ts';
import { problemOf } from '../problem/from-error.ts';
import { problemResponse } from '../problem/problem.ts';
import { admit } from './admission.ts';
import { serveConnection } from './connection.ts';
import type { LiveParts } from './live-dictation.ts';
import type { LiveSession } from './session.ts';

/**
 * Hard limit of one message, far over the contract's (`maxFrameBytes`, `maxMessageBytes`): what lies between is answered
 * with an error before the close, what lies above is cut off with 1009.
 */
const hardLimitBytes = 4 * 1024 * 1024;

export interface LiveServer {
  /** Ends every session and every dictation: within `patienceMs` what is said gets finished, then what there is gets stored. */
  close(patienceMs: number): Promise<void>;
}

/** Serves `/transcribe` on an HTTP server. */
export function serveLive(server: Server, parts: Parts, liveParts: LiveParts): LiveServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: hardLimitBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(liveProtocol) ? liveProtocol : false),
  });
  const sessions = new Set<LiveSession>();

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const admission = await admit(request, parts);
    if (!admission.ok) return refuse(socket, problemResponse(admission.problem));
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const { session, gone } = serveConnection(webSocket, admission.user.id, liveParts);
      sessions.add(session);
      void gone.then(() => sessions.delete(session));
    });
  };
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head).catch((error: unknown) =>
      refuse(socket, problemResponse(problemOf(error, parts.log))),
    );
  });

  return {
    async close(patienceMs) {
      const dictations = liveParts.registry.all();
      for (const dictation of dictations) dictation.leave();
      const concluded = Promise.all([
        ...[...sessions].map((session) => session.conclude()),
        ...dictations.map(({ ended }) => ended),
      ]);
      const late = liveParts.clock.sleep(patienceMs).then(() => {
        for (const dictation of dictations) dictation.giveUp();
      });
      await Promise.race([concluded, late]);
      await concluded;
      sockets.close();
    },
  };
}

/** An upgrade is refused in HTTP's words, with the problem as the body. */
async function refuse(socket: Duplex, response: Response): Promise<void> {
  if (socket.destroyed) return;
  const body = await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const head = [
    `HTTP/1.1 ${response.status} Refused`,
    ...headers,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
