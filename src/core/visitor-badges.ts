import type { VisitorTouch } from './facts-visitors.ts';
import type { RoomId, VisitorId } from './terms.ts';
import type { Turn } from './turn.ts';
import { isWorn } from './visitor-details.ts';

/** The badge of a visitor who goes is back, or nobody says so. */
export const leaveBadge = (turn: Turn, room: RoomId, visitor: VisitorId, isBack: boolean): void => {
  const given = turn.state.visitor_badges.find((one) => one.visitor === visitor && one.status === 'out');
  if (given === undefined) return;
  const { badge } = given;
  if (isBack) turn.record({ type: 'visitor_badge_returned', room, visitor, badge, how: 'at_exit' });
  else turn.record({ type: 'visitor_badge_kept', room, visitor, badge });
};

/** A badge that is out without its visitor, or lost, is said to be back, or to be lost. */
export const accountForBadge = (
  turn: Turn,
  room: RoomId,
  { badge, answer }: Extract<VisitorTouch, { touch: 'account_for_badge' }>,
): void => {
  const given = turn.state.visitor_badges.find((one) => one.badge === badge);
  if (given === undefined || isWorn(turn.state, given)) return;
  if (answer === 'returned') {
    const { visitor } = given;
    return turn.record({ type: 'visitor_badge_returned', room, visitor, badge, how: 'afterwards' });
  }
  if (given.status === 'lost') return;
  turn.record({ type: 'visitor_badge_lost', room, visitor: given.visitor, badge });
};
