export { keepAudioKey } from './audio-key.ts';
export type { BlobReader } from './blob-reader.ts';
export { type BlobStore, createBlobStore } from './blob-store.ts';
export type { BlobWriter } from './blob-writer.ts';
export { isDiskFull } from './disk-full.ts';
export { UnreadableBlob } from './layout.ts';
export { syncDirectory } from './sync-directory.ts';
