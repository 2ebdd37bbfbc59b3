import type { Answer } from '@alfavoice/gateway/client';
import type { Problem } from '@alfavoice/gateway/contract';

/** A value that is on its way, here, or could not be had. */
export type Loaded<T> = { kind: 'loading' } | { kind: 'here'; value: T } | { kind: 'problem'; problem: Problem };

export const loading = { kind: 'loading' } as const;

export const loaded = <T>(answer: Answer<T>): Loaded<T> =>
  answer.ok ? { kind: 'here', value: answer.value } : { kind: 'problem', problem: answer.problem };
