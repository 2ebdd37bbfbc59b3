import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * The form of a blob on disk: a header (magic, id), then records. Each record is
 * `length of the content (u32le) | kind (u8) | nonce (12) | content, encrypted | tag (16)`, sealed with AES-256-GCM under
 * a key of the blob's own; its place in the blob is authenticated, so that none can be moved, repeated or left out
 * between two others. A sealed blob ends with the lengths of its records and `footerBytes` that point to them.
 */
const magic = Buffer.from('AVB1');
const endMagic = Buffer.from('AVBE');
const idBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

export const headerBytes = magic.length + idBytes;
export const leadBytes = 5;
export const overheadBytes = leadBytes + nonceBytes + tagBytes;
export const footerBytes = 4 + endMagic.length;
/** Longest content of one record; the index of a sealed blob, 4 bytes per record, must fit too. */
export const maxRecordBytes = 1024 * 1024;

export const kinds = { description: 1, content: 2, end: 3 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];
const knownKinds = new Set<number>(Object.values(kinds));

export interface RecordCipher {
  readonly header: Buffer;
  /** @param number of the record in the blob, from 0 */
  seal(number: number, kind: Kind, content: Uint8Array): Buffer;
  /** @param sealed the whole record @returns undefined when it is not what was sealed there */
  open(number: number, kind: Kind, sealed: Buffer): Buffer | undefined;
}

/** @param id a UUID: keys differ from blob to blob, so that random nonces never run out */
export function createRecordCipher(masterKey: Uint8Array, id: string): RecordCipher {
  const binaryId = Buffer.from(id.replaceAll('-', ''), 'hex');
  const key = Buffer.from(hkdfSync('sha256', masterKey, binaryId, 'alfavoice blob', 32));
  const place = (number: number, lead: Buffer) => {
    const index = Buffer.alloc(4);
    index.writeUInt32LE(number);
    return Buffer.concat([binaryId, index, lead]);
  };
  return {
    header: Buffer.concat([magic, binaryId]),
    seal(number, kind, content) {
      const lead = Buffer.alloc(leadBytes);
      lead.writeUInt32LE(content.length);
      lead.writeUInt8(kind, 4);
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, key, nonce);
      sealing.setAAD(place(number, lead));
      const encrypted = [sealing.update(content), sealing.final()];
      return Buffer.concat([lead, nonce, ...encrypted, sealing.getAuthTag()]);
    },
    open(number, kind, sealed) {
      const lead = readLead(sealed);
      if (lead?.kind !== kind || sealed.length !== lead.length + overheadBytes) return undefined;
      const contentFrom = leadBytes + nonceBytes;
      const opening = createDecipheriv(cipher, key, sealed.subarray(leadBytes, contentFrom));
      opening.setAAD(place(number, sealed.subarray(0, leadBytes)));
      opening.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      const content = opening.update(sealed.subarray(contentFrom, sealed.length - tagBytes));
      try {
        opening.final();
        return content;
      } catch {
        return undefined;
      }
    },
  };
}

/** What a record says of itself before its content. @returns undefined when no record begins here */
export function readLead(bytes: Buffer): { length: number; kind: Kind } | undefined {
  if (bytes.length < leadBytes) return undefined;
  const length = bytes.readUInt32LE(0);
  const kind = bytes.readUInt8(4);
  return knownKinds.has(kind) && length <= maxRecordBytes ? { length, kind: kind as Kind } : undefined;
}

/** @param endRecordBytes of the record before it */
export function footer(endRecordBytes: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(endRecordBytes);
  return Buffer.concat([bytes, endMagic]);
}

/** @returns the length of the end record; undefined when the blob is not sealed */
export const readFooter = (bytes: Buffer): number | undefined =>
  bytes.length === footerBytes && bytes.subarray(4).equals(endMagic) ? bytes.readUInt32LE(0) : undefined;

export function packLengths(lengths: readonly number[]): Buffer {
  const packed = Buffer.alloc(lengths.length * 4);
  lengths.forEach((length, index) => {
    packed.writeUInt32LE(length, index * 4);
  });
  return packed;
}

export const unpackLengths = (packed: Buffer): number[] =>
  Array.from({ length: packed.length / 4 }, (_, index) => packed.readUInt32LE(index * 4));
