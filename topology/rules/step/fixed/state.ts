import { fixedRule, top } from './fixed-rule';

export const fixedState = fixedRule(
  'FIXED-STATE',
  'Terraform knows only from its state what exists. In another place it finds no state, and creates every resource a second time or fails because the names are taken. https://developer.hashicorp.com/terraform/cli/commands/init#backend-initialization',
  (step) => [
    {
      ...top(
        step,
        ['state'],
        (topology) => topology.state,
        'find no state there and create everything a second time',
      ),
      fix: 'write it as it was; to move the state, run terraform init -migrate-state in every stack, then check with --base none',
    },
  ],
);
