import { type FileHandle, open } from 'node:fs/promises';
import { FormatError } from './format-error.ts';

/** Types of CTranslate2's `DataType`, by their number in the file. */
export const ctranslate2Types = ['f32', 'i8', 'i16', 'i32', 'f16'] as const;
export type Ctranslate2Type = (typeof ctranslate2Types)[number];

export interface Ctranslate2Variable {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: Ctranslate2Type;
  readonly offset: number;
  readonly byteLength: number;
}

/** An open CTranslate2 model: its table of contents in memory, its weights on disk until asked for. */
export interface Ctranslate2Model {
  readonly spec: string;
  readonly variables: ReadonlyMap<string, Ctranslate2Variable>;
  /** @returns the raw little-endian bytes of a variable. @throws FormatError when the name is unknown */
  read(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

const supportedVersion = 6;
/** Enough for any one entry's name and shape; the data is skipped. */
const entryHeadBytes = 1024;

const readExactly = async (file: FileHandle, offset: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new FormatError('CTranslate2 file ends early');
  return buffer;
};

/** Reads forward through small fields of a file without loading what lies between them. */
const cursor = (file: FileHandle, start: number) => {
  let window = Buffer.alloc(0);
  let windowStart = start;
  let position = start;
  const take = async (length: number): Promise<Buffer> => {
    if (position < windowStart || position + length > windowStart + window.length) {
      const fresh = Buffer.alloc(Math.max(length, entryHeadBytes));
      const { bytesRead } = await file.read(fresh, 0, fresh.length, position);
      if (bytesRead < length) throw new FormatError('CTranslate2 file ends early');
      window = fresh.subarray(0, bytesRead);
      windowStart = position;
    }
    const from = position - windowStart;
    position += length;
    return window.subarray(from, from + length);
  };
  return {
    position: () => position,
    skip: (length: number) => {
      position += length;
    },
    u8: async () => (await take(1)).readUInt8(),
    u32: async () => (await take(4)).readUInt32LE(),
    /** A length that counts the closing NUL, then the bytes. */
    text: async () => {
      const length = (await take(2)).readUInt16LE();
      return (await take(length)).subarray(0, -1).toString('utf8');
    },
  };
};

/**
 * Opens a CTranslate2 `model.bin` (binary version 6). Aliases are resolved to the variables they name.
 * @throws FormatError when the file is of another kind or version, or ends early
 */
export const openCtranslate2 = async (path: string): Promise<Ctranslate2Model> => {
  const file = await open(path, 'r');
  try {
    const at = cursor(file, 0);
    const version = await at.u32();
    if (version !== supportedVersion)
      throw new FormatError(`CTranslate2 binary version ${version}, expected ${supportedVersion}`);
    const spec = await at.text();
    await at.u32();
    const variables = new Map<string, Ctranslate2Variable>();
    for (let left = await at.u32(); left > 0; left--) {
      const name = await at.text();
      const shape: number[] = [];
      for (let rank = await at.u8(); rank > 0; rank--) shape.push(await at.u32());
      const type = ctranslate2Types[await at.u8()];
      if (!type) throw new FormatError(`CTranslate2 variable ${name} has an unknown type`);
      const byteLength = await at.u32();
      variables.set(name, { name, shape, type, offset: at.position(), byteLength });
      at.skip(byteLength);
    }
    for (let left = await at.u32(); left > 0; left--) {
      const alias = await at.text();
      const variable = variables.get(await at.text());
      if (variable) variables.set(alias, variable);
    }
    return {
      spec,
      variables,
      read: async (name) => {
        const variable = variables.get(name);
        if (!variable) throw new FormatError(`CTranslate2 model has no variable ${name}`);
        return readExactly(file, variable.offset, variable.byteLength);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};
