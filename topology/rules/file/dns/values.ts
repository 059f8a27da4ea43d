/** The values of a record set. */
import { valueKey } from '../../../record-value';
import type { Rule } from '../../rule';
import type { Draft } from '../draft';
import { draftRecords } from './draft-records';

export const doubleValue: Rule<Draft> = {
  id: 'DNS-DOUBLE-VALUE',
  why: 'A record set holds each value once: servers would answer with fewer values than the file lists. https://www.rfc-editor.org/rfc/rfc2181#section-5',
  check: (draft) =>
    draftRecords(draft).flatMap(([i, record]) => {
      const { type } = record;
      if (type === undefined || !('values' in record)) return [];
      const seen = new Set<string>();
      return (record.values ?? []).flatMap((value, j) => {
        if (!isWhole(value)) return [];
        const key = valueKey(type, value);
        const isNew = !seen.has(key);
        seen.add(key);
        const path = ['dns', 'records', i, 'values', j];
        return isNew
          ? []
          : [{ path, wrong: 'is the same as an earlier value', found: value, fix: 'remove it' }];
      });
    }),
};

/** Without a part that the schema refused: two of them are not the same. */
const isWhole = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? !Object.values(value).includes(undefined)
    : value !== undefined;
