import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { rows } from '../../playground/rows.ts';
import { servePlayground } from '../../playground/serve.mjs';
import { projectRoot } from '../../product/root.ts';
import { matrixBrowsers } from './browsers.ts';
import { cellsOf } from './cells.ts';
import { checkRow, type Result } from './check.ts';
import { pageCostBytes } from './page-cost.ts';
import { dictateAtRandom, type RandomReport } from './random.ts';
import { documentOf, figuresOf, inWords } from './table.ts';

const asked = JSON.parse(process.env.ALFAVOICE_MATRIX ?? '{}') as { random?: number; seed?: number };
/** Dictations at random, half of them in each browser. */
const { random = 200, seed = 1 } = asked;

test('the insertion matrix', async () => {
  const results: Result[] = [];
  const atRandom: RandomReport[] = [];
  const playground = await servePlayground();
  try {
    for (const { name, open, missing } of matrixBrowsers) {
      if (missing) {
        console.log(`Skipped ${name}: ${missing}`);
        continue;
      }
      const browser = await open();
      try {
        for (const row of rows) {
          results.push(...(await checkRow(browser, `${playground.url}/${row.id}`, cellsOf(row))));
        }
        atRandom.push(
          await dictateAtRandom(browser, { rows, url: playground.url, seed, dictations: Math.ceil(random / 2) }),
        );
      } finally {
        await browser.close();
      }
    }
  } finally {
    await playground.close();
  }
  await writeFile(path.join(projectRoot(), 'infra/docs/insertion-matrix.md'), documentOf(rows, results, atRandom));
  const built = { Chromium: 'chrome', Firefox: 'firefox' } as const;
  for (const { browser } of atRandom)
    console.log(`Scripts in every page, ${browser}: ${await pageCostBytes(built[browser])} bytes, gzipped`);
  for (const line of figuresOf(results)) console.log(line);
  for (const { browser, dictations, phrases, kept, wrong } of atRandom)
    console.log(
      `${browser}: ${dictations} dictations at random, ${phrases} phrases, ${kept} kept, ${wrong.length} wrong`,
    );
  expect([...results.filter(({ ok }) => !ok).map(inWords), ...atRandom.flatMap(({ wrong }) => wrong)]).toEqual([]);
});
