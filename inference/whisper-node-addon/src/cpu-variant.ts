import { AddonError } from '../build/addon-error.mjs';
import { selfTestResult } from '../build/self-test-result.mjs';
import { type NativeBinding, openBinding } from './native-binding.ts';
import { callNative } from './run-job.ts';

/**
 * Settles which of ggml's CPU variants this process runs, before the first model is loaded.
 * @param wanted undefined: the best that the CPU can run and that the self-test passed
 * @returns its name
 * @throws AddonError `no_addon`; `no_variant` when `wanted` was not built, cannot run here, or comes too late
 */
export function useCpuVariant(addonDirectory: string, wanted?: string): string {
  const variant = loadCpuVariant(openBinding(addonDirectory), addonDirectory, wanted);
  if (wanted && variant !== wanted)
    throw new AddonError('no_variant', `This process runs the CPU variant ${variant} already.`);
  return variant;
}

/** The variant of this process: the first call chooses it. Where ggml's own choice crashed in the self-test, the next one is taken. */
export function loadCpuVariant(binding: NativeBinding, addonDirectory: string, wanted?: string): string {
  const tested = selfTestResult(addonDirectory);
  const sound = tested && tested.excluded.length > 0 ? tested.variant : '';
  return callNative(() => binding.loadBackends(addonDirectory, wanted ?? sound));
}
