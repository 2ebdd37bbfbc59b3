export * from './devices.ts';
export * from './dictations.ts';
export * from './groups.ts';
export * from './pairing-codes.ts';
export * from './refresh-tokens.ts';
export * from './settings.ts';
export * from './terms.ts';
export * from './users.ts';
