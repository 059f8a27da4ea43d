import autocannon from 'autocannon';
import type { Step } from './ladder';

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds until a request without an answer has failed. */
  readonly timeout: number;
}

/** Sends GET requests at one rate, and stops by itself, or when the signal says so. */
export function runStep(load: Load, rate: number, signal: AbortSignal): Promise<Step> {
  const { url, connections, seconds, timeout, headers } = load;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const latencies: number[] = [];
    const instance = autocannon(
      {
        url,
        timeout,
        headers: { ...headers },
        duration: seconds,
        connections,
        overallRate: rate,
        // Whoever refuses connections is not asked again and again.
        bailout: Math.max(10, Math.ceil((rate * seconds) / 2)),
      },
      (error, result) => {
        signal.removeEventListener('abort', stop);
        if (signal.aborted) return reject(signal.reason);
        if (error) return reject(error);
        resolve({
          asked: rate,
          seconds,
          good: result['2xx'],
          bad: result.non2xx + result.errors, // timeouts are among the errors
          latencies: latencies.sort((a, b) => a - b),
        });
      },
    );
    const stop = () => instance.stop();
    signal.addEventListener('abort', stop);
    // Not autocannon's own percentiles: they hold latencies of requests that were never sent.
    instance.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
}
