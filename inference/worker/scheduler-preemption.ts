import { makesRoomInOrder, type Urgency } from './scheduler-urgency.ts';

/** A job that has a slot. */
export interface Occupant {
  readonly urgency: Urgency;
  readonly startedAtMs: number;
  readonly threads: number;
  /** It is being aborted: its slot and its cores will be free in a moment. */
  readonly ending: boolean;
}

/** What the jobs that somebody waits for need. */
export interface Need {
  /** How many of them wait. */
  jobs: number;
  /** Of the next one. */
  threads: number;
}

export interface Room {
  slots: number;
  /** That other processes leave. */
  cores: number;
}

const threadsOf = (jobs: readonly Occupant[]) => jobs.reduce((sum, { threads }) => sum + threads, 0);

/** Cores that nobody has, at least one: a job that has begun must go on. */
export const coresLeft = (running: readonly Occupant[], { cores }: Pick<Room, 'cores'>): number =>
  Math.max(1, Math.floor(cores - threadsOf(running)));

/**
 * The jobs that are to make room, the youngest of a kind first: it loses the least. Slots are made of whatever nobody
 * waits for; cores of hypotheses only, for an upload that had to start anew at every phrase would never end.
 */
export function toPreempt<Job extends Occupant>(running: readonly Job[], need: Need, { slots, cores }: Room): Job[] {
  if (need.jobs === 0) return [];
  let staying = running.filter(({ ending }) => !ending);
  const preempted: Job[] = [];
  const youngest = (urgency: Urgency) =>
    staying.filter((job) => job.urgency === urgency).sort((a, b) => b.startedAtMs - a.startedAtMs)[0];
  const preempt = (job: Job) => {
    preempted.push(job);
    staying = staying.filter((other) => other !== job);
  };
  for (const urgency of makesRoomInOrder) {
    for (let job = youngest(urgency); job && slots - staying.length < need.jobs; job = youngest(urgency)) preempt(job);
  }
  for (
    let job = youngest('hypothesis');
    job && cores - threadsOf(staying) < need.threads;
    job = youngest('hypothesis')
  ) {
    preempt(job);
  }
  return preempted;
}

/** Whether it is worth waiting for jobs that are ending, rather than to start on the cores there are. */
export const coresAreComing = (running: readonly Occupant[], need: Need, { cores }: Room): boolean =>
  running.some(({ ending }) => ending) && cores - threadsOf(running) < need.threads;
