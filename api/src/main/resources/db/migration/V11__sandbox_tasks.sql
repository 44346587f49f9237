-- Tasks of the Todo-Backend specification: without a user, for an hour.

create table sandbox_tasks (
  id uuid primary key,
  sandbox text not null check (char_length(sandbox) between 1 and 40),
  title text not null check (char_length(title) between 1 and 200),
  -- chosen by the client
  sort_order integer,
  completed boolean not null,
  created_at timestamptz not null
);
create index sandbox_tasks_of_sandbox on sandbox_tasks (sandbox, created_at);
create index sandbox_tasks_by_age on sandbox_tasks (created_at);
