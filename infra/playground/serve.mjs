// Bundles the playground in memory and serves it on two ports: two origins.
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const typeOf = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.ttf', 'font/ttf'],
]);

/** @param {string} foreignOrigin */
const documentOf = (foreignOrigin) => `<!doctype html>
<html lang="en" data-foreign-origin="${foreignOrigin}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/bundle/page.css">
<body><script type="module" src="/bundle/page.js"></script></body></html>`;

/**
 * @param {{ port?: number }} options 0 or left out: a free one; the second origin is the next free one
 * @returns {Promise<{ url: string, foreignUrl: string, close(): Promise<void> }>} addresses without a slash at the end
 */
export async function servePlayground({ port = 0 } = {}) {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: ['page.ts'],
    outdir: `${here}bundle`,
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    minify: true,
    target: 'es2022',
    logLevel: 'error',
    loader: { '.ttf': 'file' },
    // Draft.js asks for Node's `global`.
    define: { global: 'globalThis' },
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [`/${path.slice(here.length)}`, contents]));
  /** @param {string} foreignOrigin */
  const serverOf = (foreignOrigin) =>
    createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://playground');
      const file = files.get(pathname);
      if (file) return response.setHeader('content-type', typeOf.get(extname(pathname)) ?? 'text/plain').end(file);
      if (pathname.startsWith('/bundle/')) return response.writeHead(404).end();
      response.setHeader('content-type', 'text/html').end(documentOf(foreignOrigin));
    });
  const foreign = serverOf('');
  const foreignUrl = await listen(foreign, 0);
  const own = serverOf(foreignUrl);
  const url = await listen(own, port);
  return {
    url,
    foreignUrl,
    close: async () => {
      await Promise.all([closed(own), closed(foreign)]);
    },
  };
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<string>} */
const listen = (server, port) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`);
    });
  });

/** @param {import('node:http').Server} server */
const closed = (server) => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
};
