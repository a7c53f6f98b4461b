import { Press } from '../../shared/press.tsx';
import { otherLanguage } from '../../shared/settings.ts';
import { language } from '../../shared/words.ts';
import { text } from './text.ts';

/** The other language; whoever reads only that one has to find it before signing in. */
export const ChooseLanguage = () => (
  <Press
    icon="language"
    onPress={() => {
      language.value = otherLanguage();
    }}
  >
    {text('language')}
  </Press>
);
