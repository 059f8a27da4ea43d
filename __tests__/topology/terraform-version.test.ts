import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OLDEST_TERRAFORM } from '../../topology/terraform-version';

test('README names the oldest Terraform that will do', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  expect(readme).toContain(`Terraform ${OLDEST_TERRAFORM} or newer`);
});
