export * from './client.ts';
export * from './installation.ts';
export * from './scripted-worker.ts';
export * from './small-disk.ts';
export * from './spoken.ts';
