export type { Orphan, SpoolDescription } from './description.ts';
export { createSpool, type Spool } from './spool.ts';
export type { SpooledAudio } from './spooled-audio.ts';
