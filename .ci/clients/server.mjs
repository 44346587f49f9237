// The built API on a database of its own, with one user, and a proxy that signs that user in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { createInterface } from 'node:readline';

/**
 * @param {string} java the program
 * @param {Record<string, string>} settings environment variables of the service
 * @returns the address of the service, and of the proxy, a token that may write, and what stops all of it
 */
export async function start(java, settings) {
  const credentials = { token: '' };
  const proxy = await startProxy(credentials);
  const api = spawn(java, ['-cp', 'api/local/target/todo-local.jar:api/local/target/lib/*', 'todo.local.TemporaryApi'], {
    env: { ...process.env, CORS_ORIGINS: origins(proxy.port), ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = [];
  createInterface({ input: api.stderr }).on('line', (line) => log.push(line));
  const ended = once(api, 'close').then(() => Promise.reject(new Error(`the API has ended:\n${log.join('\n')}`)));
  ended.catch(() => {});
  const [url] = await Promise.race([once(createInterface({ input: api.stdout }), 'line'), ended]);
  credentials.url = url;
  credentials.token = await newToken(url);
  return {
    url,
    token: credentials.token,
    proxy: `http://127.0.0.1:${proxy.port}`,
    log,
    async stop() {
      proxy.close();
      api.stdin.end();
      await ended.catch(() => {});
    },
  };
}

// The conformance suite sends an Origin, as a page of the server's own host would.
function origins(port) {
  return ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}:${port}`).join(',');
}

async function newToken(url) {
  const person = { email: 'ada@example.org', password: 'a password for checks' };
  const { access_token } = await post(`${url}/api/auth/register`, person);
  const { token } = await post(`${url}/api/auth/tokens`, { name: 'checks', scope: 'write' }, access_token);
  return token;
}

async function post(url, body, bearer) {
  const headers = { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 201) {
    throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  }
  return answer.json();
}

// The conformance suite has no option for a header.
async function startProxy(target) {
  const server = http.createServer((request, response) => {
    const headers = { ...request.headers, authorization: `Bearer ${target.token}` };
    const forwarded = http.request(new URL(request.url, target.url), { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
