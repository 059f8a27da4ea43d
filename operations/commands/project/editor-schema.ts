import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaText } from '../../../topology/file/json-schema';
import { exitCodes, run } from '../../cli/run';

run(() => {
  writeFileSync(join('topology', 'regions.schema.json'), jsonSchemaText());
  return exitCodes.fine;
});
