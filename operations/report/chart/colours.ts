/** ECharts needs real colours and does not know CSS variables: it gets placeholder colours, which are then replaced. */

const STAND_INS: Readonly<Record<string, string>> = {
  '#010101': 'var(--text)',
  '#020202': 'var(--muted)',
  '#030303': 'var(--line)',
  '#040404': 'var(--asked)',
  '#050505': 'var(--carries)',
  '#060606': 'var(--lost)',
};

export const colours = {
  text: '#010101',
  muted: '#020202',
  line: '#030303',
  asked: '#040404',
  carries: '#050505',
  lost: '#060606',
} as const;

export const withVariables = (svg: string): string =>
  svg.replaceAll(/#0([1-6])(?:0\1){2}/g, (colour) => STAND_INS[colour] ?? colour);
