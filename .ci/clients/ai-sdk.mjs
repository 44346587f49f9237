// The chat of the AI SDK, in the versions that people use, reads POST /api/chat.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { check } from './check.mjs';

export async function aiSdk(server) {
  for (const version of [5, 6, 7]) {
    const sdk = await import(`ai-v${version}`);
    const open = () => new Conversation(sdk, server);
    const title = `Chat ${version}`;

    await check(`The AI SDK ${version} reads a text`, async () => {
      const { parts } = await open().say('greet');
      assert.deepEqual(texts(parts), ['Hello Ada.']);
    });
    await check(`The AI SDK ${version} reads a call of a tool and its output`, async () => {
      const { parts } = await open().say(`add ${title}`);
      assert.equal(tool(parts).state, 'output-available');
      assert.equal(tool(parts).output.tasks[0].title, title);
      assert.deepEqual(texts(parts), ['Done.']);
    });
    await check(`The AI SDK ${version} reads a call of a tool that fails`, async () => {
      const { parts } = await open().say('misuse unknown_tool');
      assert.equal(tool(parts).state, 'output-error');
      assert.match(tool(parts).errorText, /unknown_tool/);
    });
    await check(`The AI SDK ${version} reads that the model has broken off`, async () => {
      const { parts } = await open().say('break');
      assert.match(texts(parts).join(), /^Half\n\n.*failed\./);
    });
    if (version > 5) { // version 5 knows no approvals
      await check(`The AI SDK ${version} approves a deletion`, async () => {
        const conversation = open();
        const { parts } = await conversation.say(`delete ${title}`);
        assert.equal(tool(parts).state, 'approval-requested');
        const decided = await conversation.approve(tool(parts).approval.id);
        assert.equal(tool(decided.parts).state, 'output-available');
        assert.equal(tool(decided.parts).output.tasks[0].title, title);
        assert.equal(texts(decided.parts).at(-1), 'Done.');
      });
    }
  }
}

class Conversation {
  constructor(sdk, server) {
    const state = new State();
    this.state = state;
    const transport = new sdk.DefaultChatTransport({
      api: `${server.url}/api/chat`,
      headers: { authorization: `Bearer ${server.token}` },
    });
    const Chat = class extends sdk.AbstractChat {};
    this.chat = new Chat({
      state,
      transport,
      onError: (error) => (state.failure = error),
      onFinish: () => state.finished.dispatchEvent(new Event('finish')),
      sendAutomaticallyWhen: sdk.lastAssistantMessageIsCompleteWithApprovalResponses,
    });
  }

  async say(text) {
    await this.chat.sendMessage({ text });
    return this.answer();
  }

  /** The chat sends the decision by itself, without a promise for the answer. */
  async approve(id) {
    const finished = once(this.state.finished, 'finish');
    await this.chat.addToolApprovalResponse({ id, approved: true });
    await finished;
    return this.answer();
  }

  answer() {
    assert.ifError(this.state.failure);
    return this.state.messages.at(-1);
  }
}

class State {
  status = 'ready';
  error = undefined;
  messages = [];
  failure = undefined;
  finished = new EventTarget();

  pushMessage(message) {
    this.messages = [...this.messages, message];
  }
  popMessage() {
    this.messages = this.messages.slice(0, -1);
  }
  replaceMessage(index, message) {
    this.messages = this.messages.with(index, message);
  }
  snapshot(value) {
    return structuredClone(value);
  }
}

function tool(parts) {
  return parts.find((part) => part.type.startsWith('tool-'));
}

function texts(parts) {
  return parts.filter((part) => part.type === 'text').map((part) => part.text);
}
