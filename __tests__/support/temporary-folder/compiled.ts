import { join } from 'node:path';

/** Where the tests of a run keep the compiled project that they share; the teardown takes it away. */
export const compiledIn = (temporary: string): string => join(temporary, 'compiled');
