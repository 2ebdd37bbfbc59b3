import { z } from 'zod';

/** Where a page of the dictionary ended. Opaque to clients. */
export interface Cursor {
  written: string;
  id: string;
}

const cursorSchema = z.tuple([z.string(), z.uuid()]);

export const encodeCursor = ({ written, id }: Cursor): string =>
  Buffer.from(JSON.stringify([written, id])).toString('base64url');

/** @returns undefined when the text is no cursor of ours */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [written, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { written, id };
  } catch {
    return undefined;
  }
}
