/** Something a person must mend before the product can start. The message is what they read: what is wrong, what to do. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}

/** By name: the supervisor's bundle brings a copy of the class. @param {unknown} error @returns {error is Refusal} */
export const isRefusal = (error) => error instanceof Error && error.name === 'Refusal';

/**
 * Runs a command of a person: what it refuses stands there as its sentence, and the exit code is 1. Other errors are thrown on.
 * @param {() => Promise<void>} work
 */
export async function tellRefusal(work) {
  try {
    await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
