import type http from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { WatchMessage } from '../core/supervisor-view.ts';
import { AUDIENCES, type Audience, WatchFeed } from '../watch-feed.ts';
import type { Diagnostics } from '../web/ports.ts';
import { touchLimit } from '../web/touch-limit.ts';
import { ASKS, type OfficeAsked } from './asks.ts';
import type { Cookies } from './cookies.ts';
import { BARRED, bar, type SignedIn, whoIsSignedIn } from './guard.ts';
import type { KioskLink } from './kiosk-link.ts';
import type { Office } from './office.ts';
import { may, type OfficeVerb, verbOfAlarm } from './roles.ts';
import { isChangeToken } from './sessions.ts';
import type { AskAnswer, OfficeClientEvents, OfficeServerEvents } from './wire.ts';

interface SocketData {
  who: SignedIn;
  audience: Audience;
}
type Events = [OfficeClientEvents, OfficeServerEvents, Record<string, never>, SocketData];
type PageSocket = Socket<Events[0], Events[1], Events[2], Events[3]>;

/** An act with its words stays far below. */
const MESSAGE_BYTES_MAX = 16 * 1024;
/** Pages of all who look, wall displays included. */
export const SOCKETS_MAX = 256;
/** Of one account, so that nobody takes those of all others. */
export const SOCKETS_OF_ACCOUNT_MAX = 64;
const HEARTBEAT_MS = 5_000;
/** A page that hangs must not make the office keep every view it missed. */
const VIEWS_WAITING_MAX = 4;

/** What somebody has to be allowed for what they ask of the kiosk. */
const verbOf = (asked: OfficeAsked): OfficeVerb => {
  switch (asked.verb) {
    case 'list_acted':
    case 'training_acted':
      return 'change_list';
    case 'sheet_acted':
      return 'sign_sheets';
    case 'alarm_acted':
      return verbOfAlarm(asked.act.act);
  }
};

const refused = (
  code: Extract<AskAnswer, { outcome: 'refused' }>['code'],
  words: readonly string[],
): AskAnswer => {
  const [what = '', where = '', remedy = ''] = words;
  return { outcome: 'refused', code, what, where, remedy };
};

export interface OfficeSocketsOptions {
  readonly office: Office;
  readonly cookies: Cookies;
  readonly link: KioskLink;
  /** Why a handshake is refused, or null. */
  readonly refusal: (request: http.IncomingMessage) => string | null;
  readonly diagnostics: Diagnostics;
}

/** Pages that are too slow for each view: they get the newest one, with the whole feed, once they have room. */
const BEHIND = 'behind';

/** How far one page has come with what it was sent. */
const follower = (socket: PageSocket, whole: (audience: Audience) => WatchMessage | null) => {
  let waiting = 0;
  const sendWhole = (): void => {
    const message = whole(socket.data.audience);
    if (message === null) return;
    waiting += 1;
    socket.emit('view', message);
  };
  socket.conn.on('drain', () => {
    waiting = 0;
    if (!socket.rooms.has(BEHIND)) return;
    void socket.leave(BEHIND);
    sendWhole();
  });
  return {
    sendWhole,
    /** The next view goes to all at once. */
    expect: (): void => {
      if (waiting >= VIEWS_WAITING_MAX) void socket.join(BEHIND);
      else waiting += 1;
    },
  };
};

/**
 * Serves the pages of all rooms over socket.io. A handshake has to come from our own page, with an open session and its
 * change token; the socket ends when its session does, at once.
 */
export class OfficeSockets {
  readonly #options: OfficeSocketsOptions;
  readonly #server: Server<Events[0], Events[1], Events[2], Events[3]>;
  #feed = new WatchFeed();
  readonly #pages = new Map<PageSocket, ReturnType<typeof follower>>();
  readonly #stops: readonly (() => void)[];
  #changes: number;

  constructor(http: http.Server, options: OfficeSocketsOptions) {
    this.#options = options;
    const { office, link, refusal, diagnostics } = options;
    this.#changes = office.sessions.changes;
    this.#server = new Server(http, {
      path: '/api/v1/socket',
      serveClient: false,
      transports: ['websocket', 'polling'],
      maxHttpBufferSize: MESSAGE_BYTES_MAX,
      pingInterval: HEARTBEAT_MS,
      pingTimeout: HEARTBEAT_MS,
      allowRequest: (request, decide) => {
        const cause = refusal(request) ?? (this.#who(request) === undefined ? 'session' : null);
        if (cause !== null) diagnostics.warn({ cause }, 'a page was refused');
        decide(cause, cause === null);
      },
    });
    this.#server.use((socket, next) => {
      const who = this.#who(socket.request);
      if (who === undefined || !isChangeToken(who.token, socket.handshake.auth['change_token'])) {
        return next(new Error('signed_out'));
      }
      if (this.#pages.size >= SOCKETS_MAX || this.#pagesOf(who.account.name) >= SOCKETS_OF_ACCOUNT_MAX) {
        return next(new Error('busy'));
      }
      socket.data.who = who;
      socket.data.audience = may(who.account.role, 'see_names') ? 'names' : 'counts';
      next();
    });
    this.#server.on('connection', (socket) => this.#connected(socket));
    this.#stops = [
      link.onView((message) => {
        this.#feed.take(message);
        this.#endOthers();
        for (const page of this.#pages.values()) page.expect();
        for (const audience of AUDIENCES) {
          const latest = this.#feed.latest(audience);
          if (latest !== null) this.#server.to(audience).except(BEHIND).emit('view', latest);
        }
      }),
      office.onEnd((session) => this.#end(session)),
    ];
  }

  #pagesOf(account: string): number {
    return [...this.#pages.keys()].filter(({ data }) => data.who.account.name === account).length;
  }

  #who(request: http.IncomingMessage): SignedIn | undefined {
    return whoIsSignedIn(this.#options.office, this.#options.cookies, request);
  }

  /** Ends sockets whose session the command on this machine ended, or whose account it changed. */
  look(): void {
    this.#endOthers();
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.#server.close();
  }

  #connected(socket: PageSocket): void {
    const { link } = this.#options;
    // Many that came at once were each looked at before the first of them was counted.
    if (this.#pagesOf(socket.data.who.account.name) >= SOCKETS_OF_ACCOUNT_MAX) {
      socket.disconnect(true);
      return;
    }
    // While nobody looks no view is made, and the last one is of another time.
    if (this.#pages.size === 0) this.#feed = new WatchFeed();
    const page = follower(socket, (audience) => this.#feed.whole(audience));
    this.#pages.set(socket, page);
    void socket.join(socket.data.audience);
    socket.on('disconnect', () => {
      this.#pages.delete(socket);
      link.watched(this.#pages.size);
    });
    this.#listen(socket, page.sendWhole);
    page.sendWhole();
    link.watched(this.#pages.size);
  }

  #listen(socket: PageSocket, whole: () => void): void {
    const { office } = this.#options;
    const isWithinLimit = touchLimit(performance.now());
    socket.on('whole', () => {
      if (isWithinLimit(performance.now())) whole();
    });
    socket.on('present', () => {
      if (!isWithinLimit(performance.now())) return;
      const session = office.sessions.named(socket.data.who.session.session);
      if (session !== undefined) office.sessions.seen(session, office.now());
    });
    socket.on('ask', (raw: unknown, reply: unknown) => {
      const answer = (given: AskAnswer): void => {
        if (typeof reply === 'function') reply(given);
      };
      if (!isWithinLimit(performance.now())) {
        return answer(refused('busy', ['this page asks too often', 'socket', 'wait a moment']));
      }
      this.#ask(socket, raw).then(answer, () =>
        answer(refused('kiosk', ['the office failed', 'office', 'try again'])),
      );
    });
  }

  async #ask(socket: PageSocket, raw: unknown): Promise<AskAnswer> {
    const { office, link } = this.#options;
    const who = this.#who(socket.request);
    if (who === undefined || who.session.session !== socket.data.who.session.session) {
      this.#end(socket.data.who.session.session);
      return refused('signed_out', ['nobody is signed in', 'session', 'sign in']);
    }
    const read = ASKS.safeParse(raw);
    if (!read.success) {
      return refused('malformed', ['the request is malformed', 'ask', 'reload the page, and try again']);
    }
    const barred = bar(office, who, verbOf(read.data));
    if (barred !== null) return refused(barred, BARRED[barred]);
    office.sessions.seen(who.session, office.now());
    const { name: account, person, role } = who.account;
    return await link.ask({ account, person, role }, read.data);
  }

  /** Whoever's session ended sees nothing more, not even the view that is on its way. */
  #end(session: string): void {
    for (const socket of this.#pages.keys()) {
      if (socket.data.who.session.session !== session) continue;
      socket.emit('ended');
      socket.disconnect(true);
    }
  }

  #endOthers(): void {
    const { sessions } = this.#options.office;
    const changes = sessions.changes;
    if (changes === this.#changes) return;
    this.#changes = changes;
    for (const socket of this.#pages.keys()) {
      const who = this.#who(socket.request);
      const isSame =
        who?.session.session === socket.data.who.session.session &&
        who.account.role === socket.data.who.account.role;
      if (!isSame) this.#end(socket.data.who.session.session);
    }
  }
}
