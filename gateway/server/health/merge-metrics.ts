/** Prometheus text of one process. */
export interface MetricsSource {
  text: string;
  /** Added to each sample as the label `worker`; absent for the gateway's own. */
  worker?: string;
}

interface Family {
  comments: string[];
  samples: string[];
}

const suffixes = /_(bucket|sum|count|total|created)$/;

/**
 * One exposition of several: a metric's HELP and TYPE stand once and its samples together, as the format demands
 * (https://prometheus.io/docs/instrumenting/exposition_formats/).
 */
export function mergeMetrics(sources: readonly MetricsSource[]): string {
  const families = new Map<string, Family>();
  const familyOf = (name: string) => {
    const known = families.get(name) ?? families.get(name.replace(suffixes, ''));
    if (known) return known;
    const made: Family = { comments: [], samples: [] };
    families.set(name, made);
    return made;
  };
  for (const { text, worker } of sources) {
    for (const line of text.split('\n')) {
      const comment = /^# (HELP|TYPE) (\S+)/.exec(line);
      if (comment?.[1] && comment[2]) {
        const { comments } = familyOf(comment[2]);
        if (!comments.some((known) => known.startsWith(`# ${comment[1]} `))) comments.push(line);
        continue;
      }
      const sample = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})?( .+)$/.exec(line);
      if (!sample?.[1]) continue;
      const [, name, labels, value] = sample;
      const all = [labels, worker && `worker="${worker.replace(/["\\\n]/g, '_')}"`].filter(Boolean).join(',');
      familyOf(name).samples.push(`${name}${all && `{${all}}`}${value}`);
    }
  }
  const blocks = [...families.values()].map(({ comments, samples }) => [...comments, ...samples].join('\n'));
  return `${blocks.join('\n\n')}\n`;
}
