// npm run rollout -- --downloads https://files.example.com/alfavoice --gateway https://voice.example.com
// writes what a company's browsers need into extension/dist/rollout.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolloutFiles, unpackedChromeId } from './rollout-files.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    downloads: { type: 'string' },
    gateway: { type: 'string' },
    'chrome-id': { type: 'string', default: unpackedChromeId },
    policy: { type: 'string', default: join(root, 'infra/packages/policy-template.json') },
    out: { type: 'string', default: join(root, 'extension/dist/rollout') },
  },
});

const wrong = Object.entries({ downloads: values.downloads, gateway: values.gateway }).find(
  ([, address]) => !address || !URL.canParse(address),
);
if (wrong) {
  console.error(`--${wrong[0]} must be an address, for example https://voice.example.com`);
  process.exitCode = 1;
} else {
  const { version } = JSON.parse(readFileSync(join(root, 'extension/package.json'), 'utf8'));
  const policy = { ...JSON.parse(readFileSync(values.policy, 'utf8')), gateway: values.gateway };
  const files = rolloutFiles({ downloads: values.downloads ?? '', version, chromeId: values['chrome-id'], policy });
  mkdirSync(values.out, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(values.out, name), content);
    console.log(join(values.out, name));
  }
}
