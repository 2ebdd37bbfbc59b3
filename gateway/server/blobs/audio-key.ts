import { hkdfSync } from 'node:crypto';
import path from 'node:path';
import { keepSecret } from '../auth/secret-file.ts';
import { syncDirectory } from './sync-directory.ts';

/** In `DATA_DIR`, mode 0600: a copy of the database or of the audio alone tells nobody what was said. */
const fileName = 'audio-key';

/** The key that all audio at rest is encrypted under, 32 bytes; made on the first start, on disk before it is used. */
export async function keepAudioKey(dataDirectory: string): Promise<Buffer> {
  const secret = await keepSecret(path.join(dataDirectory, fileName));
  await syncDirectory(dataDirectory);
  return Buffer.from(hkdfSync('sha256', secret, '', 'alfavoice audio', 32));
}
