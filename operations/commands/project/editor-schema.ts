import { jsonSchemaText } from '../../../topology/file/json-schema';
import { regionsPage } from '../../../topology/file/regions-page';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes } from '../../cli/exit';
import { inProject, writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';

const schema = 'topology/regions.schema.json';
const page = 'docs/regions-file.md';

export const editorSchema: Command = async (args, around) => {
  argumentsOf('editor-schema', around)
    .description(`Writes ${schema}, by which editors complete and check regions.yaml, and ${page}.`)
    .parse(args, { from: 'user' });
  writeText(around.folder, schema, jsonSchemaText(), inProject);
  writeText(around.folder, page, regionsPage(), inProject);
  return exitCodes.fine;
};
