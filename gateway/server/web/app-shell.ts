import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { AppEnvironment } from '../request.ts';

/** Files whose name holds a hash of their content never change. */
const immutable = 'public, max-age=31536000, immutable';
/** Everything else is asked for each time: a new version must reach people at once. */
const revalidated = 'no-cache';
const hashedName = /[.-][\w-]{8,}\.(js|css|woff2?|svg|png|wasm|onnx)$/;

/** The web app: its files, and its first page for every address that is one of its views. */
export function serveAppShell(app: Hono<AppEnvironment>, directory: string): void {
  const onFound = (file: string, c: Context) => {
    const inAssets = path.relative(directory, file).startsWith(`assets${path.sep}`);
    c.header('Cache-Control', inAssets && hashedName.test(file) ? immutable : revalidated);
  };
  app.use('*', compress());
  app.use('*', serveStatic({ root: directory, onFound }));
  const firstPage = serveStatic({ root: directory, path: 'index.html', onFound });
  app.get('*', async (c, next) => {
    const isView = path.extname(c.req.path) === '' && (c.req.header('accept') ?? '*/*').match(/text\/html|\*\/\*/);
    return isView ? firstPage(c, next) : next();
  });
}
