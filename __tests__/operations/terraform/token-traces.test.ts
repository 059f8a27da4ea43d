import { Fn } from 'cdktf';
import { withoutTokenTraces } from '../../../operations/terraform/token-traces';

test('an error keeps its trace', () => {
  function breaks(): never {
    throw new Error('a defect');
  }
  expect(() => withoutTokenTraces(breaks)).toThrow(
    expect.objectContaining({
      stack: expect.stringMatching(/^Error: a defect\n\s+at breaks \(.*token-traces\.test/),
    }),
  );
});

test('a token takes none', () => {
  const captured = jest.spyOn(Error, 'captureStackTrace');
  Fn.join('-', ['a']);
  expect(captured).toHaveBeenCalled();
  captured.mockClear();
  withoutTokenTraces(() => Fn.join('-', ['a']));
  expect(captured).not.toHaveBeenCalled();
  captured.mockRestore();
});

test.each([
  ['returns', () => 'value'],
  [
    'throws',
    () => {
      throw new Error('a defect');
    },
  ],
])('all is as before when the work %s', (_, work) => {
  const { captureStackTrace } = Error;
  try {
    expect(withoutTokenTraces(work)).toBe('value');
  } catch (error) {
    expect(error).toEqual(new Error('a defect'));
  }
  expect(Error.captureStackTrace).toBe(captureStackTrace);
});
