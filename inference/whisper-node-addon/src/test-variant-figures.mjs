// What a random model makes of a sound under one CPU variant, as JSON. In a process of its own: ggml takes one variant a
// process. Arguments: the addon's folder, the variant, the model.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [addonDirectory = '', variant = '', modelPath = ''] = process.argv.slice(2);
/** @type {import('./native-binding.ts').NativeBinding} */
const binding = createRequire(import.meta.url)(join(addonDirectory, 'whisper.node'));
const used = binding.loadBackends(addonDirectory, variant);
const model = await binding.loadModel(modelPath, true).result;
const state = model.createState();

/** Seconds of a changing tone. @param {number} seconds */
const sound = (seconds) =>
  Float32Array.from({ length: seconds * 16_000 }, (_, i) => 0.2 * Math.sin(i / 12 + 40 * Math.sin(i / 4000)));
const none = new Int32Array();
const options = {
  ...{ language: 'en', draftTokens: none, promptTokens: none, threads: 2, again: 0, keepSilence: false },
  ...{ maxTokens: 1, suppressNonSpeech: false },
};

/** @type {number[]} */
const figures = [];
// Seconds that come at once, or one after the other. The last are no multiple of anything; the prefixes make batches of
// every remainder.
for (const pieces of [[1], [7], [30], [3.3, 2.17]]) {
  const window = model.createWindow();
  for (const more of pieces) {
    for (const words of [0, 1, 2, 3, 21]) {
      const prefixTokens = Int32Array.from({ length: words }, (_, i) => 1000 + 37 * i);
      const samples = words === 0 ? sound(more) : new Float32Array();
      const recognition = await state.recognise(window, samples, { ...options, prefixTokens }).result;
      figures.push(recognition.noSpeechProbability, recognition.meanLogProbability);
    }
    const ranked = await state.detectLanguage(window, new Float32Array(), 2).result;
    figures.push(...ranked.map(({ probability }) => probability));
  }
}
process.stdout.write(JSON.stringify({ used, figures }));
