// `npm run playground [PORT]`: one page for every kind of field, to try dictation by hand.
import { servePlayground } from './playground/serve.mjs';

const { url } = await servePlayground({ port: Number(process.argv[2] ?? 3100) });
console.log(`playground ${url}`);
