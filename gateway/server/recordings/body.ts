import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { ProblemError } from '../problem/problem.ts';

/** A file as a request carries it. */
export interface UploadedFile {
  /** Form fields that stood before the file, and once it is `read` those behind it; of a raw body none. */
  fields: Record<string, string>;
  contentType: string | undefined;
  /** To be read once. Throws where the connection breaks before its end. */
  content: AsyncIterable<Buffer>;
  /** The request has been read to its end. Never rejects. */
  read: Promise<void>;
}

const limits = { files: 1, fields: 20, fieldNameSize: 100, fieldSize: 10_000, headerPairs: 50 };

const noFile = () => new ProblemError('bad_request', 'The form holds no part named “file”.');

/** The audio of a request: its body, or the part `file` of a form. Nothing is held in memory. */
export async function uploadedFile(request: Request): Promise<UploadedFile> {
  const contentType = request.headers.get('content-type') ?? undefined;
  const body = request.body ? Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>) : Readable.from([]);
  if (!contentType?.toLowerCase().startsWith('multipart/form-data'))
    return { fields: {}, contentType, content: body, read: Promise.resolve() };
  return fileOfForm(body, { 'content-type': contentType });
}

function fileOfForm(body: Readable, headers: BusboyHeaders): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    let form: InstanceType<typeof Busboy>;
    try {
      form = new Busboy({ headers, limits, isPartAFile: (name) => name === 'file' });
    } catch {
      return reject(noFile());
    }
    let file: Readable | undefined;
    const read = new Promise<void>((over) => form.once('close', over).once('finish', over));
    const fail = (error: Error) => {
      if (file) file.destroy(error);
      else reject(noFile());
    };
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (_name, stream, _fileName, _encoding, contentType) => {
      file = stream;
      resolve({ fields, contentType, content: stream, read });
    });
    form.once('finish', () => {
      if (!file) reject(noFile());
    });
    form.on('error', (error) => fail(error as Error));
    body.on('error', fail);
    body.pipe(form);
  });
}
