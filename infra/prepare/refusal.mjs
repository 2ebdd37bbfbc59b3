/** Something a person must mend before the product can start. The message is what they read: what is wrong, what to do. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}

/** By name: the supervisor's bundle brings a copy of the class. @param {unknown} error @returns {error is Refusal} */
export const isRefusal = (error) => error instanceof Error && error.name === 'Refusal';
