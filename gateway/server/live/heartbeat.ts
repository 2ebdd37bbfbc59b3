import type { WebSocket } from 'ws';

/** Disconnects a peer that answers no ping until the next one: the network forgets to say that somebody is gone. */
export function watchPeer(socket: WebSocket, intervalMs: number): void {
  let answered = true;
  const heard = () => {
    answered = true;
  };
  const heartbeat = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, intervalMs);
  heartbeat.unref();
  socket.on('pong', heard);
  socket.on('message', heard);
  socket.on('close', () => clearInterval(heartbeat));
}
