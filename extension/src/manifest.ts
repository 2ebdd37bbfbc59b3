import { version } from '../package.json';

/**
 * Public half of a key made once, whose private half was thrown away: it only keeps the id of the unpacked extension
 * the same on every machine (jljpbfpeedpfehlhhpbmadnpmfbogemc). A store signs with its own.
 */
const chromeKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAm+/C2Y41pYtLsebwjRcT8WKgi2JIGJ9HXvSNAh2aqBEz5OA19vyK9UBPTbLkphkpUET3giz3e1g9t0sSqEGcyGOk/1DQefx3jI27v3pbrfACJbnKb2jQYvKoUwFT9J0zWyjY2mLEiwaAg/TvB6HuGt9EeMeDLDTbbjFgV3foDIDN0ALeAV6iAu0dz0MtwWDYN0UJFnHSwpxuuATteG1HOYtBWe3wAkGqUXyYpgDd1o0iFvLTUyfYjlN9FevxpD9PoRfoPg34eoY9IoxjXYI8BYcm6p1ZTGhFBzC2jie+uOuo9IEZ7Etwe2xw+xCYlX1k3EbIZce+ktaXGP7nnVv9QQIDAQAB';

const toggle = {
  suggested_key: { default: 'Ctrl+Shift+Y', mac: 'Command+Shift+Y' },
  description: '__MSG_command_toggle__',
};
const insertLast = {
  suggested_key: { default: 'Alt+Shift+V' },
  description: '__MSG_command_insert_last__',
};
const shared = {
  manifest_version: 3,
  name: '__MSG_name__',
  short_name: 'AlfaVoice',
  description: '__MSG_description__',
  version,
  default_locale: 'en',
  icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
  action: { default_title: '__MSG_action_idle__', default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' } },
  options_ui: { page: 'options.html', open_in_tab: true },
  commands: { 'toggle-dictation': toggle, 'insert-last-text': insertLast },
};
/**
 * Which pages it may touch. `asked`: the one in front when a person presses its button or shortcut (activeTab), all of
 * them once the person has said so in the options. `given`: all of them from the installation on, for browsers that a
 * company installs it into.
 */
export type Access = 'asked' | 'given';
const hosts = {
  asked: { optional_host_permissions: ['*://*/*'] },
  given: {
    host_permissions: ['<all_urls>'],
    // The page that hands over a pairing code. Everything else is injected when a dictation begins.
    content_scripts: [{ matches: ['*://*/connect-extension*'], js: ['bridge.js'], run_at: 'document_idle' }],
  },
};
// Alarms and unlimited storage: what is dictated without a connection is kept, and sent when there is one.
const permissions = ['activeTab', 'contextMenus', 'alarms', 'scripting', 'storage', 'unlimitedStorage'];
/** Scripts only from the extension; connections to the gateway, which may be ws://127.0.0.1 on one machine. */
const extensionPages =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; " +
  "connect-src http: https: ws: wss:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The manifest of one build. */
export const manifestFor = (browser: 'chrome' | 'firefox', access: Access) =>
  browser === 'chrome'
    ? {
        ...shared,
        ...hosts[access],
        key: chromeKey,
        minimum_chrome_version: '123',
        permissions: [...permissions, 'offscreen'],
        background: { service_worker: 'background.js' },
        storage: { managed_schema: 'managed.json' },
        content_security_policy: { extension_pages: extensionPages },
      }
    : {
        ...shared,
        ...hosts[access],
        commands: {
          ...shared.commands,
          'toggle-dictation': {
            ...toggle,
            // Firefox for Linux opens its downloads with Ctrl+Shift+Y, and its own keys win.
            suggested_key: { ...toggle.suggested_key, linux: 'Ctrl+Alt+Y' },
          },
        },
        permissions,
        background: { scripts: ['background.js'] },
        // Firefox adds upgrade-insecure-requests unless the manifest says its own policy: ws://127.0.0.1 would fail.
        content_security_policy: { extension_pages: extensionPages },
        browser_specific_settings: {
          gecko: {
            id: 'alfavoice@alfavoice.example',
            strict_min_version: '142.0',
            // Speech and text go to the company's own gateway only.
            data_collection_permissions: { required: ['none'] },
          },
        },
      };
