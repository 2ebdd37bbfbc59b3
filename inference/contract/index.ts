export * from './audio.ts';
export * from './dictation.ts';
export * from './status.ts';
export * from './writing.ts';
