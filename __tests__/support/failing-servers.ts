/** Servers on loopback that fail, each in its way, by UDP and TCP on one port. */
import { createSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import type { Target } from '../../operations/probe/target';

export interface FailingServer extends Target {
  close(): Promise<void>;
}

interface Behaviour {
  /** What comes back for a message; none: silence. */
  readonly udp?: (message: Buffer) => Buffer;
  readonly tcp?: (socket: Socket) => void;
}

/** An answer to a message: the same, with other flags. */
const answered = (flags: number) => (message: Buffer) => {
  const answer = Buffer.from(message);
  answer.writeUInt16BE(flags, 2);
  return answer;
};
const cut = answered(0x8200);

/** As a server of DNS. */
export const dnsFailures: Readonly<Record<string, Behaviour>> = {
  'a black hole': {},
  'garbage by UDP': { udp: () => Buffer.from([1, 2, 3]) },
  'nothing by UDP': { udp: () => Buffer.alloc(0) },
  'its own question': { udp: (message) => message },
  'an answer that ends too soon': { udp: (message) => cut(message).subarray(0, 20) },
  'more answers than there are': {
    udp: (message) => {
      const answer = answered(0x8000)(message);
      answer.writeUInt16BE(0xffff, 6);
      return answer;
    },
  },
  'a black hole by TCP': { udp: cut, tcp: () => {} },
  'a reset by TCP': { udp: cut, tcp: (socket) => socket.resetAndDestroy() },
  'a reset after the question by TCP': {
    udp: cut,
    tcp: (socket) => socket.once('data', () => socket.resetAndDestroy()),
  },
  'an end by TCP': { udp: cut, tcp: (socket) => socket.end() },
  'garbage by TCP': { udp: cut, tcp: (socket) => socket.end(Buffer.from([0, 3, 1, 2, 3])) },
  'half an answer by TCP': { udp: cut, tcp: (socket) => socket.end(Buffer.from([1, 0, 1])) },
  'an empty answer by TCP': { udp: cut, tcp: (socket) => socket.end(Buffer.from([0, 0])) },
};

/** @param host of loopback, IPv4 or IPv6 */
export async function failingServer(host: string, { udp, tcp }: Behaviour): Promise<FailingServer> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    tcp?.(socket);
  });
  const port = await listen(server, host);
  const datagrams = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  datagrams.on('message', (message, from) => {
    if (udp) datagrams.send(udp(message), from.port, from.address);
  });
  await new Promise<void>((ready) => datagrams.bind(port, host, ready));
  const close = async () => {
    datagrams.close();
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((done) => server.close(() => done()));
  };
  return { host, port, close };
}

/** Where nothing listens. */
export async function closedPort(host: string): Promise<FailingServer> {
  const { port, close } = await failingServer(host, {});
  await close();
  return { host, port, close: async () => {} };
}

/** To where the system makes no connection, whatever network there is: the address of everybody. */
export const unreachable: FailingServer = { host: '255.255.255.255', port: 53, close: async () => {} };

async function listen(server: Server, host: string): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, host, ready));
  return (server.address() as { port: number }).port;
}
