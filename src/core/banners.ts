import { alarmsAtDoor } from './alarm-state.ts';
import { facesOf, visitorFaces } from './faces.ts';
import { type RoomState, roomOf, type State } from './state.ts';
import type { DeviceId, RoomId } from './terms.ts';
import type { Banner } from './view.ts';
import { owedBadges } from './visitor-details.ts';

const loneBanners = (state: State, { lone, inside, emergency }: RoomState): readonly Banner[] =>
  lone === null || emergency !== null
    ? []
    : [
        {
          banner: 'lone',
          people: facesOf(
            state,
            inside.map((occupant) => occupant.person),
          ),
          since: lone.since,
          reason: lone.reason,
        },
      ];

const deviceBanners = (state: State, room: RoomState): readonly Banner[] => {
  const ours = new Set<string>([room.policy.outside_reader, room.policy.inside_reader, room.policy.door]);
  return (Object.keys(state.lost) as DeviceId[])
    .filter((device) => ours.has(device) || !['reader', 'door'].includes(state.lost[device]?.kind ?? ''))
    .map((device) => ({ banner: 'device_lost', device, kind: state.lost[device]?.kind ?? '' }));
};

const alarmBanners = (state: State, room: RoomId): readonly Banner[] =>
  alarmsAtDoor(state, room).map(({ alarm, kind, since }) => ({ banner: 'alarm', alarm, kind, since }));

const awaitedBanners = ({ list: { awaited } }: State, room: RoomId): readonly Banner[] =>
  awaited === null || awaited.room !== room
    ? []
    : [{ banner: 'badge_awaited', name: awaited.record.name, until: awaited.until }];

const sweepBanners = ({ sweep, emergency }: RoomState): readonly Banner[] =>
  sweep === null || emergency !== null
    ? []
    : [{ banner: 'sweep_owed', due: sweep.due, seen: sweep.seen_by.length > 0 ? 'yes' : 'no' }];

/** What stays true behind whatever screen is shown, worst first. Duress is never among it. */
export const bannersOf = (state: State, room: RoomId): readonly Banner[] => {
  const now = roomOf(state, room);
  return [
    ...alarmBanners(state, room),
    ...loneBanners(state, now),
    ...visitorFaces(
      state,
      now.visitors.filter((visitor) => !visitor.escorted),
    ).map((visitor): Banner => ({ banner: 'unescorted', visitor })),
    ...(now.doubts.length === 0
      ? []
      : [{ banner: 'uncertain', causes: now.doubts, since: now.doubt_since } as const]),
    ...sweepBanners(now),
    ...owedBadges(state, room).map(({ badge, name }): Banner => ({ banner: 'badge_owed', badge, name })),
    ...(now.head_count?.asked ? [{ banner: 'head_count_due', since: now.head_count.due } as const] : []),
    ...awaitedBanners(state, room),
    ...(now.contents === 'unsealed' ? [{ banner: 'unsealed' } as const] : []),
    ...(now.hours === 'after_hours' ? [{ banner: 'after_hours' } as const] : []),
    ...(state.storage === 'low' ? [{ banner: 'storage_low' } as const] : []),
    ...(state.upkeep.configuration === undefined ? [] : [{ banner: 'configuration_old' } as const]),
    ...deviceBanners(state, now),
  ];
};
