/** What the gateway process tells the one who started it, over Node's IPC channel. */
export type FromGateway =
  | { type: 'listening'; port: number; url: string }
  /** There is no user yet: open this to make the administrator. */
  | { type: 'first-run'; url: string }
  /** The schema is up to date: dictations can be stored. */
  | { type: 'prepared' };
