import type { Words } from '../words/words.ts';
import type { ListWords } from './list-dialog.ts';

type Same =
  | 'lead'
  | 'groupLead'
  | 'add'
  | 'added'
  | 'save'
  | 'notSaved'
  | 'taken'
  | 'use'
  | 'search'
  | 'whose'
  | 'everyones'
  | 'own'
  | 'total'
  | 'entry'
  | 'ofGroup'
  | 'off'
  | 'edit'
  | 'remove'
  | 'removed'
  | 'notRemoved'
  | 'nothingFound'
  | 'nothingFoundLead'
  | 'showAll'
  | 'download';

/** What every list says, each in its own words. */
export type KindWords = Pick<Words['dictionary'], Same> & { list: ListWords };
