import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { Screen } from '../../src/core/view.ts';
import { type TextValues, text, textOr } from '../shared/text.ts';

type Of<S extends Screen['screen']> = Extract<Screen, { screen: S }>;

/** Words about containers come after the page itself; until then a plain sentence stands for them. */
const words = (key: string, values?: TextValues): string => textOr(key, 'custody-words', values);

/** What two people are about to sign of a container or a seal. */
export const custodySigned = (statement: CustodyStatement): string => {
  switch (statement.statement) {
    case 'register_container': {
      const { container, count } = statement;
      const contents = words(`custody-contents-${statement.contents}`);
      return words('sign-register_container', { container, count, contents });
    }
    case 'move_container':
      return words(`sign-move_container-${statement.way}`, { container: statement.container });
    case 'add_seals':
      return words('sign-add_seals', { first: statement.first, last: statement.last });
    case 'check_seal':
    case 'remove_seal': {
      const { container, seal } = statement;
      const key = seal === '' ? `sign-${statement.statement}-missing` : `sign-${statement.statement}`;
      return words(key, { container, seal, condition: words(`custody-condition-${statement.condition}`) });
    }
    case 'replace_seal': {
      const { container, seal, new_seal } = statement;
      const key = seal === '' ? 'sign-replace_seal-missing' : 'sign-replace_seal';
      return words(key, { container, seal, new_seal });
    }
    case 'apply_seal':
      return words('sign-apply_seal', { container: statement.container, seal: statement.seal });
    default:
      return words(`sign-${statement.statement}`, { ...statement });
  }
};

/** What was found of a seal, now that two have signed what they saw. */
export const sealSeen = ({ container, seal, on_record, outcome, condition }: Of<'seal_seen'>) => {
  if (outcome === 'differs') {
    const hint = words('seal_seen-differs-hint', { on_record });
    const key = seal === '' ? 'seal_seen-missing' : 'seal_seen-differs';
    return { title: words(key, { container, seal }), hint };
  }
  if (condition !== 'intact')
    return {
      title: words(`seal_seen-${condition}-found`, { container, seal }),
      hint: words('seal_seen-damaged-hint'),
    };
  return { title: words('seal_seen-matches', { container, seal }), hint: words('seal_seen-matches-hint') };
};

export const custodyRefused = ({ reason, container, seal }: Of<'custody_refused'>) => ({
  title: words(`custody_refused-${reason}`, { container, seal }),
  hint: words(`custody_refused-${reason}-next`),
});

/** `key` of a statement that was made. */
export const custodyStated = (statement: CustodyStatement['statement']) => ({
  title: text('stated-contents'),
  hint: words(`stated-${statement}-next`),
});
