import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Words } from '../words/words.ts';
import type { App } from './context.ts';

/** A component of the app: it is given the app's parts and the words of the language shown. */
export class AppElement extends LitElement {
  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) words!: Words;
}
