import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCtranslate2 } from './ctranslate2.ts';
import { ctranslate2ToGgml } from './ctranslate2-to-ggml.ts';
import { FormatError } from './format-error.ts';
import { halfTable } from './half-float.ts';
import { fftBins } from './mel-filters.ts';
import { quantiseWhisperQ8 } from './quantise-whisper.ts';
import { tinyCtranslate2, tinyShape, tinyVariables } from './synthetic-model.ts';

interface Tensor {
  readonly dims: number[];
  readonly type: number;
  readonly data: Buffer;
}

const halves = halfTable();
const bytesPerWeight: Record<number, number> = { 0: 4, 1: 2, 8: 34 / 32 };

/** A reader of its own, after whisper.cpp's loader, so that writer and reader do not share a mistake. */
const parse = (file: Buffer) => {
  let at = 0;
  const int = () => {
    at += 4;
    return file.readInt32LE(at - 4);
  };
  const bytes = (length: number) => {
    at += length;
    return file.subarray(at - length, at);
  };
  const header = Array.from({ length: 12 }, int);
  const filters = [int(), int()];
  bytes(4 * (filters[0] ?? 0) * (filters[1] ?? 0));
  const vocabulary = Array.from({ length: int() }, () => bytes(int()).toString('utf8'));
  const tensors = new Map<string, Tensor>();
  while (at < file.length) {
    const [rank, nameLength, type] = [int(), int(), int()];
    const dims = Array.from({ length: rank }, int);
    const name = bytes(nameLength).toString('utf8');
    const weights = dims.reduce((product, dim) => product * dim, 1);
    tensors.set(name, { dims, type, data: bytes(weights * (bytesPerWeight[type] ?? Number.NaN)) });
  }
  return { header, filters, vocabulary, tensors };
};

const weight = ({ type, data }: Tensor, index: number): number => {
  if (type === 0) return data.readFloatLE(index * 4);
  if (type === 1) return halves[data.readUInt16LE(index * 2)] ?? Number.NaN;
  const block = Math.floor(index / 32) * 34;
  return (halves[data.readUInt16LE(block)] ?? Number.NaN) * data.readInt8(block + 2 + (index % 32));
};

const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
};

const original = (name: string, index: number) => tinyVariables.findIndex(([known]) => known === name) + index / 1000;

describe('a CTranslate2 Whisper as ggml', () => {
  let folder: string;
  let ggml: Buffer;
  const vocabulary = [Buffer.from('a'), Buffer.from(' слово'), Buffer.alloc(0)];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'alfavoice-conversion-'));
    await writeFile(join(folder, 'model.bin'), tinyCtranslate2());
    const model = await openCtranslate2(join(folder, 'model.bin'));
    ggml = await collect(ctranslate2ToGgml(model, vocabulary));
    await model.close();
    await writeFile(join(folder, 'ggml.bin'), ggml);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const convert = async (file: Buffer) => {
    await writeFile(join(folder, 'other.bin'), file);
    const model = await openCtranslate2(join(folder, 'other.bin'));
    try {
      return await collect(ctranslate2ToGgml(model, vocabulary));
    } finally {
      await model.close();
    }
  };

  it('keeps the shape and the words', () => {
    const { header, filters, vocabulary: words } = parse(ggml);
    const { vocabulary: count, audioContext, state, textContext, mels } = tinyShape;
    expect(header).toEqual([0x67676d6c, count, audioContext, state, 1, 1, textContext, state, 1, 1, mels, 1]);
    expect(filters).toEqual([mels, fftBins]);
    expect(words).toEqual(['a', ' слово', '']);
  });

  it('cuts the stacked projections apart', () => {
    const { tensors } = parse(ggml);
    const { state } = tinyShape;
    const first = (name: string) => weight(tensors.get(name) as Tensor, 0);
    const stacked = 'decoder/layer_0/self_attention/linear_0/weight';
    expect(first('decoder.blocks.0.attn.query.weight')).toBeCloseTo(original(stacked, 0), 1);
    expect(first('decoder.blocks.0.attn.key.weight')).toBeCloseTo(original(stacked, state * state), 1);
    expect(first('decoder.blocks.0.attn.value.weight')).toBeCloseTo(original(stacked, 2 * state * state), 1);
    const bias = 'decoder/layer_0/attention/linear_1/bias';
    expect(first('decoder.blocks.0.cross_attn.value.bias')).toBeCloseTo(original(bias, state), 5);
    expect(tensors.has('decoder.blocks.0.attn.key.bias')).toBe(false);
    expect(tensors.has('decoder.blocks.0.cross_attn.key.bias')).toBe(false);
  });

  it('writes dimensions in reverse, matrices in f16 and the rest in f32', () => {
    const { tensors } = parse(ggml);
    const { state, mels, audioContext } = tinyShape;
    const shape = (name: string) => [tensors.get(name)?.dims, tensors.get(name)?.type];
    expect(shape('encoder.conv1.weight')).toEqual([[3, mels, state], 1]);
    expect(shape('encoder.conv1.bias')).toEqual([[1, state], 0]);
    expect(shape('encoder.positional_embedding')).toEqual([[state, audioContext], 0]);
    expect(shape('encoder.blocks.0.mlp_ln.weight')).toEqual([[state], 0]);
    expect(shape('decoder.blocks.0.mlp.0.weight')).toEqual([[state, tinyShape.feedForward], 1]);
  });

  it('quantises the matrices alone, within a step of the scale', async () => {
    const { header, tensors } = parse(await collect(quantiseWhisperQ8(join(folder, 'ggml.bin'))));
    const before = parse(ggml);
    expect(header.at(-1)).toBe(2007);
    expect([...tensors.keys()]).toEqual([...before.tensors.keys()]);
    for (const [name, tensor] of tensors) {
      const source = before.tensors.get(name) as Tensor;
      const isMatrix = tensor.dims.length === 2 && source.type === 1;
      expect([name, tensor.type]).toEqual([name, isMatrix ? 8 : source.type]);
      if (!isMatrix) {
        expect(tensor.data.equals(source.data), name).toBe(true);
        continue;
      }
      const step = (Math.max(...[0, 7, 31].map((i) => Math.abs(weight(source, i)))) / 127) * 1.01;
      for (const i of [0, 7, 31]) expect(Math.abs(weight(tensor, i) - weight(source, i))).toBeLessThan(step);
    }
  });

  it('refuses what is no such model', async () => {
    const whole = tinyCtranslate2();
    await expect(convert(tinyCtranslate2('TransformerSpec'))).rejects.toThrow(FormatError);
    await expect(convert(whole.subarray(0, whole.length - 100))).rejects.toThrow(FormatError);
    await expect(convert(Buffer.from('GGUF, something else'))).rejects.toThrow(FormatError);
    await writeFile(join(folder, 'cut.bin'), ggml.subarray(0, ggml.length - 10));
    await expect(collect(quantiseWhisperQ8(join(folder, 'cut.bin')))).rejects.toThrow(FormatError);
    await writeFile(join(folder, 'text.bin'), 'no model at all, but longer than the header of one');
    await expect(collect(quantiseWhisperQ8(join(folder, 'text.bin')))).rejects.toThrow(FormatError);
  });
});
