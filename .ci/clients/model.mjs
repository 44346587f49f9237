// A server of OpenAI's chat completions, whose model does what the first word of a message says.
import { once } from 'node:events';
import http from 'node:http';

const DONE = '[DONE]';

const text = (...words) => [...words.map((content) => chunk({ content })), chunk({}, 'stop'), DONE];
const call = (name, parameters) => [
  chunk({ tool_calls: [{ index: 0, id: 'call', type: 'function', function: { name, arguments: JSON.stringify(parameters) } }] }),
  chunk({}, 'tool_calls'),
  DONE,
];

const ANSWERS = {
  greet: () => text('Hello ', 'Ada.'),
  add: (title) => call('add_tasks', { tasks: [{ title }] }),
  misuse: (tool) => call(tool, {}),
  delete: (title) => call('delete_tasks', { tasks: [title] }),
  break: () => [chunk({ content: 'Half' }), { error: { message: 'the model has crashed' } }],
};

function chunk(delta, finish_reason = null) {
  return { id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] };
}

function answer({ messages }) {
  const last = messages.at(-1);
  if (last.role === 'tool') {
    return text('Done.');
  }
  const [verb, ...title] = last.content.split(' ');
  return ANSWERS[verb](title.join(' '));
}

export async function startModel() {
  const server = http.createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    if (request.method !== 'POST') {
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'scripted', object: 'model' }] }));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of answer(JSON.parse(body))) {
      response.write(`data: ${event === DONE ? DONE : JSON.stringify(event)}\n\n`);
    }
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
