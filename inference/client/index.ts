export { type DictationLink, type LinkEvent, openDictation } from './dictation.ts';
export { type ClientOptions, clean, WorkerError, workerMetrics, workerStatus } from './requests.ts';
