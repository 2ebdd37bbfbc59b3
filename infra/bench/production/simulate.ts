import { quantile, seededRandom } from '../statistics.ts';
import { type Cost, type DictationModel, phraseEnds, recognitionMs } from './work-model.ts';

export interface ServerModel {
  /** Recognitions at a time. */
  slots: number;
  cost: Cost;
}

/** Long enough for some dictations of each person. */
const simulatedS = 300;
/** Until here the first dictations are in step with nothing. */
const warmUpS = 60;

interface Dictation {
  beginS: number;
  ends: number[];
  /** Phrases that their pauses have closed so far. */
  closed: number;
  /** Index of the first phrase that is neither recognised nor running. */
  next: number;
  running: boolean;
}

export interface Simulated {
  /** From the end of speech to the text. */
  p95Ms: number;
  recognitionsPerS: number;
  tokensPerS: number;
}

/**
 * A node that so many people dictate to without a break, one dictation after the other. Each phrase that its pause
 * closed is recognised at once where a slot is free, all that wait of one dictation in one go; the last ones of
 * finished dictations come first, then who waits longest. A recognition that runs is not interrupted.
 */
export function simulate(dictations: number, { slots, cost }: ServerModel, model: DictationModel): Simulated {
  const random = seededRandom(dictations);
  const open = new Set<Dictation>();
  const waiting = new Set<Dictation>();
  const begins = Array.from({ length: dictations }, () => random() * model.speechS);
  const events = new EventQueue();
  const latenciesMs: number[] = [];
  let free = slots;
  let recognitions = 0;
  let tokens = 0;
  let now = 0;

  const begin = (beginS: number) => {
    if (beginS > simulatedS) return;
    const dictation: Dictation = { beginS, ends: phraseEnds(model, random), closed: 0, next: 0, running: false };
    open.add(dictation);
    for (const end of dictation.ends)
      events.add(beginS + end, () => {
        dictation.closed += 1;
        if (!dictation.running) waiting.add(dictation);
        serve();
      });
    events.add(beginS + model.speechS, () => begin(beginS + model.speechS));
  };
  const isFinal = ({ closed, ends }: Dictation) => closed === ends.length;
  const since = ({ beginS, ends, next }: Dictation) => beginS + (ends[next] ?? 0);
  const isSooner = (one: Dictation, other: Dictation) =>
    isFinal(one) === isFinal(other) ? since(one) < since(other) : isFinal(one);
  const serve = () => {
    while (free > 0 && waiting.size > 0) {
      let chosen: Dictation | undefined;
      for (const dictation of waiting) if (!chosen || isSooner(dictation, chosen)) chosen = dictation;
      if (chosen) start(chosen, chosen.closed - 1);
    }
  };
  const start = (dictation: Dictation, last: number) => {
    const { ends, next } = dictation;
    const tookMs = recognitionMs(ends, next, last, model, cost);
    free -= 1;
    waiting.delete(dictation);
    dictation.running = true;
    dictation.next = last + 1;
    recognitions += 1;
    tokens += ((ends[last] ?? 0) - (next === 0 ? 0 : (ends[next - 1] ?? 0))) * model.tokensPerSecond;
    events.add(now + tookMs / 1000, () => {
      free += 1;
      dictation.running = false;
      if (last === ends.length - 1) {
        open.delete(dictation);
        if (dictation.beginS >= warmUpS) latenciesMs.push((now - dictation.beginS - model.speechS) * 1000);
      } else if (dictation.closed > dictation.next) waiting.add(dictation);
      serve();
    });
  };

  for (const beginS of begins) events.add(beginS, () => begin(beginS));
  for (let event = events.next(); event && event.atS <= simulatedS; event = events.next()) {
    now = event.atS;
    event.run();
  }
  // Who never got his text waits still: overload must not look fast.
  for (const { beginS } of open)
    if (beginS >= warmUpS && beginS + model.speechS < now) latenciesMs.push((now - beginS - model.speechS) * 1000);
  return {
    p95Ms: quantile(latenciesMs, 0.95),
    recognitionsPerS: recognitions / simulatedS,
    tokensPerS: tokens / simulatedS,
  };
}

interface SimulatedEvent {
  atS: number;
  run(): void;
}

/** Events in the order of time, those of one moment as they were added. */
class EventQueue {
  readonly #events: SimulatedEvent[] = [];

  add(atS: number, run: () => void): void {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.atS ?? 0) > atS) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, { atS, run });
  }

  next(): SimulatedEvent | undefined {
    return this.#events.pop();
  }
}
