import { open } from 'node:fs/promises';

/** Makes what was created, renamed or removed in a directory survive power loss. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
