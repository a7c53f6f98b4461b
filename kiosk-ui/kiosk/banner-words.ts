import { assertNever } from '../../src/core/terms.ts';
import type { Banner } from '../../src/core/view.ts';
import { timeOfDay } from '../shared/clock.ts';
import type { IconName } from '../shared/icons.tsx';
import { text, textOr } from '../shared/text.ts';
import { namesOf } from './describe.ts';
import type { Tone } from './frame.tsx';
import { openPage } from './place.ts';
import { send } from './touch.ts';

/** A banner as words, a drawing, and at most one thing to do about it. */
export interface BannerWords {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly words: string;
  readonly note?: string;
  readonly action: { readonly label: string; readonly press: () => void } | null;
}

type Of<B extends Banner['banner']> = Extract<Banner, { banner: B }>;

const lone = (banner: Of<'lone'>, timeZone: string): BannerWords => {
  const { people, since, reason } = banner;
  const time = timeOfDay(since, timeZone);
  const words = text('banner-lone', { count: people.length, names: namesOf(people), time });
  const shown = { icon: 'person', tone: 'bad', words } as const;
  if (reason !== '') {
    const given = textOr(`lone-${reason}`, 'lone-other');
    return { ...shown, note: text('banner-lone-reason', { reason: given }), action: null };
  }
  const press = () => openPage({ page: 'lone_reason' });
  return { ...shown, action: { label: text('banner-lone-action'), press } };
};

const countHeads = () => openPage({ page: 'head_count' });

const unescorted = ({ visitor: { visitor, name } }: Of<'unescorted'>): BannerWords => {
  const press = () => void send({ touch: 'propose', statement: { statement: 'hand_over_escort', visitor } });
  const action = { label: text('banner-unescorted-action'), press };
  return { icon: 'person', tone: 'bad', words: text('banner-unescorted', { name }), action };
};

/** Nobody can say what they found before somebody was in the room. */
const sweepOwed = ({ due, seen }: Of<'sweep_owed'>, timeZone: string): BannerWords => {
  const press = () => openPage({ page: 'sweep' });
  const action = seen === 'no' ? null : { label: text('banner-sweep_owed-action'), press };
  const note = text(`banner-sweep_owed-${seen}`, { time: timeOfDay(due, timeZone) });
  return { icon: 'seal', tone: 'care', words: text('banner-sweep_owed'), note, action };
};

/** Every banner has its words; those that people can do something about say what. */
export const bannerWords = (banner: Banner, timeZone: string): BannerWords => {
  switch (banner.banner) {
    case 'alarm': {
      const words = text('banner-alarm', { what: textOr(`alarm-${banner.kind}`, 'alarm-other') });
      const press = () => openPage({ page: 'acknowledge', alarm: banner.alarm });
      return { icon: 'bell', tone: 'bad', words, action: { label: text('banner-alarm-action'), press } };
    }
    case 'lone':
      return lone(banner, timeZone);
    case 'uncertain': {
      const note = listedDoubts(banner.causes);
      const action = { label: text('banner-uncertain-action'), press: countHeads };
      return { icon: 'people', tone: 'care', words: text('banner-uncertain'), note, action };
    }
    case 'unescorted':
      return unescorted(banner);
    case 'badge_owed': {
      const { badge, name } = banner;
      const press = () => openPage({ page: 'badge_owed', badge });
      const action = { label: text('banner-badge_owed-action'), press };
      return {
        icon: 'badge',
        tone: 'care',
        words: text('banner-badge_owed', { badge: String(badge), name }),
        action,
      };
    }
    case 'head_count_due': {
      const action = { label: text('banner-head_count_due-action'), press: countHeads };
      return { icon: 'people', tone: 'care', words: text('banner-head_count_due'), action };
    }
    case 'sweep_owed':
      return sweepOwed(banner, timeZone);
    case 'badge_awaited': {
      const words = text('banner-badge_awaited', { name: banner.name });
      const note = text('banner-badge_awaited-until', { time: timeOfDay(banner.until, timeZone) });
      return { icon: 'badge', tone: 'care', words, note, action: null };
    }
    case 'unsealed': {
      const press = () => openPage({ page: 'contents' });
      const action = { label: text('banner-unsealed-action'), press };
      return { icon: 'seal_open', tone: 'care', words: text('banner-unsealed'), action };
    }
    case 'after_hours':
      return { icon: 'moon', tone: 'care', words: text('banner-after_hours'), action: null };
    case 'storage_low':
      return { icon: 'disk', tone: 'care', words: text('banner-storage_low'), action: null };
    case 'configuration_old':
      return { icon: 'disk', tone: 'care', words: text('banner-configuration_old'), action: null };
    case 'device_lost': {
      const kind = textOr(`device-${banner.kind}`, 'device-other');
      const words = text('banner-device_lost', { kind, device: banner.device });
      return { icon: 'plug', tone: 'care', words, action: null };
    }
    default:
      return assertNever(banner);
  }
};

const listedDoubts = (causes: Of<'uncertain'>['causes']): string =>
  causes.map((cause) => `${text(`doubt-${cause}`)}.`).join(' ');
