/** Milliseconds before the first repetition; each further one waits twice as long. */
const FIRST = 250;

/** No wait is longer, whatever the server asks for: 2 minutes, as in MLflow's Python client. */
const LONGEST = 120_000;

/**
 * Milliseconds to wait before repetition `attempt` (0, 1, …): what the server's `Retry-After` asks,
 * else 250 · 2^attempt, lengthened by up to half by `jitter` in [0, 1).
 */
export function retryDelay(attempt: number, retryAfter: string | null, jitter: number): number {
  const asked = retryAfter === null ? NaN : milliseconds(retryAfter);
  if (asked >= 0) return Math.min(asked, LONGEST);
  return Math.min(FIRST * 2 ** attempt * (1 + jitter / 2), LONGEST);
}

function milliseconds(retryAfter: string): number {
  const seconds = Number(retryAfter);
  return Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
}
