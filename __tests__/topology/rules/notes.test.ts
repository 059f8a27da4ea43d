import { formatFinding } from '../../../topology/file/problem';
import { readRegions } from '../../../topology/parse';
import { capacityRules } from '../../../topology/rules/capacity';
import { fileRules } from '../../../topology/rules/file';
import { type Edit, edited } from '../../support/regions-file';

const TAG: Edit = [`shop/api@sha256:${'0123456789abcdef'.repeat(4)}`, 'shop/api:1'];
const SLOW: Edit = ['alerts:\n', 'frontDoor: { probe: { intervalSeconds: 255 } }\nalerts:\n'];

test.each([
  { kind: 'the file', id: 'IMAGE-TAG', rules: fileRules, edit: TAG },
  { kind: 'capacity', id: 'PROBE-SLOW', rules: capacityRules, edit: SLOW },
])('a rule about $kind may be a note: it is told, and refuses nothing', ({ id, rules, edit }) => {
  const text = edited(edit);
  const before = readRegions(text, 'regions.yaml');
  expect(before.notes).toEqual([]);
  expect(before.findings.map(({ rule }) => rule)).toEqual([id]);

  const rule: { severity?: 'note' } | undefined = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  rule.severity = 'note';
  try {
    const after = readRegions(text, 'regions.yaml');
    expect(after.findings).toEqual([]);
    expect(after.topology).toBeDefined();
    expect(after.notes.map(formatFinding)).toEqual(before.findings.map(formatFinding));
  } finally {
    delete rule.severity;
  }
});
