import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** CACHE_DIR, else `$XDG_CACHE_HOME/alfavoice`, else `~/.cache/alfavoice`. @param root what a relative CACHE_DIR counts from */
export const cacheDirOf = (env: Readonly<Record<string, string | undefined>>, root: string): string => {
  const { CACHE_DIR: given, XDG_CACHE_HOME: xdg } = env;
  if (given?.trim()) return resolve(root, given.trim());
  // The XDG specification tells to ignore relative paths.
  return join(xdg && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'alfavoice');
};
