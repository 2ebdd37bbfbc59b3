import { type CleanRequest, type StyleName, styleNames, type WritingOptions } from '../contract/index.ts';

/** Rules that decide which words stand in the text. */
const wordSteps = ['addresses', 'fillers', 'repeats', 'corrections', 'phones', 'dates', 'times', 'numbers'] as const;

const tidy: WritingOptions = {
  style: 'tidy',
  without: [],
  yo: 'always',
  english: 'us',
  noBreakSpaces: 'never',
  quotes: 'as_said',
  money: 'words',
};

/** What each style means until a user chooses otherwise. */
const styles: Record<StyleName, WritingOptions> = {
  as_said: { ...tidy, style: 'as_said', without: [...wordSteps, 'typography', 'yo'] },
  tidy,
  business_letter: { ...tidy, style: 'business_letter', noBreakSpaces: 'usual', quotes: 'typographic' },
  chat: { ...tidy, style: 'chat', money: 'sign' },
  code_comment: { ...tidy, style: 'code_comment', yo: 'as_said', quotes: 'straight' },
  list: { ...tidy, style: 'list' },
};

const isStyleName = (name: string | undefined): name is StyleName => styleNames.some((known) => known === name);

/** @param style a name of ours; any other is written like `tidy` */
export function optionsOf(style: string | undefined, chosen: CleanRequest['options'] = {}): WritingOptions {
  const known = styles[isStyleName(style) ? style : 'tidy'];
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  return { ...known, ...given, without: [...known.without, ...(chosen.without ?? [])] };
}
