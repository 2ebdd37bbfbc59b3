import { z } from 'zod';

/** Where a page of a list of words ended. Opaque to clients. */
export interface Cursor {
  /** What the list is in order of. */
  name: string;
  id: string;
}

const cursorSchema = z.tuple([z.string(), z.uuid()]);

export const encodeCursor = ({ name, id }: Cursor): string =>
  Buffer.from(JSON.stringify([name, id])).toString('base64url');

/** @returns undefined when the text is no cursor of ours */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [name, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { name, id };
  } catch {
    return undefined;
  }
}
