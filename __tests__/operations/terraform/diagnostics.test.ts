import { diagnosticsText } from '../../../operations/terraform/diagnostics';

test('messages with where and why, none of them twice', () => {
  const conflict = {
    severity: 'error',
    summary: 'Conflict',
    detail: 'It is\n\nlocked.',
    address: 'a.b',
  } as const;
  const look = { severity: 'warning', summary: 'Look twice', detail: '' } as const;
  expect(diagnosticsText([conflict, look, conflict])).toBe(
    'Error: Conflict\n  with a.b\n  It is\n\n  locked.\nWarning: Look twice',
  );
  expect(diagnosticsText([])).toBe('');
});
