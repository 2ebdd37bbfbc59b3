import type { Stoppable } from '../running.ts';

/** What a company would use instead: it gets a recording whole and answers with its words. */
export interface Baseline extends Stoppable {
  name: string;
  /** Version, flags, threads. */
  how: string;
  versions: Record<string, string>;
  /** Its process, for memory and CPU. */
  pid: number;
  /** Cores that it may use. */
  cores: number;
  /** @param pcm PCM16, 16 kHz mono @throws where it does not answer */
  transcribe(pcm: Buffer, language: 'ru' | 'en'): Promise<string>;
}
