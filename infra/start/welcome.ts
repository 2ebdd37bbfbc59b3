import { join } from 'node:path';

export interface WelcomeFacts {
  root: string;
  /** What a person opens. */
  address: string;
  /** Given while there is no administrator. */
  firstRunLink: string | undefined;
  adminEmail: string | undefined;
}

/** What to open next, and how to load the extension. */
export function welcome({ root, address, firstRunLink, adminEmail }: WelcomeFacts): string {
  const signIn = firstRunLink
    ? `Make the administrator:  ${firstRunLink}`
    : `Open and sign in:        ${address}${adminEmail ? ` as ${adminEmail}` : ''}`;
  const extension = (browser: string) => join(root, 'extension', 'dist', browser);
  return [
    '',
    signIn,
    '',
    'The extension puts what you say into the field you are in. Load it once, then pair it on the page above:',
    `  Chrome:   chrome://extensions, "Developer mode" on, "Load unpacked", choose ${extension('chrome')}`,
    `  Firefox:  about:debugging#/runtime/this-firefox, "Load Temporary Add-on", choose ${join(extension('firefox'), 'manifest.json')}`,
    '',
  ].join('\n');
}
