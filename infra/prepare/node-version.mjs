/** The oldest Node on which every dependency runs (vite's range starts there). */
const oldest = { major: 20, minor: 19 };

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} the sentence that says what to do, when this Node is too old
 */
export function tooOldNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined;
  return `AlfaVoice needs Node ${oldest.major}.${oldest.minor} or newer, but this is Node ${version}: install a newer one from https://nodejs.org and start again.`;
}
