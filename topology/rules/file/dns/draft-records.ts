import type { Draft } from '../draft';

export type DraftRecord = NonNullable<NonNullable<NonNullable<Draft['dns']>['records']>[number]>;

/** With the index of each in dns.records. */
export const draftRecords = (draft: Draft): [number, DraftRecord][] =>
  (draft.dns?.records ?? []).flatMap((record, i) => (record ? [[i, record]] : []));
