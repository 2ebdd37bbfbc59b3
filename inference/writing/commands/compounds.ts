import { has, words } from '../phrases.ts';
import type { Place } from './place.ts';

const questionWords =
  /^(?:кто|кого|кому|кем|ком|что|чего|чему|чем|чем|где|куда|откуда|когда|как|сколько|почему|зачем|отчего|чей|чья|чье|чьи|как(?:ой|ая|ое|ие|ого|ому|им|ую|их|ими|ом))$/;
const particles = words('то либо нибудь');
/** First parts that are no words of their own case and gender: what follows one is joined to it. */
const russianFirstParts = words(
  `кое кой веб онлайн офлайн интернет бизнес пресс топ мини макси экс вице бета альфа пиар арт тест смс пуш айти медиа фитнес премьер генерал
  поп рок джаз унтер обер штабс веб-`,
);
const notJoined = words('это то как есть и или а но не вот наш мой для в на с');

/** «кое тире что», «как тире то», «во тире первых», «веб тире сервер»: the dash inside a word is a hyphen. */
export function isRussianCompound({ left, right }: Place): boolean {
  if (left === undefined || right === undefined) return false;
  if (questionWords.test(left) && has(particles, right)) return true;
  if (left === 'по') return /(?:[оеё]му|ски|цки|[ьеё]и)$/.test(right);
  if (left === 'во' || left === 'в') return /^(?:перв|втор|треть|четверт|пят)(?:ых|их)$/.test(right);
  if (left === 'из') return /^(?:за|под)$/.test(right);
  return has(russianFirstParts, left) && !has(notJoined, right);
}

const englishPairs: readonly (readonly [first: RegExp, second: RegExp])[] = [
  [/^(?:long|short|mid|near|medium)$/, /^(?:term|range|run|haul|distance)$/],
  [/^(?:real|full|part|one|half|run|just|on)$/, /^time$/],
  [/^(?:back|front|high|low|dead|year|week|month|open|rear)$/, /^end$/],
  [/^(?:follow|check|sign|log|start|set|back|catch|clean|wrap|warm|line|mark|mock|scale|build)$/, /^up$/],
  [/^(?:check|log|sign|opt|plug|built|drop|add|stand|tie|trade)$/, /^(?:in|on|off)$/],
  [/^(?:hand|kick|roll|sign|roll|opt|phase|turn|time|read|cut)$/, /^(?:off|out|over)$/],
  [/^(?:well|best|better|lesser|little)$/, /^(?:known|defined|tested|written|documented|being|established)$/],
  [/^(?:first|second|third|top|high|low|mid|entry|world)$/, /^(?:class|party|quality|level|rate|priority|risk|tier)$/],
  [/^(?:self|co|ex|non|anti|semi|multi|pre|post|cross|re|un|inter|sub|pro|e|x|t|b|u)$/, /^\p{L}{2,}$/u],
  [
    /^(?:user|cost|cloud|web|data|event|role|rule|time|test|eco|family|dog|duty|sugar|error|risk|tax)$/,
    /^(?:based|friendly|free|driven|effective|facing|efficient|sensitive|prone)$/,
  ],
  [/^(?:read|write|view|admin|invite)$/, /^only$/],
];
const notEnglishPairs = words('the a an and or but is was to of we i you they it he she');

/** "real dash time", "non dash profit", "follow dash up": the dash inside a word is a hyphen. */
export const isEnglishCompound = ({ left, right }: Place): boolean =>
  left !== undefined &&
  right !== undefined &&
  !has(notEnglishPairs, right) &&
  englishPairs.some(([first, second]) => first.test(left) && second.test(right));
