import { expect, test } from '@playwright/test';
import { rows } from '../../playground/rows.ts';
import { servePlayground } from '../../playground/serve.mjs';
import { matrixBrowsers } from './browsers.ts';
import { fewCellsOf } from './cells.ts';
import { checkRow } from './check.ts';
import { pageCostBytes, pageCostLimitBytes } from './page-cost.ts';
import { inWords } from './table.ts';

test('a page on which nobody dictates loads 15 KB at most', async () => {
  for (const built of ['chrome', 'firefox'] as const) {
    const bytes = await pageCostBytes(built);
    console.log(`Scripts of the extension in every page, ${built}: ${bytes} bytes, gzipped`);
    expect(bytes).toBeLessThanOrEqual(pageCostLimitBytes);
  }
});

// Every row in few variants; `whole.matrix.ts` does all of them and writes the table.
for (const { name, open, missing } of matrixBrowsers) {
  test(`${name}: a text lands in every kind of field, or it is said that it does not`, async () => {
    test.skip(missing !== '', missing);
    const playground = await servePlayground();
    const browser = await open();
    try {
      const failed: string[] = [];
      for (const row of rows) {
        const results = await checkRow(browser, `${playground.url}/${row.id}`, fewCellsOf(row));
        failed.push(...results.filter(({ ok }) => !ok).map(inWords));
      }
      expect(failed).toEqual([]);
    } finally {
      await browser.close();
      await playground.close();
    }
  });
}
