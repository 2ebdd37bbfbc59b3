/**
 * - `no_toolchain`: cmake or a C++ compiler is missing
 * - `build_failed`, `self_test_failed`: the library could not be built, or no CPU variant of it runs here
 * - `no_addon`: the folder holds no built addon
 * - `no_variant`: the CPU variant asked for was not built, or cannot run here
 * - `bad_model`: the file is missing, truncated or no Whisper model in ggml's format
 * - `busy`, `closed`: the state runs another job, or it or its model was closed
 * - `unsupported`: the ready-made recogniser cannot do it
 * - `failed`: whisper.cpp reported an error
 * @typedef {'no_toolchain' | 'build_failed' | 'self_test_failed' | 'no_addon' | 'no_variant' | 'bad_model' | 'busy' | 'closed' | 'unsupported' | 'failed'} AddonErrorCode
 */

/** Expected trouble with the addon: a stable code and a sentence for a person. */
export class AddonError extends Error {
  /**
   * @param {AddonErrorCode} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'AddonError';
    this.code = code;
  }
}
