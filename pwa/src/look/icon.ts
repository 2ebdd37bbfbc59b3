import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import dictionary from 'lucide-static/icons/book-a.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import paste from 'lucide-static/icons/clipboard-paste.svg?raw';
import offline from 'lucide-static/icons/cloud-off.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import file from 'lucide-static/icons/file-up.svg?raw';
import queue from 'lucide-static/icons/inbox.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import mic from 'lucide-static/icons/mic.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import styles from 'lucide-static/icons/pen-line.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import puzzle from 'lucide-static/icons/puzzle.svg?raw';
import retry from 'lucide-static/icons/rotate-cw.svg?raw';
import history from 'lucide-static/icons/scroll-text.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import settings from 'lucide-static/icons/settings-2.svg?raw';
import stop from 'lucide-static/icons/square.svg?raw';
import compare from 'lucide-static/icons/text-quote.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import trouble from 'lucide-static/icons/triangle-alert.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import people from 'lucide-static/icons/users.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';

const icons = {
  arrowRight,
  check,
  chevronDown,
  close,
  compare,
  copy,
  dictionary,
  download,
  eye,
  eyeOff,
  file,
  history,
  keyboard,
  mic,
  offline,
  paste,
  pause,
  pencil,
  people,
  play,
  puzzle,
  queue,
  retry,
  search,
  send,
  settings,
  stop,
  styles,
  trash,
  trouble,
  undo,
};
export type IconName = keyof typeof icons;

/** A lucide icon, built in; what it stands for is said by the words or the label beside it. */
export const icon = (name: IconName): TemplateResult =>
  html`<span class="icon" aria-hidden="true">${unsafeHTML(icons[name])}</span>`;
