import assert from 'node:assert/strict';
import type { WireTouch } from '../../../src/web/wire.ts';

/** Packets of Socket.IO 4 over Engine.IO 4: https://socket.io/docs/v4/socket-io-protocol/ */
const OPENED = '0';
const PING = '2';
const PONG = '3';
const JOIN = '40';
const EVENT = '420';
const ANSWER = '430';

/**
 * Sends one touch, as the page at the door does, and resolves once the kiosk has taken it.
 * @param address of the kiosk, `127.0.0.1:8080`
 */
export const touch = async (address: string, room: string, what: WireTouch): Promise<void> => {
  const socket = new WebSocket(`ws://${address}/socket.io/?EIO=4&transport=websocket&room=${room}`);
  const answer = await new Promise<string>((resolve, reject) => {
    socket.onerror = () => reject(new Error(`no screen can be opened at ${address}`));
    socket.onclose = () => reject(new Error('the kiosk closed the screen'));
    socket.onmessage = ({ data }) => {
      const packet = String(data);
      if (packet.startsWith(ANSWER)) resolve(packet.slice(ANSWER.length));
      else if (packet.startsWith(JOIN)) socket.send(EVENT + JSON.stringify(['touch', what]));
      else if (packet.startsWith(OPENED)) socket.send(JOIN);
      else if (packet === PING) socket.send(PONG);
    };
  });
  socket.close();
  assert.match(answer, /"ok":true/);
};
