/**
 * One question to one DNS server. Node's own resolver hides what matters here: which server answered, whether it is
 * authoritative, the TTL of a CNAME, and the referral in the authority section.
 */
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  decode,
  encode,
  type Packet,
  RECURSION_DESIRED,
  type RecordType,
  streamEncode,
} from 'dns-packet';
import { address } from '../probe/address';
import type { Patience } from '../probe/clock';
import { errorText } from '../probe/network-error';
import type { Target } from '../probe/target';

/** The record types that the library can decode. */
type QueryType = Exclude<RecordType, 'OPT'>;

export interface Question {
  readonly name: string;
  readonly type: QueryType;
}

export interface Reply {
  /** `NOERROR`, `NXDOMAIN`, `REFUSED`, … */
  readonly rcode: string;
  readonly authoritative: boolean;
  readonly answers: readonly Answer[];
  readonly authorities: readonly Answer[];
}

export type Asked = { readonly reply: Reply } | { readonly noAnswer: string };

/** The reply if it says whether there are such records; otherwise the reason why not. */
export function content(asked: Asked): Asked {
  if ('noAnswer' in asked || ['NOERROR', 'NXDOMAIN'].includes(asked.reply.rcode)) return asked;
  return { noAnswer: `answers ${asked.reply.rcode}` };
}

/** The largest answer that no path on the internet fragments. https://www.dnsflagday.net/2020/ */
const UDP_PAYLOAD = 1232;

/** Asks by UDP, and by TCP if the answer is truncated. Never throws: a server that cannot be asked is an observation. */
export async function query(server: Target, question: Question, patience: Patience): Promise<Asked> {
  const deadline = AbortSignal.timeout(patience.timeout * (patience.tries + 1));
  try {
    const host = await address(server.host, deadline);
    const message = ask(question);
    const reply = await byUdp({ ...server, host }, message, patience);
    return {
      reply: toReply(reply.flag_tc ? await byTcp({ ...server, host }, message, patience.timeout) : reply),
    };
  } catch (error) {
    return { noAnswer: error instanceof Error ? error.message : String(error) };
  }
}

function ask({ name, type }: Question): Packet & { id: number } {
  return {
    type: 'query',
    id: randomInt(65_536),
    flags: RECURSION_DESIRED,
    questions: [{ name, type }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_PAYLOAD,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  };
}

const sameName = (one: string | undefined, other: string | undefined) =>
  one?.toLowerCase() === other?.toLowerCase();

/** Ignores everything but an answer to this question: it may be forged, or from a broken server. */
function answerTo(message: Packet, bytes: Buffer): DecodedPacket | undefined {
  try {
    const packet = decode(bytes);
    const [asked] = message.questions ?? [];
    const [echoed] = packet.questions ?? [];
    const same = packet.type === 'response' && packet.id === message.id;
    return same && sameName(asked?.name, echoed?.name) && asked?.type === echoed?.type ? packet : undefined;
  } catch {
    return undefined;
  }
}

function byUdp(
  { host, port }: Target,
  message: Packet,
  { timeout, tries }: Patience,
): Promise<DecodedPacket> {
  const question = encode(message);
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    let left = tries;
    let isOpen = true;
    let timer: NodeJS.Timeout | undefined;
    const finish = (settle: () => void) => {
      if (!isOpen) return; // both sends may fail
      isOpen = false;
      clearInterval(timer);
      socket.close();
      settle();
    };
    const fail = (error: Error) => finish(() => reject(new Error(errorText(error))));
    const send = () => {
      if (left-- > 0) socket.send(question);
      else fail(new Error(`no answer in ${(timeout * tries) / 1000} s`));
    };
    socket.on('error', fail);
    socket.on('message', (bytes) => {
      const packet = answerTo(message, bytes);
      if (packet) finish(() => resolve(packet));
    });
    // A connected socket drops packets from elsewhere and reports a closed port. If the server cannot be reached, Node.js
    // calls back with the reason, although the types do not say so: https://nodejs.org/api/dgram.html
    const connected = (error?: Error) => {
      if (error) return fail(error);
      timer = setInterval(send, timeout);
      send();
    };
    socket.connect(port, host, connected);
  });
}

function byTcp({ host, port }: Target, message: Packet, timeout: number): Promise<DecodedPacket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    let received = Buffer.alloc(0);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    const fail = (why: string) =>
      finish(() => reject(new Error(`${why} by TCP, after a truncated answer by UDP`)));
    const timer = setTimeout(() => fail(`no answer in ${timeout / 1000} s`), timeout);
    socket.on('error', (error: NodeJS.ErrnoException) => fail(errorText(error)));
    socket.on('end', () => fail('connection closed'));
    socket.on('connect', () => socket.write(streamEncode(message)));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < received.readUInt16BE(0) + 2) return;
      const packet = answerTo(message, received.subarray(2));
      if (packet) finish(() => resolve(packet));
      else fail('no answer to the question');
    });
  });
}

function toReply(packet: DecodedPacket): Reply {
  return {
    rcode: (packet as DecodedPacket & { rcode: string }).rcode,
    authoritative: ((packet.flags ?? 0) & AUTHORITATIVE_ANSWER) !== 0,
    answers: packet.answers ?? [],
    authorities: packet.authorities ?? [],
  };
}
