import { Argument, type Command } from 'commander';
import { readConfig } from '../config.ts';
import { PHASES, type Phase } from '../core/terms.ts';
import { instantIn, proposalLine } from './change-table.ts';
import { withKeeper } from './keeping.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type ActOptions, act, acting, proposalNumber, wordsOf } from './people-acting.ts';
import { decideOn } from './people-proposals.ts';
import { printWhatIf } from './trying.ts';

const listPhases = async (parts: Parts, options: { config: string; data?: string }): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { time_zone, calendar } = config.kiosk;
  await withKeeper(parts, config, async (keeper) => {
    const { phase, phase_by_hand, proposals } = await keeper.listStanding();
    const lines = [
      `phase ${phase}`,
      ...calendar.map((entry) => `  calendar: ${entry.phase} from ${instantIn(time_zone, entry.from)}`),
      ...(phase_by_hand === null
        ? []
        : [`  by two people: ${phase_by_hand.phase} from ${instantIn(time_zone, phase_by_hand.from)}`]),
      ...proposals.filter((open) => open.phase !== '').map((open) => proposalLine(time_zone, open)),
    ];
    await parts.terminal.print(`${lines.join('\n')}\n`);
  });
};

const proposePhase = async (parts: Parts, phase: Phase, options: ActOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const words = wordsOf(options.words, 'needed');
  await printWhatIf(parts, config, () => ({ trial: 'phase', phase }));
  await withKeeper(parts, config, async (keeper) => {
    const { number, index } = await act(parts, keeper, options, { act: 'propose_phase', phase, words });
    await parts.terminal.print(
      `Proposal ${number} is recorded up to entry ${index}. The phase changes once somebody else approves it, with "ballot-vault phase approve ${number}".\n`,
    );
  });
};

export const addPhase = (program: Command, parts: Parts): void => {
  const phase = program
    .command('phase')
    .description(
      'Where the election stands: see it, and change it by two people until the next line of the calendar.',
    )
    .addHelpText('after', examples('phase list --config kiosk.yaml'));
  phase
    .command('list', { isDefault: true })
    .description('Print the phase, the calendar, and what waits for a second person.')
    .addOption(configOption())
    .addOption(dataOption())
    .addHelpText('after', examples('phase list --config kiosk.yaml'))
    .action((options: { config: string; data?: string }) => listPhases(parts, options));
  acting(phase, 'propose', 'Propose another phase than the calendar says.')
    .addArgument(new Argument('<phase>', 'phase of the election calendar').choices(PHASES))
    .addHelpText(
      'after',
      examples('phase propose sealed --config kiosk.yaml --by sam --words "Court order 7"'),
    )
    .action((to: Phase, options: ActOptions) => proposePhase(parts, to, options));
  for (const does of ['approve', 'refuse'] as const) {
    acting(
      phase,
      does,
      does === 'approve'
        ? 'Approve a phase that somebody else proposed.'
        : 'Refuse it, or withdraw your own.',
    )
      .argument('<number>', 'number of the proposal', proposalNumber)
      .addHelpText('after', examples(`phase ${does} 4 --config kiosk.yaml --by tom --words "Seen the order"`))
      .action((proposal: number, options: ActOptions) => decideOn(parts, does, proposal, options));
  }
};
