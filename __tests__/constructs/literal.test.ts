import { literal } from '../../constructs/literal';

test.each([
  ['v=spf1 exists:%{i}.spf.example.com -all', 'v=spf1 exists:%%{i}.spf.example.com -all'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would take for a template
  ['${path.module}', '$${path.module}'],
  ['100 % { plain } $ {', '100 % { plain } $ {'],
  ['%%{', '%%%{'],
])('%s', (text, escaped) => {
  expect(literal(text)).toBe(escaped);
});
