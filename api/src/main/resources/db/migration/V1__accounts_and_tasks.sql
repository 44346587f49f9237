create table users (
  id uuid primary key,
  email text not null,
  name text,
  password_hash text not null,
  time_zone text not null default 'UTC',
  locale text not null default 'en',
  created_at timestamptz not null
);
create unique index users_by_email on users (lower(email));

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  -- counts the refresh tokens, of which the last one is good
  generation integer not null default 0,
  created_at timestamptz not null,
  renewed_at timestamptz not null,
  user_agent text,
  address text not null
);
create index sessions_of_user on sessions (user_id);

create table personal_tokens (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null,
  scope text not null check (scope in ('read', 'write')),
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index personal_tokens_of_user on personal_tokens (user_id);

create table login_attempts (
  subject text primary key,
  attempts integer not null,
  free_at timestamptz not null,
  last_at timestamptz not null
);
create index login_attempts_by_age on login_attempts (last_at);

create table tasks (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  title text not null check (char_length(title) between 1 and 200),
  description text check (char_length(description) <= 10000),
  status text not null check (status in ('pending', 'in_progress', 'completed')),
  priority text not null check (priority in ('High', 'Medium', 'Low')),
  tags text[] not null check (cardinality(tags) <= 10),
  due_date timestamptz,
  recurrence_pattern text not null check (recurrence_pattern in ('none', 'daily', 'weekly', 'monthly')),
  reminder_lead_time integer check (reminder_lead_time >= 0),
  completed_at timestamptz check ((status = 'completed') = (completed_at is not null)),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version bigint not null default 1
);
create index tasks_of_user on tasks (user_id, created_at desc, id desc);
create index tasks_of_user_by_status on tasks (user_id, status, created_at desc, id desc);
