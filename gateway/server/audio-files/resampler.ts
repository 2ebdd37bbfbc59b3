/** Changes the rate of a stream of samples; what is above half the lower rate is filtered out first. */
export interface Resampler {
  /** @returns the samples that can be told by now */
  push(samples: Float32Array): Float32Array;
  /** @returns the last ones */
  end(): Float32Array;
}

/** Zero crossings of the windowed sinc on each side: -60 dB and better beyond the pass band. */
const lobes = 16;
/** Of the lower Nyquist frequency: the rest is the filter's slope. */
const passBand = 0.92;

/** Places between two samples at which the filter is tabled: between them it would not be heard. */
const phases = 256;

/** A windowed sinc (Hann), for any ratio of rates. */
export function createResampler(fromHz: number, toHz: number): Resampler {
  if (fromHz === toHz) return { push: (samples) => samples, end: () => new Float32Array(0) };
  const step = fromHz / toHz;
  const cutoff = passBand * Math.min(1, toHz / fromHz);
  const reach = Math.ceil(lobes / cutoff);
  const filters = Array.from({ length: phases + 1 }, (_, phase) => filterAt(phase / phases, cutoff, reach));
  // Silence before the first sample, so that the filter has something to stand on.
  let held = new Float32Array(reach);
  let heldFrom = -reach;
  let produced = 0;

  const at = (position: number): number => {
    const before = Math.floor(position);
    const filter = filters[Math.round((position - before) * phases)];
    const first = before - reach + 1 - heldFrom;
    let sum = 0;
    filter?.forEach((weight, tap) => {
      sum += weight * (held[first + tap] ?? 0);
    });
    return sum;
  };
  const upTo = (end: number): Float32Array => {
    const told: number[] = [];
    for (; produced * step < end; produced += 1) told.push(at(produced * step));
    const keepFrom = Math.min(heldFrom + held.length, Math.max(heldFrom, Math.floor(produced * step) - reach));
    held = held.slice(keepFrom - heldFrom);
    heldFrom = keepFrom;
    return Float32Array.from(told);
  };
  return {
    push(samples) {
      const joined = new Float32Array(held.length + samples.length);
      joined.set(held);
      joined.set(samples, held.length);
      held = joined;
      return upTo(heldFrom + held.length - reach);
    },
    end: () => upTo(heldFrom + held.length),
  };
}

/** Weights of the samples from `reach - 1` before to `reach` after a place that lies `fraction` behind a sample; together 1. */
function filterAt(fraction: number, cutoff: number, reach: number): Float32Array {
  const weights = Float32Array.from({ length: 2 * reach }, (_, tap) => {
    const distance = tap - reach + 1 - fraction;
    const angle = Math.PI * cutoff * distance;
    const sinc = distance === 0 ? 1 : Math.sin(angle) / angle;
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / (reach + 1)));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
