export * from './client.ts';
export * from './installation.ts';
export * from './people.ts';
export * from './process.ts';
export * from './scripted-worker.ts';
export * from './small-disk.ts';
export * from './spoken.ts';
