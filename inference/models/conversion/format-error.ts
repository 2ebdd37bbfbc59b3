/** The file is not of the format it should be: another kind, another version, or cut short. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}
