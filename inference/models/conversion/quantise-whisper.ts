import { type FileHandle, open } from 'node:fs/promises';
import { FormatError } from './format-error.ts';
import { encodeTensorHead, ggmlMagic, hyperparameterNames, tensorType } from './ggml-model.ts';
import { halfTable } from './half-float.ts';
import { blockWeights, quantiseQ8 } from './q8-0.ts';
import { unquantised } from './whisper-tensors.ts';

/** ggml: quantisation version 2 x 1000 + GGML_FTYPE_MOSTLY_Q8_0. */
const fileTypeQ8 = 2007;
const headerBytes = 4 * (1 + hyperparameterNames.length);
const fileTypeOffset = headerBytes - 4;
const tensorHeadNumbers = 12;
/** A tensor is quantised in pieces of this many weights, so that memory stays flat (a multiple of the block). */
const pieceWeights = 1 << 20;

const readAt = async (file: FileHandle, offset: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new FormatError('the ggml model ends early');
  return buffer;
};

/** Longer than any Whisper vocabulary (544 KB), read in one go. */
const vocabularyWindow = 4 << 20;

/** @returns the end of the filters and the vocabulary, which are copied as they are */
const skipHead = async (file: FileHandle): Promise<number> => {
  const [mels, bins] = new Int32Array((await readAt(file, headerBytes, 8)).buffer);
  let position = headerBytes + 8 + (mels ?? 0) * (bins ?? 0) * 4;
  const tokens = (await readAt(file, position, 4)).readInt32LE();
  position += 4;
  const { size } = await file.stat();
  const words = await readAt(file, position, Math.min(vocabularyWindow, size - position));
  let at = 0;
  for (let token = 0; token < tokens; token++) at += 4 + words.readInt32LE(at);
  return position + at;
};

const toFloats = (data: Buffer, type: number, halves: Float32Array): Float32Array => {
  if (type === tensorType.f32) return Float32Array.from({ length: data.length / 4 }, (_, i) => data.readFloatLE(i * 4));
  const source = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  const floats = new Float32Array(source.length);
  for (let i = 0; i < source.length; i++) floats[i] = halves[source[i] as number] as number;
  return floats;
};

interface TensorHead {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  readonly dataOffset: number;
  readonly dataBytes: number;
}

const readTensorHead = async (file: FileHandle, offset: number): Promise<TensorHead> => {
  const head = await readAt(file, offset, tensorHeadNumbers);
  const [rank, nameLength, type] = [head.readInt32LE(0), head.readInt32LE(4), head.readInt32LE(8)];
  if (
    rank < 1 ||
    rank > 4 ||
    nameLength < 1 ||
    nameLength > 256 ||
    (type !== tensorType.f32 && type !== tensorType.f16)
  ) {
    throw new FormatError('only f16 and f32 ggml models can be quantised');
  }
  const rest = await readAt(file, offset + tensorHeadNumbers, rank * 4 + nameLength);
  const dims = Array.from({ length: rank }, (_, i) => rest.readInt32LE(i * 4));
  const weights = dims.reduce((product, dim) => product * dim, 1);
  return {
    name: rest.subarray(rank * 4).toString('utf8'),
    dims,
    type,
    dataOffset: offset + tensorHeadNumbers + rest.length,
    dataBytes: weights * (type === tensorType.f32 ? 4 : 2),
  };
};

async function* pieces(file: FileHandle, { dataOffset, dataBytes, type }: TensorHead): AsyncGenerator<Buffer> {
  const step = pieceWeights * (type === tensorType.f32 ? 4 : 2);
  for (let done = 0; done < dataBytes; done += step) {
    yield await readAt(file, dataOffset + done, Math.min(step, dataBytes - done));
  }
}

async function* quantise(file: FileHandle): AsyncGenerator<Uint8Array> {
  const { size } = await file.stat();
  if (size < headerBytes || (await readAt(file, 0, 4)).readUInt32LE() !== ggmlMagic)
    throw new FormatError('not a ggml model');
  let position = await skipHead(file);
  const head = await readAt(file, 0, position);
  head.writeInt32LE(fileTypeQ8, fileTypeOffset);
  yield head;
  const halves = halfTable();
  while (position < size) {
    const tensor = await readTensorHead(file, position);
    const { name, dims, type, dataOffset, dataBytes } = tensor;
    const quantised = dims.length === 2 && !unquantised.has(name);
    if (quantised && (dims[0] ?? 0) % blockWeights !== 0)
      throw new FormatError(`rows of ${name} are no multiple of ${blockWeights}`);
    yield encodeTensorHead(name, dims, quantised ? tensorType.q8_0 : type);
    for await (const piece of pieces(file, tensor)) yield quantised ? quantiseQ8(toFloats(piece, type, halves)) : piece;
    position = dataOffset + dataBytes;
  }
}

/**
 * A ggml Whisper model with its matrices in Q8_0; what stays in full precision is what whisper.cpp's `examples/quantize`
 * leaves: everything but two-dimensional tensors, conv biases and positional embeddings.
 * @param path an f16 or f32 model
 * @returns the quantised file, piece by piece
 * @throws FormatError when the file is no such model
 */
export async function* quantiseWhisperQ8(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    yield* quantise(file);
  } finally {
    await file.close();
  }
}
