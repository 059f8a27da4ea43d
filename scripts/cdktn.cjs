/** `node --require`: CDK Terrain wherever CDKTF is asked for, with this project's one copy of constructs. */
const Module = require('node:module');
const { join } = require('node:path');

const resolve = Module._resolveFilename;
const cdktn = join(process.env.CDKTN_FOLDER, 'node_modules/cdktn');
Module._resolveFilename = (request, parent, ...rest) =>
  /^constructs(\/|$)/.test(request)
    ? resolve(request, module, ...rest)
    : resolve(
        request.replace(/^cdktf(?=\/|$)/, () => cdktn),
        parent,
        ...rest,
      );
