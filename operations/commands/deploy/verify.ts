import type { Option } from 'commander';
import { argumentsOf } from '../../cli/arguments';
import { UsageError } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { allOk, exitCode, observationsText } from '../../probe/report';
import { app } from './verify/app';
import { name } from './verify/name';
import { stamp } from './verify/stamp';
import type { Target } from './verify/target';

const targets: readonly Target[] = [app, stamp, name];

/** @returns 0 all checks passed; 1 something is wrong, or not done yet; 2 something could not be asked */
export const verify: Command = async (args, around) => {
  const program = argumentsOf('verify', around)
    .description('Checks a container, a stamp or the public name against what is promised. Changes nothing.')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code: 0 all checks passed; 1 a check failed, or is not done yet; 2 something could not be asked.',
    );
  const all = new Set(targets.flatMap(({ options }) => options)); // some belong to several
  const given = new Set<Option>();
  for (const option of all) {
    program.addOption(option).on(`option:${option.name()}`, () => given.add(option));
  }
  program.parse(args, { from: 'user' });

  const [target, ...more] = targets.filter(({ options: [choice] }) => given.has(choice));
  const names = targets.map(({ options: [choice] }) => choice.flags);
  if (!target || more.length > 0) {
    const found = target ? 'more than one' : 'none';
    throw new UsageError(`verify: needs one thing to check; found ${found}; add ${names.join(', or ')}`);
  }
  const foreign = [...given].find((option) => !target.options.includes(option));
  if (foreign) throw unfit(foreign, target.options[0]);
  // To commander they are one option, of which the last word counts.
  const negation = [...given].find(({ negate }) => negate);
  const negated = [...given].find(({ long }) => negation?.long === long?.replace('--', '--no-'));
  if (negation && negated) throw unfit(negation, negated);

  const options = program.opts();
  const observations = await around.interruptible((signal) => target.observe(options, around, signal));
  const code = exitCode(observations);
  const verdict = target.verdict(allOk(observations), options);
  // Programs read these keys: do not rename them.
  const report = { at: around.now(), exitCode: code, verdict, findings: observations };
  around.print(
    options.json ? JSON.stringify(report, null, 2) : observationsText(observations, verdict, around.page),
  );
  return code;
};

const unfit = (one: Option, other: Option): UsageError =>
  new UsageError(`${one.long}: cannot be combined with ${other.long}; found both; leave one out`);
