/**
 * Chrome: tokens and choices are for the extension's own pages, not for its scripts inside of other people's, whose
 * process may be in foreign hands. What those may read lies in `storage.sync`. Firefox has no such lock.
 */
export function shutStorage(): void {
  if (BROWSER !== 'chrome') return;
  void chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
