import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Asks the system: `port` when it is free, any free one for 0. @returns undefined when it is taken */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** The port of the last start when it is free, so that the URL stays the same over a restart; else another. */
export async function choosePort(file: string): Promise<number> {
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = (last > 0 ? await tryPort(last) : undefined) ?? (await tryPort(0));
  if (port === undefined) throw new Error('No free port for the database on 127.0.0.1.');
  await writeFile(file, String(port), { mode: 0o600 });
  return port;
}
