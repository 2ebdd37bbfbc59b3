// `npm run chaos -- [OPTIONS]`: see chaos/main.ts, or --help.
import { runBundled } from './prepare/run-bundled.mjs';

await runBundled({ main: 'chaos/main', needsProduct: true });
