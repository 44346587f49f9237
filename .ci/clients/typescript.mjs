// The official TypeScript client of MCP, which checks every result by the tool's output schema.
import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { check } from './check.mjs';

export async function typescript(server) {
  for (const [mode, version] of [['auto', '2026-07-28'], ['legacy', '2025-11-25']]) {
    await check(`The TypeScript client adds, finds, completes and deletes tasks (${version})`, () => use(server, mode, version));
  }
  await check('The TypeScript client asks its user before a deletion', () => ask(server));
}

async function connect(server, options) {
  const client = new Client({ name: 'check', version: '1' }, options);
  const requestInit = { headers: { authorization: `Bearer ${server.token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }));
  return client;
}

async function use(server, mode, version) {
  const client = await connect(server, { versionNegotiation: { mode } });
  assert.equal(client.getNegotiatedProtocolVersion(), version);
  const { tools } = await client.listTools();
  assert.ok(tools.some((tool) => tool.name === 'delete_tasks'));

  const titles = [`Type ${version}`, `Script ${version}`];
  const added = await call(client, 'add_tasks', { tasks: titles.map((title) => ({ title })) });
  assert.equal(added.tasks.length, 2);
  const found = await call(client, 'find_tasks', { query: `"${titles[0]}"` });
  assert.deepEqual(found.tasks.map((task) => task.title), [titles[0]]);
  const completed = await call(client, 'complete_tasks', { tasks: [titles[0]] });
  assert.equal(completed.tasks[0].status, 'completed');

  const tasks = added.tasks.map((task) => task.id);
  const asked = await call(client, 'delete_tasks', { tasks }, 'CONFIRMATION_REQUIRED');
  const deleted = await call(client, 'delete_tasks', { tasks, confirmation: asked.confirmation });
  assert.equal(deleted.tasks.length, 2);
  await client.close();
}

async function ask(server) {
  const client = await connect(server, { versionNegotiation: { mode: 'auto' }, capabilities: { elicitation: { form: {} } } });
  const title = 'Ask in TypeScript';
  const actions = ['decline', 'accept'];
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    assert.equal(params.message, `Delete “${title}”?`);
    return { action: actions.shift(), content: {} };
  });
  await call(client, 'add_tasks', { tasks: [{ title }] });
  await call(client, 'delete_tasks', { tasks: [title] }, 'REFUSED');
  const deleted = await call(client, 'delete_tasks', { tasks: [title] });
  assert.equal(deleted.tasks[0].title, title);
  await client.close();
}

async function call(client, name, parameters, error) {
  const { structuredContent, isError } = await client.callTool({ name, arguments: parameters });
  assert.equal(structuredContent.error, error, JSON.stringify(structuredContent));
  assert.equal(isError, error !== undefined);
  return structuredContent;
}
