// `npm run playground [PORT]`: one page for every kind of field, to try dictation by hand.
import { tellRefusal } from './prepare/refusal.mjs';
import { openWorkbench } from './prepare/workbench.mjs';

await tellRefusal(async () => {
  const bench = openWorkbench();
  await bench.install();
  bench.close();
  const { servePlayground } = await import('./playground/serve.mjs');
  const { url } = await servePlayground({ port: Number(process.argv[2] ?? 3100) });
  console.log(`playground ${url}`);
});
