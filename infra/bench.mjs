// `npm run bench -- [OPTIONS]`: see bench/options.ts, or --help.
import { runBundled } from './prepare/run-bundled.mjs';

await runBundled({ main: 'bench/main', others: ['bench/production/time-model'], needsProduct: true });
