import type { Stack, StackConfig } from '../../../operations/terraform/manifest';
import { withTerraform } from '../../support/with-terraform';
import { Lab, linesOf, outcomesOf } from './support/lab';

const reference = (path: string) => `\${${path}}`;

/** A stack of Terraform's own `terraform_data`. */
function stack(name: string, config: object, ...dependencies: readonly string[]): Stack {
  const terraform = { required_version: '>= 1.9.0', backend: { local: { path: `../${name}` } } };
  return { name, dependencies, config: { terraform, ...config } as StackConfig };
}

const producer = (...names: readonly string[]) => stack('producer', { output: { names: { value: names } } });
const consumer = stack(
  'consumer',
  {
    data: { terraform_remote_state: { producer: { backend: 'local', config: { path: '../producer' } } } },
    resource: {
      terraform_data: {
        each: { for_each: reference('toset(data.terraform_remote_state.producer.outputs.names)') },
      },
    },
  },
  'producer',
);

withTerraform('the verdict of a rehearsal', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());

  test('a second plan that is not empty', async () => {
    const restless = stack('restless', { output: { now: { value: reference('timestamp()') } } });
    expect(outcomesOf(await lab.rehearse([restless]))).toEqual({
      restless: 'failed: The second plan is not empty: output.now (update).',
    });
  });

  test('a stack that no pull request could plan: what it reads does not exist yet', async () => {
    const reports = await lab.rehearse([producer('a'), consumer], { planFirst: true });
    expect(outcomesOf(reports)).toEqual({
      producer: 'planned',
      consumer:
        'failed: It reads the state of producer, which does not exist until this change is applied, so a pull request could not plan it.',
    });
  });

  test('a deployment that does more than the plan had shown', async () => {
    const [first, second] = await lab.rehearse([producer('a', 'b'), consumer], {
      base: [producer('a'), consumer],
      planFirst: true,
    });
    expect([first?.notes, second?.notes]).toEqual([
      [],
      ['The deployment changed other resources than the earlier plan showed.'],
    ]);
    expect(linesOf(second ? [second] : [])).toEqual({ consumer: ['no changes'] });
  });

  test('a base that cannot be deployed', async () => {
    const broken = stack('broken', { output: { a: { value: reference('local.missing') } } });
    await expect(lab.rehearse([producer('a')], { base: [broken] })).rejects.toThrow(
      [
        'The base cannot be deployed, so the step from it cannot be rehearsed.',
        'broken: Error: Reference to undeclared local value',
        '  A local value with the name "missing" has not been declared.',
      ].join('\n'),
    );
  });

  test('only one stack, with what it depends on', async () => {
    const apart = stack('apart', {});
    const base = [producer('a'), consumer, apart];
    const reports = await lab.rehearse([producer('a'), consumer, apart], { base, only: 'consumer' });
    expect(outcomesOf(reports)).toEqual({ producer: 'deployed', consumer: 'deployed' });
  });
});
