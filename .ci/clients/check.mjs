// Runs checks one after the other, and counts them.
import { setTimeout } from 'node:timers/promises';

const LIMIT_MS = 90_000;

export const count = { passed: 0, failed: 0 };

/**
 * @param {string} name a sentence
 * @param {() => Promise<unknown>} run throws if something is wrong; has 90 seconds
 */
export async function check(name, run) {
  const begin = performance.now();
  const late = new AbortController();
  try {
    await Promise.race([run(), deadline(late.signal)]);
    count.passed++;
    console.log(`ok      ${name}  (${seconds(begin)} s)`);
  } catch (error) {
    count.failed++;
    console.log(`FAILED  ${name}  (${seconds(begin)} s)\n${indented(error)}`);
  } finally {
    late.abort();
  }
}

async function deadline(signal) {
  await setTimeout(LIMIT_MS, undefined, { signal }).catch(() => new Promise(() => {}));
  throw new Error(`took longer than ${LIMIT_MS / 1000} seconds`);
}

function seconds(begin) {
  return ((performance.now() - begin) / 1000).toFixed(1);
}

function indented(error) {
  return String(error?.stack ?? error).replace(/^/gm, '        ');
}
