import { Press, Say } from '../../shared/press.tsx';
import { cameBack } from './provider.ts';
import { text } from './text.ts';

const GOOD: readonly string[] = ['confirmed'];

/** What came of the way to the identity provider, until it was read. */
export const CameBack = ({ provider }: { readonly provider: string }) => {
  const { value } = cameBack;
  if (value === '') return null;
  const isGood = GOOD.includes(value);
  return (
    <div class="came-back">
      <Say
        tone={isGood ? 'good' : 'bad'}
        icon={isGood ? 'check' : 'no_entry'}
        role={isGood ? 'status' : 'alert'}
      >
        <p>{text(`came-${value}`, { provider })}</p>
        <Press
          onPress={() => {
            cameBack.value = '';
          }}
        >
          {text('close-came')}
        </Press>
      </Say>
    </div>
  );
};
