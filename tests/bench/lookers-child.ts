/** Holds sockets on the supervisors' page as so many pages would, in a process of its own. */
import os from 'node:os';
import { io, type Socket } from 'socket.io-client';
import type { LookersOrder, LookersReport } from './lookers.ts';

let sockets: readonly Socket[] = [];
let views = 0;

const open = (order: Extract<LookersOrder, { order: 'open' }>, number: number): Promise<Socket> => {
  const { origin, pem, sessions } = order;
  const { cookie, token } = sessions[number % sessions.length] ?? { cookie: '', token: '' };
  const socket = io(origin, {
    path: '/api/v1/socket',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ca: pem,
    extraHeaders: { origin, cookie },
    auth: { change_token: token },
  });
  return new Promise((resolve, reject) => {
    socket.once('view', () => resolve(socket));
    socket.on('view', () => {
      views += 1;
    });
    socket.on('connect_error', reject);
    socket.on('disconnect', (why) => {
      if (why !== 'io client disconnect') reject(new Error(`a page was closed: ${why}`));
    });
  });
};

/** A few at once, as people come. */
const TOGETHER = 10;

const act = async (order: LookersOrder): Promise<LookersReport> => {
  if (order.order === 'close') {
    const open = sockets.filter(({ connected }) => connected).length;
    for (const socket of sockets) socket.disconnect();
    const report = { open, views };
    [sockets, views] = [[], 0];
    return report;
  }
  while (sockets.length < order.count) {
    const [from, left] = [sockets.length, order.count - sockets.length];
    const more = Array.from({ length: Math.min(TOGETHER, left) }, (_, number) => open(order, from + number));
    sockets = [...sockets, ...(await Promise.all(more))];
  }
  views = 0;
  return { open: sockets.length, views };
};

// Pages are on other machines: what they cost here is nothing of the kiosk's.
os.setPriority(os.constants.priority.PRIORITY_LOW);
process.on('message', (order) => {
  act(order as LookersOrder).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      throw error;
    },
  );
});
