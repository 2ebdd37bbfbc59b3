import type { Ctranslate2Model, Ctranslate2Variable } from './ctranslate2.ts';
import { FormatError } from './format-error.ts';
import { encodeHead, encodeTensorHead, fileTypeF16, type Hyperparameters, tensorType } from './ggml-model.ts';
import { encodeHalf, halfTable } from './half-float.ts';
import { fftBins, melFilters } from './mel-filters.ts';
import { convolutionBiases, type TensorOrigin, unquantised, whisperTensors } from './whisper-tensors.ts';

const variable = (model: Ctranslate2Model, name: string): Ctranslate2Variable => {
  const found = model.variables.get(name);
  if (!found) throw new FormatError(`CTranslate2 model has no variable ${name}`);
  return found;
};

const countLayers = (model: Ctranslate2Model, side: 'encoder' | 'decoder'): number => {
  let count = 0;
  while (model.variables.has(`${side}/layer_${count}/ffn/linear_0/weight`)) count++;
  return count;
};

const readHeads = async (model: Ctranslate2Model, side: 'encoder' | 'decoder'): Promise<number> => {
  const { type } = variable(model, `${side}/num_heads`);
  const bytes = await model.read(`${side}/num_heads`);
  return type === 'i8' ? bytes.readInt8() : type === 'i16' ? bytes.readInt16LE() : bytes.readInt32LE();
};

const readHyperparameters = async (model: Ctranslate2Model): Promise<Hyperparameters> => {
  const [vocabulary = 0, textState = 0] = variable(model, 'decoder/embeddings/weight').shape;
  const [audioContext = 0, audioState = 0] = variable(model, 'encoder/position_encodings/encodings').shape;
  const [textContext = 0] = variable(model, 'decoder/position_encodings/encodings').shape;
  const [, mels = 0] = variable(model, 'encoder/conv1/weight').shape;
  return {
    vocabulary,
    audioContext,
    audioState,
    audioHeads: await readHeads(model, 'encoder'),
    audioLayers: countLayers(model, 'encoder'),
    textContext,
    textState,
    textHeads: await readHeads(model, 'decoder'),
    textLayers: countLayers(model, 'decoder'),
    mels,
    fileType: fileTypeF16,
  };
};

const bytesOf = (array: Float32Array | Uint16Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Both floating types of CTranslate2 in the one wanted; little-endian in, little-endian out. */
const convertFloats = (data: Buffer, from: 'f32' | 'f16', to: 'f32' | 'f16', halves: Float32Array): Uint8Array => {
  if (from === to) return data;
  if (to === 'f32') {
    return bytesOf(Float32Array.from({ length: data.length / 2 }, (_, i) => halves[data.readUInt16LE(i * 2)] ?? 0));
  }
  return bytesOf(Uint16Array.from({ length: data.length / 4 }, (_, i) => encodeHalf(data.readFloatLE(i * 4))));
};

const encodeTensor = async (
  model: Ctranslate2Model,
  origin: TensorOrigin,
  halves: Float32Array,
): Promise<Uint8Array[]> => {
  const { part = 0, parts = 1 } = origin;
  const { shape, type } = variable(model, origin.from);
  if (type !== 'f16' && type !== 'f32')
    throw new FormatError(`${origin.from} is ${type}: only f16 and f32 models convert`);
  const whole = await model.read(origin.from);
  const bytes = whole.length / parts;
  const [rows = 0, ...columns] = shape;
  const outer = convolutionBiases.has(origin.name) ? [rows, 1] : [rows / parts, ...columns];
  const wanted = outer.length < 2 || unquantised.has(origin.name) ? 'f32' : 'f16';
  const data = convertFloats(whole.subarray(part * bytes, (part + 1) * bytes), type, wanted, halves);
  return [encodeTensorHead(origin.name, outer.toReversed(), tensorType[wanted]), data];
};

/**
 * Whisper as CTranslate2 holds it, in ggml's f16 form. One tensor is in memory at a time (base: 53 MB at most).
 * @param vocabulary raw bytes of the text tokens, in the order of their ids
 * @returns the file, piece by piece
 * @throws FormatError when the model is no floating-point Whisper
 */
export async function* ctranslate2ToGgml(
  model: Ctranslate2Model,
  vocabulary: readonly Uint8Array[],
): AsyncGenerator<Uint8Array> {
  if (model.spec !== 'WhisperSpec') throw new FormatError(`CTranslate2 model is a ${model.spec}, not a Whisper`);
  const hyperparameters = await readHyperparameters(model);
  yield encodeHead(hyperparameters, melFilters(hyperparameters.mels), fftBins, vocabulary);
  const halves = halfTable();
  for (const origin of whisperTensors(hyperparameters.audioLayers, hyperparameters.textLayers)) {
    yield* await encodeTensor(model, origin, halves);
  }
}
