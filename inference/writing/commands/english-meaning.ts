import { isEnglishNumberWord } from '../numbers/english-numerals.ts';
import { has, words } from '../phrases.ts';
import type { Unit } from '../units.ts';
import { isCaseWordMeant, isEnglishInitialMeant } from './case-meaning.ts';
import { isEnglishCompound } from './compounds.ts';
import { isDictated, isListed, isQuoted, isSubject, type Place, standsAlone } from './place.ts';
import { isSignMeant } from './sign-meaning.ts';

const determiners = words(
  `a an the this that these those each every any no our your my his her its their some one first second third last final another same whole
  entire next other such what which either`,
);
/** What also stands alone: "if not, we go", "at one." Where marks are dictated these end a phrase. */
const standing = words('this that these those one no any some other another each all same not his');
const ordinals = words('first second third one next last final other');
const ordinalDays = words('first second third');
const month = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
/** Talk about a mark: "add comma here", "with a comma". */
const mentions = words(
  'expected unexpected not add insert use using with without or and of word words called put typed type by remove missing extra trailing oxford serial big huge',
);
/** "trial period", "grace period": what a stretch of time is called after. */
const periodBefore = words(
  `trial grace notice waiting cooling-off probation probationary transition transitional reporting billing accounting time victorian long short brief
  given fixed certain limited free holiday historical historic jurassic cretaceous triassic early late modern medieval edwardian georgian colonial
  post-war postwar interwar warranty rental lease contract comparison base pay payment review evaluation menstrual recovery rest class lunch exam test
  study adjustment training incubation gestation growth peak quiet busy difficult tough extended indefinite prior previous current forecast retention
  subscription blackout lock-up lockup holding return enrollment enrolment registration application consultation comment bidding tender delivery
  settlement vesting qualifying refractory classical baroque romantic renaissance blue per for during within in refund cure measurement planning
  budget fiscal financial tax insurance policy coverage sample control observation follow-up question initial expiration expiry
  maturity amortization depreciation renewal cancellation suspension embargo quarantine growing festive christmas summer winter election campaign
  monitoring exposure treatment sampling sprint onboarding handover honeymoon cooling heating slack busiest worst best`,
);
const articles = words('a an the this that our your my his her its their each every');
const spans = words('day week month year hour minute days weeks months years hours minutes');
const properAdjective = /^(?:\p{Lu}\p{Ll}+(?:ian|ean|ic|ese|ish|an|ern|oic))$/u;
const periodAfter = words(
  'of drama dramas piece pieces costume costumes instrument instruments property properties furniture film films pain pains product products tracker',
);
const verbs = words(
  `was is were are has had will would ended ends end begins began starts started lasts lasted runs expires expired covers between from when which
  starting ending can may should must`,
);
const commaAfter = words('splice splices separated delimited key operator');
const stopBefore = words('complete total grinding screeching dead');
const bodyBefore = words('sigmoid ascending descending transverse spastic');
const bodyAfter = words('cancer surgery cleanse screening polyps resection');
const dashBefore = words(
  "to will must can let's me us i we they you he she mad quick meter metre 100-meter 100-metre hundred would should gonna did",
);
const dashAfter = words('of cam cams light off out away into for');
const lineBefore = words(
  'brand launch launched launching launches on start starts starting begin begins beginning in for with from create created expanded of into',
);
const lineAfter = words(
  'delimited separated inserted or and of manager managers item items up character characters is was will',
);
const paragraphAfter = words('of is was will should about break');
const openersBefore = words(
  "to use using with an the forgot please don't should must need missing closing opening can we i you not",
);
const bulletBefore = words('silver rubber magic bite biting dodge dodged stray by with in of single lead');
const bulletAfter = words(
  'proof hole holes train trains wound wounds points journal journals list lists is was through in from fragments point on for',
);
const deleteBefore = words(
  "to don't please can you will not could i we they should just would and must never did let's or",
);
const sentenceStarters = words(
  `i we you he she it they the a an let let's please meet send can could there this these my our i'm i'll we'll it's make call write ask tell if
  when what how why where who do does did is are will would no yes actually instead maybe everyone`,
);
const capitalsBefore = words('in are is be use using with not of the this an and or written why');
const capitalsAfter = words(
  'is are looks look please and or if in on text title titles headline letters means words was for',
);

/** Is an English phrase that may be a command meant as one? In doubt it is text. */
export function isEnglishMeant(place: Place): boolean {
  const { command, left, right } = place;
  switch (command.kind) {
    case 'mark':
      return isMarkMeant(place);
    case 'dash':
      return isEnglishCompound(place) || isMarkMeant(place);
    case 'hyphen':
      return isHyphenMeant(place);
    case 'sign':
      return isSignMeant(place, 'en');
    case 'break':
      return isBreakMeant(place);
    case 'open':
      return !has(openersBefore, left);
    case 'close':
      return place.isPairOpen;
    case 'toggle':
      return closesLater(place);
    case 'bullet':
      return isBulletMeant(place);
    case 'delete':
      return isDeleteMeant(place);
    case 'capitals':
      if (command.from === 'end') return place.isPairOpen;
      if (command.from === 'initial') return isEnglishInitialMeant(place);
      if (command.from === 'small_initial' || /case$/.test(place.phrase)) return isCaseWordMeant(place);
      return right !== undefined && !has(capitalsBefore, left) && !has(capitalsAfter, right);
  }
}

function isMarkMeant(place: Place): boolean {
  const { phrase, left, right, units, from } = place;
  if (isSubject(place) || isQuoted(place) || isListed(place)) return false;
  if (has(standing, left) && (isDictated(place) || startsUnpunctuated(place))) return true;
  if (has(mentions, left)) return false;
  // "on March third period"
  if (month.test(units[from - 2]?.folded ?? '') && has(ordinalDays, left)) return true;
  // "but first comma lunch" is a mark, "the first comma" is not.
  if (has(ordinals, left) ? phrase === 'period' || isWordOf(determiners, units[from - 2]) : has(determiners, left))
    return false;
  switch (phrase) {
    case 'period':
      return isPeriodMeant(place);
    case 'comma':
      return !has(commaAfter, right);
    case 'colon':
      return !has(bodyBefore, left) && !has(bodyAfter, right);
    case 'dash':
      return !has(dashBefore, left) && !has(dashAfter, right);
    case 'full stop':
      return !has(stopBefore, left);
    default:
      return true;
  }
}

/** "No exclamation point stop": the one word before begins a text that has no marks. */
const startsUnpunctuated = ({ left, units, from, isUnpunctuated }: Place): boolean =>
  left === 'no' && isUnpunctuated && units[from - 2] === undefined;

const articlesAndOwners = words('a an the this that these those my your his her our its their every another');
const hyphenAfter = words('is was are in on at between and or from to of for should missing key keys here there means');

/** "first hyphen class", "all hyphen hands", "state hyphen of hyphen the hyphen art": what counts a mark elsewhere is a part of the word here. */
function isHyphenMeant(place: Place): boolean {
  const { left, right, units, from, to } = place;
  if (right === undefined || isSubject(place) || isQuoted(place)) return isMarkMeant(place);
  if (units[from - 2]?.folded === 'hyphen' || units[to + 1]?.folded === 'hyphen') return true;
  if (has(hyphenAfter, right) || has(articlesAndOwners, left)) return isMarkMeant(place);
  return has(ordinals, left) || has(determiners, left) || isMarkMeant(place);
}

function isPeriodMeant({ units, from, to, left, right }: Place): boolean {
  const before = units[from - 1];
  const beforeThat = units[from - 2];
  if (has(periodBefore, left) || has(periodAfter, right)) return false;
  if (left === 'off' && beforeThat?.folded === 'cooling') return false;
  if (has(spans, left) && (isEnglishNumberWord(beforeThat) || beforeThat?.kind === 'number')) return false;
  if (left !== undefined && /-(?:day|week|month|year|hour|minute)$/.test(left)) return false;
  if (before && left !== undefined && properAdjective.test(before.text) && isWordOf(determiners, beforeThat))
    return false;
  // The recogniser ended the sentence itself, or what the period did follows: "confirm the rental period.", "the rental period ended".
  const isNoun = has(verbs, right) || units[to]?.text === '.';
  return !(isNoun && left !== undefined && [from - 2, from - 3].some((at) => isWordOf(articles, units[at])));
}

const isWordOf = (set: ReadonlySet<string>, unit: Unit | undefined): boolean =>
  unit?.kind === 'word' && set.has(unit.folded);

function isBreakMeant({ phrase, left, right, command }: Place): boolean {
  if ((has(determiners, left) && left !== 'one') || has(mentions, left) || has(lineBefore, left)) return false;
  const isLine = command.kind === 'break' && command.lines === 1;
  return !has(isLine && phrase !== 'line break' ? lineAfter : paragraphAfter, right);
}

const closers = words('end close');
/** A quotation is looked through as far as this. */
const quotedUnits = 200;

/** "quote … unquote" in one text, with something between. */
function closesLater({ units, to }: Place): boolean {
  const close = units
    .slice(to, to + quotedUnits)
    .findIndex(
      ({ folded }, index) => folded === 'unquote' || (closers.has(folded) && units[to + index + 1]?.folded === 'quote'),
    );
  return close > 0;
}

function isBulletMeant(place: Place): boolean {
  const { phrase, left, right } = place;
  if (has(determiners, left) || has(mentions, left) || has(bulletBefore, left) || has(bulletAfter, right)) return false;
  if (phrase !== 'bullet') return true;
  return place.isRepeated || place.startsSentence || place.isAfterBreak;
}

function isDeleteMeant(place: Place): boolean {
  const { phrase, left, right, units, to, hasTextBefore } = place;
  if (!hasTextBefore) return false;
  if (/^(?:delete|remove|undo|erase)/.test(phrase))
    return place.startsSentence && (place.endsSentence || place.isBeforeCapital);
  if (standsAlone(place)) return true;
  if (place.isAfterBreak && units[to]?.text === ',') return true;
  if (has(deleteBefore, left)) return false;
  return (place.isBeforeCapital || has(sentenceStarters, right)) && units[to]?.kind !== 'mark';
}
