export type ModelErrorCode =
  | 'unknown_model'
  | 'unavailable'
  | 'damaged'
  | 'unusable_file'
  | 'disk_full'
  | 'not_writable'
  | 'addon_missing';

/** An expected failure. The message is one sentence for a person: what happened and what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** @returns whether the file or folder is simply not there */
export const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT';

/** @returns a ModelError where the disk or its permissions are the cause, else the error as it was */
export const explainDiskError = (error: unknown, folder: string): unknown => {
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new ModelError(
        'not_writable',
        `Models cannot be written to ${folder}: make it a folder this user may write to, or set CACHE_DIR to another one.`,
        { cause: error },
      );
    default:
      return error;
  }
};

export const diskFull = (folder: string, options?: ErrorOptions): ModelError =>
  new ModelError(
    'disk_full',
    `The disk that holds ${folder} is full: free some space there, or set CACHE_DIR to a folder on another disk.`,
    options,
  );
