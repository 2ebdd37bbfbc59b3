/**
 * What a person sees while the product gets ready: bars on a terminal, plain lines elsewhere (a log, a pipe).
 * @typedef {{ fraction?: number | undefined, detail?: string | undefined }} Step `fraction` from 0 to 1
 * @typedef {{ update(step: Step): void, done(text?: string): void, failed(text: string): void }} Task
 * @typedef {{ say(line: string): void, task(label: string): Task, close(): void }} Progress
 */

/** Shorter work shows no bar: it would only flicker. */
const quietMs = 2_000;
/** In a log one line per task in this time is enough to see that it lives. */
const plainLineMs = 5_000;
const redrawMs = 200;
const barWidth = 24;

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} stream
 * @param {() => number} now milliseconds
 * @returns {Progress}
 */
export function createProgress(stream, now = Date.now) {
  return stream.isTTY ? terminalProgress(stream, now) : plainProgress(stream, now);
}

/** @param {{ write(text: string): unknown }} stream @param {() => number} now @returns {Progress} */
function plainProgress(stream, now) {
  const say = (/** @type {string} */ line) => void stream.write(`${line}\n`);
  return {
    say,
    task(label) {
      const startedMs = now();
      let lastLineMs = startedMs - plainLineMs + quietMs;
      return {
        update(step) {
          if (now() - lastLineMs < plainLineMs) return;
          lastLineMs = now();
          say(`${label}: ${summary(step) || 'working'}`);
        },
        done: (text) => say(`${label}: ${text ?? 'done'} (${seconds(now() - startedMs)})`),
        failed: (text) => say(`${label}: ${text}`),
      };
    },
    close: () => undefined,
  };
}

/** @param {{ write(text: string): unknown, columns?: number }} stream @param {() => number} now @returns {Progress} */
function terminalProgress(stream, now) {
  /** @type {Map<object, { label: string, step: Step, startedMs: number }>} */
  const running = new Map();
  let drawnLines = 0;

  const erase = () => {
    // Up over the lines of the last drawing, then clear to the end of the screen (ECMA-48 CUU, ED).
    if (drawnLines > 0) stream.write(`\u001b[${drawnLines}A\u001b[0J`);
    drawnLines = 0;
  };
  const draw = () => {
    erase();
    for (const { label, step, startedMs } of running.values()) {
      if (now() - startedMs < quietMs) continue;
      const line = `${bar(step.fraction, now() - startedMs)} ${label} ${summary(step)} ${seconds(now() - startedMs)}`;
      stream.write(`${line.slice(0, (stream.columns ?? 80) - 1)}\n`);
      drawnLines += 1;
    }
  };
  const say = (/** @type {string} */ line) => {
    erase();
    stream.write(`${line}\n`);
    draw();
  };
  /** Only while something runs: a product that idles wakes nobody. @type {NodeJS.Timeout | undefined} */
  let timer;
  const stopDrawing = () => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    say,
    task(label) {
      const key = {};
      const state = { label, step: /** @type {Step} */ ({}), startedMs: now() };
      running.set(key, state);
      timer ??= setInterval(draw, redrawMs).unref();
      const end = (/** @type {string} */ line) => {
        running.delete(key);
        if (running.size === 0) stopDrawing();
        say(line);
      };
      return {
        update: (step) => {
          state.step = step;
        },
        done: (text) => end(`✓ ${label}: ${text ?? 'done'} (${seconds(now() - state.startedMs)})`),
        failed: (text) => end(`✗ ${label}: ${text}`),
      };
    },
    close() {
      stopDrawing();
      running.clear();
      erase();
    },
  };
}

/** @param {Step} step */
function summary({ fraction, detail }) {
  const percent = fraction === undefined ? '' : `${Math.floor(fraction * 100)} %`;
  return [percent, detail].filter(Boolean).join(' ');
}

/** A full bar for a known share; a block that wanders where the end is unknown. @param {number | undefined} fraction @param {number} elapsedMs */
function bar(fraction, elapsedMs) {
  if (fraction !== undefined) {
    const full = Math.round(Math.min(Math.max(fraction, 0), 1) * barWidth);
    return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
  }
  const block = 4;
  const at = Math.floor(elapsedMs / redrawMs) % (barWidth - block + 1);
  return `${'░'.repeat(at)}${'█'.repeat(block)}${'░'.repeat(barWidth - block - at)}`;
}

/** @param {number} ms */
const seconds = (ms) => `${Math.round(ms / 1000)} s`;
