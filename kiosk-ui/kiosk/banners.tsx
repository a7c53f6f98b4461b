import type { Banner, KioskView } from '../../src/core/view.ts';
import { Icon } from '../shared/icons.tsx';
import { Button } from '../shared/parts.tsx';
import { text } from '../shared/text.ts';
import { bannerWords } from './banner-words.ts';
import { openPage } from './place.ts';

/** One banner as a line; `isFull` adds what it is based on. */
export const BannerLine = ({
  banner,
  timeZone,
  isFull = false,
}: {
  readonly banner: Banner;
  readonly timeZone: string;
  readonly isFull?: boolean;
}) => {
  const { icon, tone, words, note, action } = bannerWords(banner, timeZone);
  return (
    <div class="banner" data-banner={banner.banner} data-tone={tone}>
      <Icon name={icon} />
      <p>
        {words}
        {isFull && note !== undefined ? <small>{note}</small> : null}
      </p>
      {action === null ? null : <Button icon="next" label={action.label} onPress={action.press} />}
    </div>
  );
};

/** The worst banner, and the way to the others: one line of the screen, however much is wrong. */
export const Banners = ({ view }: { readonly view: KioskView }) => {
  const [worst] = view.banners;
  if (worst === undefined) return null;
  return (
    <section class="banners" aria-label={text('notices-title')}>
      <BannerLine banner={worst} timeZone={view.time_zone} />
      {view.banners.length > 1 ? (
        <Button
          icon="list"
          label={text('notices-all', { count: view.banners.length })}
          onPress={() => openPage({ page: 'notices' })}
        />
      ) : null}
    </section>
  );
};
