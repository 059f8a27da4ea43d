import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { type Observation, reporter } from '../../probe/observation';
import type { Inputs } from './inputs';
import { contract, headerOf, isSuccess, type Success, send } from './requests';

const { ok, failed } = reporter('compression');

const decoders = { gzip: promisify(gunzip), br: promisify(brotliDecompress) };

/** Bytes from which compression pays. */
const WORTH = 1024;

/** Whether the app compresses answers outside of cached paths for clients that ask: the edge does not. */
export async function compression(inputs: Inputs): Promise<readonly Observation[]> {
  const { readPath } = inputs;
  if (!readPath) return [];
  const at = `GET ${readPath}`;
  const plain = await send(inputs, readPath, { headers: { 'accept-encoding': 'identity' } });
  const asked = await send(inputs, readPath, { headers: { 'accept-encoding': 'gzip, br' } });
  if (!isSuccess(plain) || !isSuccess(asked)) return []; // said by the check of the answers
  const size = plain.body?.length ?? 0;
  const encoding = encodingOf(asked);
  const wrong =
    wrongChoice(plain, encoding, size) ?? wrongVary(plain, asked, encoding) ?? (await unreadable(asked));
  if (wrong) return [failed(at, wrong.found, contract(wrong.fix, 'compression'))];
  return encoding === 'identity'
    ? [ok(at, `${size} bytes: too short to compress; use a path with a longer answer`)]
    : [ok(at, `${encoding}, ${size} bytes as ${asked.body?.length}`)];
}

interface Wrong {
  readonly found: string;
  readonly fix: string;
}

const encodingOf = (reply: Success): string => headerOf(reply, 'content-encoding') ?? 'identity';

function wrongChoice(plain: Success, encoding: string, size: number): Wrong | undefined {
  const unasked = encodingOf(plain);
  if (unasked !== 'identity') {
    return {
      found: `${unasked}, without Accept-Encoding`,
      fix: 'compress only if Accept-Encoding asks for it',
    };
  }
  if (encoding === 'identity') {
    const found = `${size} bytes, not compressed for gzip, br`;
    return size < WORTH ? undefined : { found, fix: 'compress answers of 1 kB and more' };
  }
  if (encoding in decoders) return undefined;
  return {
    found: `${encoding}, although Accept-Encoding names gzip and br`,
    fix: 'use an encoding that Accept-Encoding names',
  };
}

function wrongVary(plain: Success, asked: Success, encoding: string): Wrong | undefined {
  if (encoding === 'identity') return undefined;
  const varies = (reply: Success) =>
    /(?:^|,)\s*accept-encoding\s*(?:,|$)/i.test(headerOf(reply, 'vary') ?? '');
  if (varies(plain) && varies(asked)) return undefined;
  return {
    found: `no Vary on the ${varies(asked) ? 'plain' : 'compressed'} answer`,
    fix: 'send Vary: Accept-Encoding on both, so that no cache mixes them up',
  };
}

async function unreadable(asked: Success): Promise<Wrong | undefined> {
  const encoding = encodingOf(asked);
  const decode = new Map(Object.entries(decoders)).get(encoding);
  try {
    await decode?.(asked.body ?? Buffer.alloc(0));
    return undefined;
  } catch {
    return { found: `the body is not valid ${encoding}`, fix: 'compress once, and send the whole body' };
  }
}
