export * from './audio.ts';
export * from './dictation.ts';
export * from './joining.ts';
export * from './language.ts';
export * from './prompt.ts';
export * from './status.ts';
export * from './transliteration.ts';
export * from './writing.ts';
