import { createServer } from 'node:net';
import { Refusal } from './refusal.mjs';

/**
 * Binds the address for a moment, so that a taken port is told before minutes of work.
 * @param {{ host: string, port: number }} address
 * @returns {Promise<void>}
 * @throws {Refusal} when the gateway could not listen there
 */
export async function needFreePort({ host, port }) {
  const server = createServer();
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, () => resolve(undefined));
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new Refusal(
        `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port < 65_000 ? port + 1 : 3001} npm start.`,
      );
    if (code === 'EACCES')
      throw new Refusal(
        `Port ${port} is only for the administrator of this machine: choose one above 1023, for example PORT=3000 npm start.`,
      );
    throw new Refusal(
      `HOST ${host} is no address of this machine (${code ?? error}): set HOST to one of its addresses, 127.0.0.1 for itself only, 0.0.0.0 for all.`,
    );
  } finally {
    server.close();
  }
}
