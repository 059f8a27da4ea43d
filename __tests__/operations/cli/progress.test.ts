import { progressOn } from '../../../operations/cli/progress';

function written(screen: { readonly isTTY: boolean; readonly columns?: number }): string {
  let text = '';
  const progress = progressOn({
    ...screen,
    write: (piece) => {
      text += piece;
    },
  });
  progress.detail('a long story');
  progress.note('done');
  return text;
}

test('on a terminal what is under way is shown until something is done', () => {
  expect(written({ isTTY: true, columns: 7 })).toBe('\r\u001b[2Ka long\r\u001b[2Kdone\n');
  expect(written({ isTTY: true })).toBe('\r\u001b[2Ka long story\r\u001b[2Kdone\n');
});

test('elsewhere only what is done', () => {
  expect(written({ isTTY: false })).toBe('done\n');
});
