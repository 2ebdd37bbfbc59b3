export const places = {
  history: '/history',
  dictate: '/dictate',
  dictionary: '/dictionary',
  replacements: '/replacements',
  snippets: '/snippets',
  styles: '/styles',
  queue: '/queue',
  settings: '/settings',
  people: '/people',
  setup: '/setup',
  connect: '/connect-extension',
} as const;
export type Place = keyof typeof places;

/** Where an unknown address leads. */
const home: Place = 'history';

/** The place a path names; `known` is false where the address should be put right. */
export function match(pathname: string): { place: Place; known: boolean } {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  const found = (Object.keys(places) as Place[]).find((place) => places[place] === path);
  return { place: found ?? home, known: found !== undefined };
}
