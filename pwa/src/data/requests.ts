/** The request outlives the page. */
export const outliving = { init: { keepalive: true } };

/** The request ends with the signal. */
export const until = (signal: AbortSignal | undefined) => (signal ? { init: { signal } } : {});
