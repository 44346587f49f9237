// The official Python client of MCP.
import { check } from './check.mjs';
import { run } from './process.mjs';

export async function python(server) {
  const program = [`${import.meta.dirname}/venv/bin/python`, `${import.meta.dirname}/python_client.py`];
  const url = `${server.url}/mcp`;
  for (const [mode, version] of [['auto', '2026-07-28'], ['legacy', '2025-11-25']]) {
    await check(`The Python client adds, finds, completes and deletes tasks (${version})`, () =>
      run([...program, 'use', url, server.token, mode, version]),
    );
  }
  await check('The Python client asks its user before a deletion', () => run([...program, 'ask', url, server.token]));
}
