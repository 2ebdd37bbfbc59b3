/** A fault that comes with every request is told once in this time. */
const quietMs = 60_000;
/** So many different lines in that time are more than anyone reads. */
const rememberedLines = 200;

/** @returns a question: is this line new enough to show? */
export function createRepetitionFilter(now: () => number = Date.now): (line: string) => boolean {
  const shownAtMs = new Map<string, number>();
  return (line) => {
    const lastMs = shownAtMs.get(line);
    if (lastMs !== undefined && now() - lastMs < quietMs) return false;
    if (shownAtMs.size >= rememberedLines) shownAtMs.clear();
    shownAtMs.set(line, now());
    return true;
  };
}
