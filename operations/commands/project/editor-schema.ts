import { jsonSchemaText } from '../../../topology/file/json-schema';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes } from '../../cli/exit';
import { writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';

const target = 'topology/regions.schema.json';

export const editorSchema: Command = async (args, around) => {
  argumentsOf('editor-schema', around)
    .description(`Writes ${target}, by which editors complete and check regions.yaml.`)
    .parse(args, { from: 'user' });
  writeText(around.folder, target, jsonSchemaText());
  return exitCodes.fine;
};
