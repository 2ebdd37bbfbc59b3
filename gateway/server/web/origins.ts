/** Which pages are ours. */
export interface Origins {
  /** As people reach the gateway; no slash at the end. */
  readonly publicUrl: string;
  readonly secure: boolean;
  isOwn(origin: string): boolean;
}

export const isExtensionOrigin = (origin: string): boolean => /^(chrome|moz)-extension:\/\/[\w-]+$/.test(origin);

/**
 * @param publicUrl undefined: reached on this machine, by any of its names
 * @param port the one it listens on
 */
export function createOrigins(publicUrl: string | undefined, port: number): Origins {
  const url = publicUrl ?? `http://localhost:${port}`;
  const own = new Set([new URL(url).origin]);
  if (publicUrl === undefined) {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) own.add(new URL(`http://${name}:${port}`).origin);
  }
  return { publicUrl: url, secure: url.startsWith('https:'), isOwn: (origin) => own.has(origin) };
}
