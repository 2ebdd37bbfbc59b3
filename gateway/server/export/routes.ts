import { Readable } from 'node:stream';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ExportFormat, exportHistory } from '../../contract/routes/export.ts';
import type { Parts } from '../parts.ts';
import type { AppEnvironment } from '../request.ts';
import { asJson, asMarkdown } from './everything.ts';
import { zipOf } from './zip.ts';

const files: Record<ExportFormat, { type: string; extension: string }> = {
  json: { type: 'application/json', extension: 'json' },
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
  zip: { type: 'application/zip', extension: 'zip' },
};

export function registerExport(app: OpenAPIHono<AppEnvironment>, { db, audio, clock, log }: Parts): void {
  const contentOf = async (format: ExportFormat, userId: string, now: Date): Promise<Readable> => {
    if (format === 'zip') return zipOf(userId, now, { db, audio, log });
    const text = format === 'json' ? asJson(db, userId, now) : asMarkdown(db, userId);
    return Readable.from(text, { objectMode: false });
  };
  app.openapi(exportHistory, async (c) => {
    const { format } = c.req.valid('query');
    const now = new Date(clock.now());
    const content = await contentOf(format, c.get('user').id, now);
    const { type, extension } = files[format];
    const name = `alfavoice-${now.toISOString().slice(0, 10)}.${extension}`;
    return c.body(Readable.toWeb(content) as ReadableStream<Uint8Array>, 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    });
  });
}
