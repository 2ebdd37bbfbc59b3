export * from './connection.ts';
export * from './identifiers/uuid7.ts';
export * from './migrate.ts';
export * from './queries/devices.ts';
export * from './queries/dictations.ts';
export * from './queries/groups.ts';
export {
  type Change,
  type Insertion,
  type OwnedWords,
  type TermOwner,
  type TermReader,
  termKey,
} from './queries/owned-words.ts';
export * from './queries/proposals.ts';
export * from './queries/reachable.ts';
export * from './queries/refresh-tokens.ts';
export * from './queries/retention.ts';
export * from './queries/settings.ts';
export * from './queries/site-styles.ts';
export * from './queries/substitutions.ts';
export * from './queries/terms.ts';
export * from './queries/uploads.ts';
export * from './queries/users.ts';
export * from './queries/vocabulary.ts';
export type {
  DeviceRow,
  DictationChange,
  DictationRow,
  DictationSegment,
  DictationTimings,
  SubstitutionKind,
  UploadPiece,
  UploadProgress,
  UploadRow,
  UserRow,
} from './schema/index.ts';
export * from './trouble.ts';
