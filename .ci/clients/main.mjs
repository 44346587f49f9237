// usage: main.mjs JAVA RESULTS [PART...]      (in the checkout; see scripts/conformance)
import { aiSdk } from './ai-sdk.mjs';
import { count } from './check.mjs';
import { conformance, inspector } from './conformance.mjs';
import { startModel } from './model.mjs';
import { python } from './python.mjs';
import { start } from './server.mjs';
import { typescript } from './typescript.mjs';

const PARTS = { conformance, inspector, typescript, python, ai: aiSdk };

const [java, results, ...wanted] = process.argv.slice(2);
const parts = wanted.length ? wanted : Object.keys(PARTS);

const model = await startModel();
const server = await start(java, { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted' });
try {
  for (const part of parts) {
    await PARTS[part](server, results);
  }
} finally {
  await server.stop();
  model.stop();
}
if (count.failed > 0) {
  console.log(`The log of the API ends with:\n${server.log.slice(-30).join('\n')}`);
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 ? 1 : 0);
