/** Id that Firefox gives the extension; also in extension/src/manifest.ts. */
export const firefoxId = 'alfavoice@alfavoice.example';
/** Id of the unpacked extension and of a package signed with the key of extension/src/manifest.ts. */
export const unpackedChromeId = 'jljpbfpeedpfehlhhpbmadnpmfbogemc';

/**
 * Everything an administrator hands to browsers so that each person of a company has the extension, connected to the
 * company's server and to no other.
 * @param {object} company
 * @param {string} company.downloads folder on a web server (https) where the packages and the update manifests lie
 * @param {string} company.version of the packages
 * @param {string} company.chromeId id of the signed package
 * @param {Record<string, unknown>} company.policy values of extension/src/managed.json
 * @returns {Record<string, string>} contents by file name
 */
export function rolloutFiles({ downloads, version, chromeId, policy }) {
  const base = downloads.replace(/\/+$/, '');
  const chromeSettings = {
    [chromeId]: {
      installation_mode: 'force_installed',
      update_url: `${base}/updates.xml`,
      toolbar_pin: 'force_pinned',
    },
  };
  const chromePolicy = { ExtensionSettings: chromeSettings, '3rdparty': { extensions: { [chromeId]: policy } } };
  const firefoxPolicy = {
    policies: {
      ExtensionSettings: {
        [firefoxId]: {
          installation_mode: 'force_installed',
          install_url: `${base}/${packageName('firefox', version)}`,
          updates_disabled: false,
        },
      },
      '3rdparty': { Extensions: { [firefoxId]: policy } },
    },
  };
  return {
    'updates.xml': updatesXml(chromeId, `${base}/${packageName('chrome', version).replace('.zip', '.crx')}`, version),
    'updates.json': json({
      addons: {
        [firefoxId]: { updates: [{ version, update_link: `${base}/${packageName('firefox', version)}` }] },
      },
    }),
    'chrome-linux.json': json(chromePolicy),
    'chrome-windows.reg': registry(chromeId, chromeSettings, policy),
    'chrome-windows-gpo.json': json(chromeSettings),
    'firefox-policies.json': json(firefoxPolicy),
  };
}

/** The package for companies: it asks for no page. @param {'chrome' | 'firefox'} browser @param {string} version */
export const packageName = (browser, version) =>
  `alfavoice-${browser}-company-${version}.${browser === 'firefox' ? 'xpi' : 'zip'}`;

/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** @param {string} id @param {string} codebase @param {string} version */
const updatesXml = (id, codebase, version) => `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${escapeXml(codebase)}" version="${version}" />
  </app>
</gupdate>
`;

/** @param {string} text */
const escapeXml = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** @param {string} id @param {object} settings @param {Record<string, unknown>} policy */
function registry(id, settings, policy) {
  const values = Object.entries(policy).flatMap(([name, value]) =>
    Array.isArray(value) ? [] : [`"${name}"=${registryValue(value)}`],
  );
  const lists = Object.entries(policy).flatMap(([name, value]) =>
    Array.isArray(value)
      ? [
          '',
          `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${id}\\policy\\${name}]`,
          ...value.map((item, index) => `"${index + 1}"=${registryValue(item)}`),
        ]
      : [],
  );
  return [
    'Windows Registry Editor Version 5.00',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome]',
    `"ExtensionSettings"=${registryValue(JSON.stringify(settings))}`,
    '',
    `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${id}\\policy]`,
    ...values,
    ...lists,
    '',
  ].join('\r\n');
}

/** @param {unknown} value */
function registryValue(value) {
  if (typeof value === 'boolean') return `dword:${value ? '00000001' : '00000000'}`;
  if (typeof value === 'number') return `dword:${Math.round(value).toString(16).padStart(8, '0')}`;
  return `"${String(value).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
