// The official conformance suite, for both eras of the protocol, and the official inspector.
import { check } from './check.mjs';
import { run } from './process.mjs';

const folder = import.meta.dirname;
const program = (name, file) => [process.execPath, `${folder}/node_modules/@modelcontextprotocol/${name}/${file}`];

export async function conformance(server, results) {
  for (const revision of ['2026-07-28', '2025-11-25']) {
    await check(`The conformance suite for ${revision} fails only where expected-${revision}.yaml says so`, async () => {
      const output = await run([
        ...program('conformance', 'dist/index.js'),
        'server',
        ...['--url', `${server.proxy}/mcp`, '--requirements', revision],
        ...['--expected-failures', `${folder}/expected-${revision}.yaml`, '--output-dir', `${results}/${revision}`],
      ]).catch((error) => Promise.reject(new Error(summary(error.message))));
      console.log(`        ${output.match(/^✓ /gm).length} scenarios pass, ${output.match(/^ {2}~ /gm)?.length ?? 0} fail as expected`);
    });
  }
}

function summary(output) {
  return output.slice(Math.max(0, output.indexOf('=== SUMMARY'))).replaceAll(/\x1b\[\d+m/g, '');
}

export async function inspector(server) {
  for (const era of ['auto', 'legacy']) {
    await check(`The inspector finds no fault in the tools' schemas (${era})`, async () => {
      await run([
        ...program('inspector', 'clients/launcher/build/index.js'),
        ...['--cli', '--server-url', `${server.url}/mcp`, '--transport', 'http'],
        ...['--header', `Authorization: Bearer ${server.token}`, '--method', 'tools/list', '--strict', '--protocol-era', era],
      ]);
    });
  }
}
