import type { Properties } from './synthesize';

/** One test for each property: `site_config.always_on` -> what it must be. */
export function expectProperties(subject: Properties, expected: Properties): void {
  test.each(Object.entries(expected))('%s is %j', (path, value) => {
    expect(subject).toHaveProperty(path, value);
  });
}
