/**
 * Jest's runtime (https://jestjs.io/docs/configuration#runtime-string), but a worker transforms and compiles a module
 * once, where Jest does it again for each test file: the provider's classes alone are 10 MB, and loading them took
 * longer than most tests that synthesize. Each test file still runs the modules anew, in a context of its own.
 */
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** file -> its code as transformed, and where the source map of that is */
const transformed = new Map();
/** file -> the script that makes the module's function */
const scripts = new Map();

function once(cache, key, make) {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key);
}

module.exports = class extends Runtime {
  constructor(...args) {
    super(...args);
    const [, environment, , , , , testFile, { watch, watchAll }] = args;
    if (watch || watchAll) return; // files change between two runs
    const { executor, transformCache } = this;
    const transform = transformCache.transform.bind(transformCache);
    const compile = executor.compile.bind(executor);

    transformCache.transform = (file, options) => {
      if (file === testFile) return transform(file, options);
      const { code, map } = once(transformed, file, () => ({
        code: transform(file, options),
        map: transformCache.sourceMaps.get(file),
      }));
      if (map) transformCache.sourceMaps.set(file, map);
      return code;
    };
    executor.compile = (code, file) => {
      const context = environment.getVmContext();
      if (file === testFile || context === null) return compile(code, file);
      const wrapped = () => `(function (${executor.injectedModuleParameters}) {${code}\n})`;
      return once(scripts, file, () => new Script(wrapped(), { filename: file })).runInContext(context);
    };
  }
};
