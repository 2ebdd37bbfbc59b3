/** Whether a host is one of `patterns`: the host itself or a part of it (`mail.example.com` of `example.com`), `*` any. */
export function isAmong(host: string, patterns: readonly string[]): boolean {
  const name = host.toLowerCase();
  return patterns.some((pattern) => {
    const wanted = pattern.trim().toLowerCase().replace(/^\*\./, '');
    return wanted === '*' || (wanted !== '' && (name === wanted || name.endsWith(`.${wanted}`)));
  });
}

/** The host of a page's address; '' for pages that have none (a file, a page of the browser). */
export function hostOf(address: string | undefined): string {
  if (!address || !URL.canParse(address)) return '';
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? hostname : '';
}
