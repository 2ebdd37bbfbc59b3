// `npm run bench:writing -- [OPTIONS]`: see writing/main.ts, or --help.
import { runBundled } from '../prepare/run-bundled.mjs';

await runBundled({ main: 'bench/writing/main', needsProduct: false });
