import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileServer {
  readonly url: string;
  /** Path and range of each request, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

export interface ServedFile {
  readonly content: Buffer;
  /** The line is cut after so many bytes of each answer. */
  readonly cutAfter?: number;
  readonly ignoresRange?: boolean;
}

const answer = (
  request: IncomingMessage,
  response: ServerResponse,
  { content, cutAfter, ignoresRange }: ServedFile,
) => {
  const start = ignoresRange ? 0 : Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start >= content.length) {
    response.writeHead(416).end();
    return;
  }
  const rest = content.subarray(start);
  response.writeHead(start > 0 ? 206 : 200, { 'content-length': rest.length });
  if (cutAfter === undefined || rest.length <= cutAfter) response.end(rest);
  else response.write(rest.subarray(0, cutAfter), () => response.destroy());
};

/** A real HTTP server on a free port of this machine, with the troubles of real ones. For tests. */
export const serveFiles = async (files: Readonly<Record<string, ServedFile | 'silence'>>): Promise<FileServer> => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push([request.url, request.headers.range].filter(Boolean).join(' '));
    const file = files[request.url ?? ''];
    if (file === 'silence') return;
    if (file) answer(request, response, file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
