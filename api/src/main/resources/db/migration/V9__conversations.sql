-- Conversations with the assistant.

create table conversations (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  -- the name that a client of the AI SDK has given it; null for a conversation that only we have named
  client_id text,
  title text not null check (char_length(title) between 1 and 80),
  -- how many messages were ever added: the number of the last one
  messages integer not null default 0,
  -- what the user has to approve before the last message goes on: the id of the approval, and the token that the tool then wants
  approval text,
  confirmation text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index conversations_of_user on conversations (user_id, updated_at desc);
create unique index conversations_of_client on conversations (user_id, client_id);

create table chat_messages (
  id uuid primary key,
  conversation_id uuid not null references conversations on delete cascade,
  number integer not null,
  role text not null check (role in ('user', 'assistant')),
  -- texts and calls of tools in their order; a call without an output waits for its approval, or was refused
  parts jsonb not null,
  created_at timestamptz not null,
  unique (conversation_id, number)
);

-- The tokens of a language model that a user has used on the day of their last turn (UTC).
create table chat_tokens (
  user_id uuid primary key references users on delete cascade,
  day date not null,
  tokens bigint not null
);
