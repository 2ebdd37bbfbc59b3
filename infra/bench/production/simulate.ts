import { quantile, seededRandom } from '../statistics.ts';
import { EventQueue } from './event-queue.ts';
import { type Cost, type DictationModel, type Look, lookMs, phraseEnds, windowStart } from './work-model.ts';

export interface ServerModel {
  /** Recognitions at a time. */
  slots: number;
  cost: Cost;
}

/** Long enough for some dictations of each person. */
const simulatedS = 240;
/** Until here the first dictations are in step with nothing. */
const warmUpS = 60;
/** Times are sums of fractions. */
const roundingS = 1e-6;

interface Dictation {
  beginS: number;
  ends: number[];
  /** Phrases that their pauses have closed, and those that have become words. */
  closed: number;
  done: number;
  seenS: number;
  windowStartS: number;
  running: Running | undefined;
}

interface Running {
  look: Look;
  cancelled: boolean;
}

export interface Simulated {
  /** From the end of speech to the text. */
  p95Ms: number;
  looksPerS: number;
  tokensPerS: number;
}

/**
 * A node that so many people dictate to without a break, one dictation after the other. The last phrases of finished
 * dictations come first, then phrases that a pause closed, who waits longest first, all that wait of one dictation in one
 * go. Free places look at what is being spoken, and make room at once.
 */
export function simulate(dictations: number, { slots, cost }: ServerModel, model: DictationModel): Simulated {
  const random = seededRandom(dictations);
  const open = new Set<Dictation>();
  const waiting = new Set<Dictation>();
  const views = new Set<Dictation>();
  const events = new EventQueue();
  const latenciesMs: number[] = [];
  let free = slots;
  let looks = 0;
  let tokens = 0;
  let now = 0;

  const begin = (beginS: number) => {
    if (beginS > simulatedS) return;
    const ends = phraseEnds(model, random);
    const dictation = { beginS, ends, closed: 0, done: 0, seenS: 0, windowStartS: 0, running: undefined };
    open.add(dictation);
    for (const end of ends) events.add(beginS + end, () => close(dictation));
    for (let at = model.viewEveryS; at < model.speechS; at += model.viewEveryS) events.add(beginS + at, serve);
    events.add(beginS + model.speechS, () => begin(beginS + model.speechS));
  };
  const close = (dictation: Dictation) => {
    dictation.closed += 1;
    if (dictation.running?.look.kind === 'view') cancel(dictation);
    if (!dictation.running) waiting.add(dictation);
    serve();
  };
  const cancel = (dictation: Dictation) => {
    if (dictation.running) dictation.running.cancelled = true;
    dictation.running = undefined;
    views.delete(dictation);
    free += 1;
  };

  const serve = () => {
    while (waiting.size > 0) {
      if (free === 0) {
        const [view] = views;
        if (!view) return;
        cancel(view);
      }
      const chosen = best(waiting, isSooner);
      if (chosen) look(chosen, isFinal(chosen) ? 'final' : 'phrase', chosen.closed - 1);
    }
    while (free > 0) {
      const chosen = best(open, (one, other) => viewDueS(one) > viewDueS(other));
      if (!chosen || viewDueS(chosen) < 0) return;
      look(chosen, 'view', chosen.closed);
    }
  };
  const isFinal = ({ closed, ends }: Dictation) => closed === ends.length;
  const since = ({ beginS, ends, done }: Dictation) => beginS + (ends[done] ?? 0);
  const isSooner = (one: Dictation, other: Dictation) =>
    isFinal(one) === isFinal(other) ? since(one) < since(other) : isFinal(one);
  /** How long ago enough was said for another view; negative: there is none to take. */
  const viewDueS = (dictation: Dictation) =>
    dictation.running
      ? -1
      : now - dictation.beginS - Math.max(dictation.seenS, knownS(dictation)) - model.viewEveryS + roundingS;

  /** @param phrase the last one that the look holds */
  const look = (dictation: Dictation, kind: Look['kind'], phrase: number) => {
    const { ends, beginS } = dictation;
    const start = Math.min(knownS(dictation), windowStart(ends, phrase, model));
    if (start !== dictation.windowStartS) Object.assign(dictation, { windowStartS: start, seenS: start });
    const endS = kind === 'view' ? now - beginS : (ends[phrase] ?? 0);
    const taken: Look = { kind, windowStartS: start, knownS: knownS(dictation), seenS: dictation.seenS, endS };
    const running = { look: taken, cancelled: false };
    free -= 1;
    waiting.delete(dictation);
    dictation.running = running;
    if (kind === 'view') views.add(dictation);
    events.add(now + lookMs(taken, model, cost) / 1000, () => {
      if (!running.cancelled) finish(dictation, taken, phrase);
    });
  };
  const finish = (dictation: Dictation, { kind, seenS, knownS: forcedS, endS }: Look, phrase: number) => {
    free += 1;
    looks += 1;
    tokens += (endS - Math.max(seenS, forcedS)) * model.tokensPerSecond;
    dictation.running = undefined;
    dictation.seenS = endS;
    views.delete(dictation);
    if (kind !== 'view') dictation.done = phrase + 1;
    if (dictation.done === dictation.ends.length) {
      open.delete(dictation);
      if (dictation.beginS >= warmUpS) latenciesMs.push((now - dictation.beginS - model.speechS) * 1000);
    } else if (dictation.closed > dictation.done) waiting.add(dictation);
    serve();
  };

  for (let person = 0; person < dictations; person++) {
    const beginS = random() * model.speechS;
    events.add(beginS, () => begin(beginS));
  }
  for (let event = events.next(); event && event.atS <= simulatedS; event = events.next()) {
    now = event.atS;
    event.run();
  }
  // Who never got his text waits still: overload must not look fast.
  for (const { beginS } of open)
    if (beginS >= warmUpS && beginS + model.speechS < now) latenciesMs.push((now - beginS - model.speechS) * 1000);
  return { p95Ms: quantile(latenciesMs, 0.95), looksPerS: looks / simulatedS, tokensPerS: tokens / simulatedS };
}

const knownS = ({ ends, done }: Pick<Dictation, 'ends' | 'done'>) => (done === 0 ? 0 : (ends[done - 1] ?? 0));

function best<Item>(items: Iterable<Item>, isBetter: (one: Item, other: Item) => boolean): Item | undefined {
  let found: Item | undefined;
  for (const item of items) if (found === undefined || isBetter(item, found)) found = item;
  return found;
}
