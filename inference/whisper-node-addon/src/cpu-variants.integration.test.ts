import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testVariant } from '../build/self-test.mjs';
import { builtVariants } from '../build/self-test-result.mjs';
import { builtAddon, nanoModel } from './test-addon.ts';

const child = fileURLToPath(new URL('./test-variant-figures.mjs', import.meta.url));
const buildTimeoutMs = 900_000;
/** The baseline sums its attention in float16: it is a hundredth off by itself. Another sound is at least 0.02 off. */
const tolerance = 0.015;

it(
  'every CPU variant that runs here makes the same of a sound, but for rounding',
  async () => {
    const directory = await builtAddon();
    const modelPath = await nanoModel();
    const made = new Map<string, number[]>();
    for (const variant of builtVariants(directory)) {
      const runs = await testVariant(directory, variant).then(
        () => true,
        () => false,
      );
      if (!runs) continue;
      const { used, figures } = JSON.parse(
        execFileSync(process.execPath, [child, directory, variant, modelPath], { encoding: 'utf8' }),
      );
      expect(used).toBe(variant);
      made.set(variant, figures);
    }
    expect(made.size).toBeGreaterThan(1);
    const [reference = [], ...others] = [...made.values()].reverse();
    for (const figures of others) {
      expect(figures).toHaveLength(reference.length);
      const apart = figures.map((figure, i) => Math.abs(figure / (reference[i] ?? Number.NaN) - 1));
      expect(Math.max(...apart)).toBeLessThan(tolerance);
    }
  },
  buildTimeoutMs,
);
