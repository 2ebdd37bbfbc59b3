/**
 * What is served first. Somebody stares at the screen for a final and waits for a segment; nobody waits for a hypothesis,
 * nor for an upload as long as live speech needs the cores; files come last.
 */
export const urgencies = ['final', 'segment', 'hypothesis', 'upload', 'file'] as const;
export type Urgency = (typeof urgencies)[number];

/** 0 is served first. */
export const rankOf = (urgency: Urgency): number => urgencies.indexOf(urgency);

/** Somebody waits for it: what nobody waits for makes room. */
export const isAwaited = (urgency: Urgency): boolean => urgency === 'final' || urgency === 'segment';

/** It lies there recorded: nobody speaks it now. */
export const isRecorded = (urgency: Urgency): boolean => urgency === 'upload' || urgency === 'file';

/** What makes room first: a hypothesis is only a view of what will be heard again, an upload has a person who will come back. */
export const makesRoomInOrder: readonly Urgency[] = ['hypothesis', 'file', 'upload'];

/** Made room for somebody who waits. Nothing is wrong with the job: it may be tried again later. */
export class Preempted extends Error {
  constructor() {
    super('The recognition made room for one that somebody waits for.');
    this.name = 'Preempted';
  }
}
