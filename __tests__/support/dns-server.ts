import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Packet,
  type Question,
  streamEncode,
  TRUNCATED_RESPONSE,
} from 'dns-packet';
import type { Target } from '../../operations/probe/target';

export interface Response {
  readonly answers?: Answer[];
  readonly authorities?: Answer[];
  readonly authoritative?: boolean;
  readonly rcode?: keyof typeof RCODES;
  /** Cuts the answer by UDP. */
  readonly truncated?: boolean;
  /** Under an id that was not asked with. */
  readonly forged?: true;
  /** To these questions instead. */
  readonly questions?: Question[];
  /** Bytes that are no message. */
  readonly garbage?: true;
}

const RCODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

type Transport = 'udp' | 'tcp';
/** Undefined: no answer at all. */
export type Handler = (
  question: Question,
  transport: Transport,
) => Response | undefined | Promise<Response | undefined>;

export interface DnsServer extends Target {
  /** May be replaced while the server runs. */
  handler: Handler;
  /** Questions received, as `NAME TYPE TRANSPORT`. */
  readonly log: string[];
  close(): Promise<void>;
}

/** A DNS server on loopback, by UDP and TCP on one port. */
export async function dnsServer(handler: Handler): Promise<DnsServer> {
  const udp = createSocket('udp4');
  const tcp = createServer();
  await new Promise<void>((ready) => tcp.listen(0, '127.0.0.1', ready));
  const { port } = tcp.address() as { port: number };
  await new Promise<void>((ready) => udp.bind(port, '127.0.0.1', ready));

  const server: DnsServer = {
    host: '127.0.0.1',
    port,
    handler,
    log: [],
    close: async () => {
      udp.close();
      await promisify(tcp.close.bind(tcp))();
    },
  };
  const respond = async (bytes: Buffer, transport: Transport): Promise<Packet | 'garbage' | undefined> => {
    const packet = decode(bytes);
    const [question] = packet.questions ?? [];
    if (!question) return undefined;
    server.log.push(`${question.name} ${question.type} ${transport}`);
    const response = await server.handler(question, transport);
    if (response?.garbage) return 'garbage';
    return response && toPacket(response, question, packet.id ?? 0, transport);
  };
  udp.on('message', async (bytes, from) => {
    const packet = await respond(bytes, 'udp');
    if (packet === 'garbage') udp.send(Buffer.from([1, 2, 3]), from.port, from.address);
    else if (packet) udp.send(encode(packet), from.port, from.address);
  });
  tcp.on('connection', (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', async (bytes) => {
      const packet = await respond(bytes.subarray(2), 'tcp');
      if (packet === 'garbage') socket.end(Buffer.from([0, 3, 1, 2, 3]));
      else if (packet) socket.end(streamEncode(packet));
    });
  });
  return server;
}

function toPacket(response: Response, question: Question, id: number, transport: Transport): Packet {
  const { answers = [], authorities = [], authoritative = true, rcode = 'NOERROR' } = response;
  const cut = response.truncated === true && transport === 'udp';
  const flags = (authoritative ? AUTHORITATIVE_ANSWER : 0) | (cut ? TRUNCATED_RESPONSE : 0) | RCODES[rcode];
  return {
    type: 'response',
    id: response.forged ? (id + 1) % 65_536 : id,
    flags,
    questions: response.questions ?? [question],
    answers: cut ? [] : answers,
    authorities,
  };
}

/** A server of a zone: answers with what is in it, with authority. */
export const serving =
  (zone: string, records: () => readonly Answer[]): Handler =>
  ({ name, type }) => {
    const lower = name.toLowerCase();
    if (lower !== zone && !lower.endsWith(`.${zone}`)) return { rcode: 'REFUSED', authoritative: false };
    const here = records().filter((record) => record.name === lower);
    const answers = here.filter((record) => record.type === type || record.type === 'CNAME');
    return here.length > 0 ? { answers } : { rcode: 'NXDOMAIN' };
  };
