export * from './limits.ts';
export * from './live/messages.ts';
export * from './problem.ts';
export * from './rest/auth.ts';
export * from './rest/health.ts';
export * from './rest/history.ts';
export * from './rest/settings.ts';
export * from './rest/writing.ts';
export type { Api } from './routes/index.ts';
