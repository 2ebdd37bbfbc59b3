import type { CleanRequest, CleanResponse, FromWorker, Open, WorkerStatus } from '@alfavoice/inference/contract';

/** One dictation on one worker. After `done`, `failed` or `lost` nothing more is heard. */
export interface WorkerDictation {
  send(pcm: Buffer): void;
  stop(): void;
  cancel(): void;
}

export interface WorkerDictationEvents {
  message(message: FromWorker): void;
  /** The connection broke: the worker died, or never answered. */
  lost(): void;
}

/** A worker process as the gateway sees it. Requests reject when it cannot be reached. */
export interface Worker {
  /** For logs and metrics. */
  readonly name: string;
  status(signal: AbortSignal): Promise<WorkerStatus>;
  metrics(signal: AbortSignal): Promise<string>;
  clean(request: CleanRequest, signal: AbortSignal): Promise<CleanResponse>;
  open(open: Open, events: WorkerDictationEvents): WorkerDictation;
}
