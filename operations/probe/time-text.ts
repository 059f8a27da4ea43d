/** Seconds in the two largest units: `1d 3h`, `4m 10s`. */
export function span(seconds: number): string {
  let left = Math.max(0, Math.ceil(seconds));
  const parts: string[] = [];
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0s';
}

/** To the minute, in UTC. */
export const minute = (date: Date): string => `${date.toISOString().slice(0, 16)}Z`;
