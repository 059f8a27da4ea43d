import { fixedRule, top } from './fixed-rule';

export const fixedName = fixedRule(
  'FIXED-NAME',
  'Every name is made of these, and a resource with another name is another resource: the old one is destroyed, with its data.',
  (step) => {
    const would = 'destroy everything, data included, and create it under other names';
    return [
      top(step, ['workload'], ({ workload }) => workload, would),
      top(step, ['environment'], ({ environment }) => environment, would),
      top(step, ['suffix'], ({ suffix }) => suffix, would),
    ];
  },
);
