// Runs in a process of its own, which an illegal instruction may end: loads the library, recognises a second of noise
// with a random model, plain and quantised (AMX has kernels for the quantised one only). Arguments: the addon's folder,
// the CPU variant wanted if any. Prints the variant as soon as it is known, `ok` at the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNanoModel } from './nano-model.mjs';

const [addonDirectory, wanted = ''] = process.argv.slice(2);
if (!addonDirectory) throw new Error('usage: self-test-child.mjs ADDON_FOLDER [VARIANT]');
/** @type {import('../src/native-binding.ts').NativeBinding} */
const binding = createRequire(import.meta.url)(join(addonDirectory, 'whisper.node'));
process.stdout.write(`${binding.loadBackends(addonDirectory, wanted)}\n`);

const samples = Float32Array.from({ length: 16_000 }, (_, i) => Math.sin(i * i) * 0.1);
const none = new Int32Array();
const options = { language: 'en', prefixTokens: none, draftTokens: none, promptTokens: none, threads: 1, maxTokens: 8 };

const directory = mkdtempSync(join(tmpdir(), 'alfavoice-self-test-'));
try {
  const plain = join(directory, 'nano.bin');
  const quantised = join(directory, 'nano-q8_0.bin');
  writeNanoModel(plain);
  await binding.quantize(plain, quantised, 'q8_0', () => undefined).result;
  for (const path of [plain, quantised]) {
    const model = await binding.loadModel(path, true).result;
    const state = model.createState();
    const { meanLogProbability } = await state.recognise(model.createWindow(), samples, {
      ...options,
      again: 0,
      keepSilence: false,
      suppressNonSpeech: true,
    }).result;
    if (!Number.isFinite(meanLogProbability)) throw new Error('not a number');
    state.close();
    model.close();
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
process.stdout.write('ok\n');
