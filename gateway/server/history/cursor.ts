import { z } from 'zod';

/** Where a page ended. Opaque to clients. */
export interface Cursor {
  createdAt: Date;
  id: string;
}

const cursorSchema = z.tuple([z.int(), z.uuid()]);

export const encodeCursor = ({ createdAt, id }: Cursor): string =>
  Buffer.from(JSON.stringify([createdAt.getTime(), id])).toString('base64url');

/** @returns undefined when the text is no cursor of ours */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [atMs, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { createdAt: new Date(atMs), id };
  } catch {
    return undefined;
  }
}
