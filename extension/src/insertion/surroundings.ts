/** What stands around the caret (or the selection, which the text will replace), within its line. */
export interface Surroundings {
  before: string;
  after: string;
}
