const russian =
  'а без будто бы в ведь во вот все всё всего вы где да даже для до его ее её если ещё есть же за зато и из или им их к каждый как какой когда ко кто которая которые который кроме ли либо мне можно мой мы на надо над нам наш не него нет ни но ну о об однако он она они оно от очень перед по под пока после потом потому поэтому при про просто с сейчас сначала со так также такой там тебе тем теперь то тогда тоже только том тот ты у уже хотя чем через что чтобы чья эта эти это этот я';
const english =
  'a about after again all also although an and any are as at be because been before but by can could did do does else even ever every for from had has have he her here his how if in instead into is it its just like may me more most much must my no not now of on once only or other our out over please she should since so some such than that the their them then there these they this those though through to too under until up us very was we were what when where which while who why will with without would yet you your';
const words = new Set(`${russian} ${english}`.split(' '));

/** Words that are no names and so have no capital within a sentence. @param word in small letters */
export const isContinuationWord = (word: string): boolean => words.has(word);
