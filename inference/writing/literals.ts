/**
 * Literals are what a rule of writing must never touch: addresses, paths, file names, code, dotted abbreviations.
 * A step works on the text with each literal replaced by one private-use character, which no rule takes for a letter, digit or space.
 */
const firstPlaceholder = 0xe000;
/** typograf keeps its own marks from U+F000 on. */
const lastPlaceholder = 0xefff;

/** Each begins where its run of characters begins: a long run without what it looks for is read once, not once from each character. */
const literalPatterns = [
  // A character that could be mistaken for a placeholder is a literal itself.
  /[\ue000-\uf8ff]/u,
  /`[^`\n]*`/u,
  // URL. Punctuation at its end belongs to the sentence.
  /(?:(?<![A-Za-z\d+.-])[A-Za-z][A-Za-z\d+.-]*:\/\/|[Ww]{3}\.)[^\s"«»“”]*[^\s"«»“”.,!?;:)\]}'’…]/u,
  // E-mail
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/u,
  // A call, `print(a,b)`
  /(?<!\w)[A-Za-z_]\w*\([^()\s]*\)/u,
  // A run with a sign that prose does not have: paths, variables, tags, operators, percentages
  /(?<![^\s"«»“”„(),;!?…])[^\s"«»“”„(),;!?…]*[/\\@_=#$%&+~|<>{}[\]^*][^\s"«»“”„,;!?…]*[^\s"«»“”„(),;!?….:'’]/u,
  /[/\\@_=#$%&+~|<>{}[\]^*]/u,
  // `--force`, `-v`
  /(?<!\S)--?\p{L}[\p{L}\p{N}-]*/u,
  // «т.е.», "a.m.": the last period is the abbreviation's own.
  /(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.){2,}(?!\p{L})/u,
  // `file.ts`, `3.14`, `.env`, `пример.рф`. «сделал.Потом» and «мир.как» are none: those are sentence ends whose space is missing.
  /(?:(?<![^\s"«“(])\.(?=\p{L}))?(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+(?:(?:(?<![а-яё])\.|\.(?![А-ЯЁа-яё])|\.(?=(?:рф|рус|ру|ком|орг|дети|москва)(?![а-яё])))[\p{L}\p{N}-]+)+/u,
  /(?<![^\s"«“(])\.\p{L}[\p{L}\p{N}-]*/u,
  // `10:30`, `3,500`, `std::vector`
  /(?<!\p{N})\p{N}+(?:[:,]\p{N}+)+/u,
  /(?<!\w)[A-Za-z]\w*(?:::?[A-Za-z]\w*)+/u,
];

/** All of them in one expression, for the `u` flag. */
export const literalSource = literalPatterns.map((pattern) => `(?:${pattern.source})`).join('|');
const anyLiteral = new RegExp(literalSource, 'gu');

/** Every literal holds one of these; ordinary sentences hold none, and looking is cheap. */
const literalSign =
  /[\ue000-\uf8ff`/\\@_=#$%&+~|<>{}[\]^*\p{N}]|\.[\p{L}\p{N}]|\p{L}\.(?:\p{L})|[\p{L}\p{N}]\(|:\S|--?\p{L}/u;
const hyphenInWord = /\p{L}-\p{L}/gu;

/** May there be literals in `text`? No means no. */
export const mayHoldLiterals = (text: string): boolean =>
  literalSign.test(text.includes('-') ? text.replace(hyphenInWord, '') : text);

/**
 * Runs `transform` with the literals out of its reach and puts them back afterwards.
 * Text with more literals than there are placeholders (4096) is returned as it is: it is data, not dictation.
 * @param extra further literals of one rule; global and unicode
 */
export function keepLiterals(text: string, transform: (masked: string) => string, extra?: RegExp): string {
  if (!mayHoldLiterals(text)) return transform(text);
  const kept: string[] = [];
  const unmask = (masked: string): string =>
    masked.replace(/[\ue000-\uefff]/gu, (placeholder) => kept[placeholder.charCodeAt(0) - firstPlaceholder] ?? '');
  const mask = (literal: string): string => {
    kept.push(literal);
    return String.fromCharCode(firstPlaceholder + kept.length - 1);
  };
  let masked = text.replace(anyLiteral, mask);
  // What an extra pattern finds may hold placeholders already.
  if (extra) masked = masked.replace(extra, (found) => mask(unmask(found)));
  if (kept.length > lastPlaceholder - firstPlaceholder + 1) return text;
  return unmask(transform(masked));
}

/** `5 - 3` and `10 - 24` may be a sum or a range: such a hyphen is no dash. An extra literal of the typography steps. */
export const sumOrRange = /\p{N} +-{1,2} +\p{N}/gu;
