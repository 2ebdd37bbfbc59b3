/** AES-256-GCM with 96-bit random nonces: safe for 2^32 messages of a key, 34 years of speech in chunks of 250 ms. */
const algorithm = 'AES-GCM';
const nonceBytes = 12;
const tagBytes = 16;

/** Ciphertext with its tag, and the nonce it was made with. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export const makeKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);

/** @param place what it is and where it belongs: sealed in one place, it does not open in another */
export async function seal(key: CryptoKey, place: string, plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const data = await crypto.subtle.encrypt(parameters(nonce, place), key, plain);
  return { nonce, data };
}

/** @returns undefined when it was changed, belongs to another place or was sealed with another key */
export async function unseal(key: CryptoKey, place: string, sealed: Sealed): Promise<ArrayBuffer | undefined> {
  try {
    return await crypto.subtle.decrypt(parameters(sealed.nonce, place), key, sealed.data);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return undefined;
    throw error;
  }
}

/** Bytes of what is inside. */
export const plainBytesOf = ({ data }: Sealed): number => Math.max(0, data.byteLength - tagBytes);

export const sealJson = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  seal(key, place, new TextEncoder().encode(JSON.stringify(value)));

/** @returns undefined as `unseal` */
export async function unsealJson(key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> {
  const plain = await unseal(key, place, sealed);
  return plain && JSON.parse(new TextDecoder().decode(plain));
}

const parameters = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: algorithm,
  iv,
  additionalData: new TextEncoder().encode(place),
});
