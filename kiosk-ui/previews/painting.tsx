import { type ComponentChild, render } from 'preact';
import { resetSettings, takeSettings } from '../shared/settings.ts';

interface Painting<Sample> {
  readonly samples: Readonly<Record<string, Sample>>;
  readonly gallery: ComponentChild;
  /** Puts a sample in the place of what the service would have sent, and gives what shows it. */
  readonly shown: (sample: Sample) => ComponentChild;
}

/** Paints what the address names, now and whenever it changes; an address that names nothing gets the gallery. */
export const paintByAddress = <Sample,>({ samples, gallery, shown }: Painting<Sample>): void => {
  const root = document.querySelector('#preview');
  if (root === null) throw new Error('the page has no place for the preview');
  const paint = (): void => {
    const query = Object.fromEntries(new URLSearchParams(location.search));
    const sample = samples[query['sample'] ?? ''];
    render(null, root);
    if (sample === undefined) return render(gallery, root);
    resetSettings();
    takeSettings(query);
    render(shown(sample), root);
  };
  window.addEventListener('popstate', paint);
  paint();
};
