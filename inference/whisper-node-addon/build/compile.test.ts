import { expect, it } from 'vitest';
import { readProgress } from './compile.mjs';

it.each([
  [
    '[12/80] Building CXX object ggml/src/CMakeFiles/ggml-cpu-haswell.dir/ggml-cpu/ops.cpp.o',
    { done: 12, total: 80, label: 'ggml-cpu-haswell' },
  ],
  [
    '[ 15%] Building CXX object ggml/src/CMakeFiles/ggml-cpu-x64-feats.dir/ggml-cpu/arch/x86/cpu-feats.cpp.o',
    { done: 15, total: 100, label: 'ggml-cpu-x64' },
  ],
  ['[3/9] Building CXX object CMakeFiles/whisper_addon.dir/greedy.cpp.o', { done: 3, total: 9, label: 'whisper' }],
  ['[100%] Built target whisper_addon', { done: 100, total: 100, label: 'Built target whisper_addon' }],
  ['greedy.cpp:12:3: warning: [1/2]', undefined],
])('reads progress from %j', (line, progress) => {
  expect(readProgress(line)).toEqual(progress);
});
