// Preloaded into the product's processes by `npm run chaos`: their wall clock is wrong by the milliseconds that
// CHAOS_CLOCK_FILE holds. Timers and `performance.now()` go on as ever, as they do when a real clock is set.
import { readFileSync } from 'node:fs';

const lookMs = 250;
const file = process.env.CHAOS_CLOCK_FILE ?? '';
const RealDate = Date;
let wrongByMs = 0;

const look = () => {
  try {
    wrongByMs = Number(readFileSync(file, 'utf8'));
  } catch {
    wrongByMs = 0;
  }
};
look();
setInterval(look, lookMs).unref();

const now = () => RealDate.now() + wrongByMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, parts, newTarget) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
