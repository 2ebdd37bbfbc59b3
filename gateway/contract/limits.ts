/** Audio on the wire: PCM, mono, 16 kHz, 16-bit little-endian. */
export const sampleRateHz = 16_000;
export const bytesPerSample = 2;
export const bytesPerSecond = sampleRateHz * bytesPerSample;

/** Longest frame of audio a client may send: 1 s. Clients send 20-100 ms. */
export const maxFrameBytes = bytesPerSecond;
/** Longest text message: a base64 frame of 1 s and its envelope, or a `start` with context. */
export const maxMessageBytes = 64 * 1024;
/** A recording ends here by default; what was said until then is kept. */
export const defaultMaxDictationMs = 10 * 60 * 1000;

/** A resumable dictation whose line broke waits for its client this long, then it is finished with what came. */
export const resumePatienceS = 30;
/** An uploaded recording: 5 hours of PCM. */
export const maxRecordingBytes = 5 * 3600 * bytesPerSecond;
/** What a client sends in one request of an upload at most; longer recordings come in pieces, each at its offset. The server takes longer ones. */
export const maxUploadPieceBytes = 8 * 1024 * 1024;

export const ticketLifetimeS = 30;
export const accessTokenLifetimeS = 15 * 60;
/** Unused for this long, a sign-in ends. */
export const refreshTokenLifetimeS = 60 * 24 * 3600;
export const pairingCodeLifetimeS = 10 * 60;
export const setupTokenLifetimeS = 24 * 3600;

export const minPasswordLength = 8;
export const maxPasswordLength = 256;
export const maxTextLength = 100_000;
export const maxPageSize = 100;

/** Characters of a term, and of each way it may sound. */
export const maxTermLength = 100;
export const maxSoundsPerTerm = 8;
/** Terms of one person or of one group. */
export const maxTerms = 20_000;
/** A request with a list to take in: 20,000 terms with some ways to sound each, in Cyrillic. */
export const maxTermListBytes = 8 * 1024 * 1024;
/** Lines of a list that are named when they were not taken. */
export const maxRefusedLines = 100;
export const maxGroupNameLength = 100;

/** Characters that a replacement writes. */
export const maxReplacementLength = 200;
/** Characters of a snippet. */
export const maxSnippetLength = 10_000;
/** Of one person or of one group. */
export const maxReplacements = 5_000;
export const maxSnippets = 500;
/** Sites with a style of their own, of one person. */
export const maxSiteStyles = 500;
/** Characters of a prompt: more leaves the language model no room for the text. */
export const maxPromptLength = 4_000;
/** Texts of a prompt that are kept. */
export const maxPromptVersions = 50;
