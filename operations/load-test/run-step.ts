import autocannon from 'autocannon';
import type { Step } from './ladder';

export interface Load {
  readonly url: string;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds after which an unanswered request counts as failed. */
  readonly timeout: number;
}

/** Each connection sends GET requests one after another. It stops by itself, or when the signal says so. */
export function runStep(load: Load, connections: number, signal: AbortSignal): Promise<Step> {
  const { url, seconds, timeout, headers } = load;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const latencies: number[] = [];
    let [start, last] = [performance.now(), 0];
    const instance = autocannon(
      {
        url,
        timeout,
        headers: { ...headers },
        duration: seconds,
        connections,
        sampleInt: 100, // milliseconds after which it looks whether to stop
        // Do not keep asking a server that refuses connections.
        bailout: Math.max(10, connections),
      },
      (error, result) => {
        signal.removeEventListener('abort', stop);
        if (signal.aborted) return reject(signal.reason);
        if (error) return reject(error);
        resolve({
          connections,
          seconds: Math.max(last - start, 1) / 1000,
          good: result['2xx'],
          bad: result.non2xx + result.errors, // timeouts are among the errors
          latencies: latencies.sort((a, b) => a - b),
        });
      },
    );
    const stop = () => instance.stop();
    signal.addEventListener('abort', stop);
    instance.on('start', () => {
      start = performance.now();
    });
    // Not autocannon's own percentiles: they are rounded.
    instance.on('response', (_client, _status, _bytes, milliseconds) => {
      last = performance.now();
      latencies.push(milliseconds);
    });
  });
}
