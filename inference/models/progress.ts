/** How far a piece of work is. `total` is 0 while unknown. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

export interface Reporting {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** One line worth a log: which source is tried, why it failed, what was set aside. */
  readonly onNote?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
