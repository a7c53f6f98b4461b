import { text } from '../shared/text.ts';
import { PageFrame } from './frame.tsx';

/** While a page that is loaded later is still on its way. */
export const Coming = () => (
  <PageFrame name="coming" title={text('working')}>
    <span />
  </PageFrame>
);
