import type { Language } from '../contract/index.ts';

/** A part of a text in one language, without the white space around it. `language` is undefined for what is left alone: other languages, code, markup. */
export interface Stretch {
  start: number;
  end: number;
  language: Language | undefined;
}

const strangeInRussian = /[^\P{L}а-яё]|[`{}<>|#*]|\n[ \t]{2}/iu;
const strangeInEnglish = /[^\P{L}a-z]|[`{}<>|#*]|\n[ \t]{2}/iu;
const sentences = /\S[^\n]*?(?:[.!?…]+["»”)\]]*(?=\s+[\p{Lu}\p{Lo}"«“„(¿¡])|(?=\n)|$)/gu;

/** The parts of `text` by language, a sentence or a line at the smallest; neighbours of one language are one stretch. */
export function stretchesOf(text: string, spoken: Language): Stretch[] {
  const start = text.search(/\S/);
  if (start < 0) return [];
  const isPlain = spoken === 'ru' ? !strangeInRussian.test(text) : !strangeInEnglish.test(text) && !seemsForeign(text);
  if (isPlain) return [{ start, end: text.trimEnd().length, language: spoken }];
  const stretches: Stretch[] = [];
  let isFenced = false;
  for (const { 0: sentence, index } of text.matchAll(sentences)) {
    const isFence = sentence.startsWith('```');
    const gap = text.slice(stretches.at(-1)?.end ?? 0, index);
    const isCode = isFenced || isFence || indented.test(gap) || markupOrCode.test(sentence);
    if (isFence) isFenced = !isFenced;
    const language = isCode ? undefined : languageOf(sentence, spoken);
    const last = stretches.at(-1);
    const end = index + sentence.trimEnd().length;
    if (last && last.language === language) last.end = end;
    else stretches.push({ start: index, end, language });
  }
  return stretches;
}

/** How lines of Markdown, HTML and program text begin or end, and signs that prose does not have. */
const markupOrCode =
  /^(?:```|\* |#{1,6} |> |\||<[/!]?[a-z])|[{}]\s*$|[)\]'"]\s*;\s*$|=>|[=!]==?[^=]|&&|\|\||^(?:const|let|var|function|def|import|class|return|if) .*[=({;:]/i;

const indented = /(?:^|\n)(?:\t| {2,})$/;

const otherCyrillic = /[^\P{Script=Cyrillic}а-яё]/iu;
/** A sentence of so many words of the other script is in the other language; fewer are terms. */
const sentenceWords = 3;

function languageOf(sentence: string, spoken: Language): Language | undefined {
  const cyrillic = countOf(sentence, /\p{Script=Cyrillic}/gu);
  const latin = countOf(sentence, /\p{Script=Latin}/gu);
  const letters = countOf(sentence, /\p{L}/gu);
  if (letters === 0) return spoken;
  if (letters - cyrillic - latin > letters / 2) return undefined;
  if (cyrillic > 0 && (spoken === 'ru' || cyrillic > latin)) return otherCyrillic.test(sentence) ? undefined : 'ru';
  if (spoken === 'ru' && countOf(sentence, /\p{L}+/gu) < sentenceWords) return 'ru';
  return seemsForeign(sentence) ? undefined : 'en';
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const englishWords =
  /(?<!\p{L})(?:the|an?|i|i'm|we|you|he|she|it|they|is|are|was|were|be|to|of|and|or|in|on|at|for|with|that|this|not|my|our|your|will|can|do|have|has|please|from)(?!\p{L})/iu;
/** Function words of German, French, Spanish, Italian, Portuguese and Dutch that are no English words. */
const foreignWords = new RegExp(
  `(?<!\\p{L})(?:${[
    'der|das|und|ist|nicht|ich|ein|eine|einen|mit|auf|für|von|zu|den|dem|wir|sie|uhr|heute|morgen|um|acht|kommt|auch|noch|aber|oder|wenn',
    'le|la|les|des|du|est|et|une|que|qui|dans|pour|avec|sur|pas|nous|vous|je|il|elle|ce|cette|mais|où|bonjour|merci',
    'el|los|las|con|para|por|una|como|más|pero|está|hola|gracias|nos|muy|di|che|è|sono|per|della|ciao|grazie',
    'não|uma|um|os|com|em|obrigado|você|het|een|niet|wij|voor|naar|ook',
  ].join('|')})(?!\\p{L})`,
  'giu',
);
const accented = /\p{L}*[^\P{Script=Latin}a-z]\p{L}*/giu;
/** Two such words may be a quotation or names; then English words around them decide. */
const fewestForeign = 2;

/** Is Latin text in some other language than English? */
function seemsForeign(text: string): boolean {
  const foreign = new Set((text.match(foreignWords) ?? []).map((word) => word.toLowerCase())).size;
  const signs = foreign + countOf(text, accented);
  return signs >= fewestForeign && !englishWords.test(text);
}
